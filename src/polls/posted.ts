/**
 * What became of a draft that was to be posted. `posting`: somebody else is posting it now. `maybe posted`: it may or may not
 * stand there. `posted before`: it was posted already. `too late`: its closing time has passed. `too many`: its maker has as
 * many open polls there as anybody may. `open here`, `kept back`: the same question is open there, or its result waits to be
 * shown. `unknown`: there is no such draft.
 */
export type Posted =
  | 'posted'
  | 'posting'
  | 'maybe posted'
  | 'posted before'
  | 'too late'
  | 'too many'
  | 'unknown'
  | 'open here'
  | 'kept back';
