import { csv } from '../../text/csv';
import type { ClosedResult } from './closed-result';

/** The parts of a closed poll that are exported. */
type Exported = { readonly question: string; readonly closedAt: Date; readonly result: ClosedResult };

const COLUMNS = ['Question', 'Closed', 'Voters', 'Answer', 'Result', 'Share in per cent'];

/**
 * Closed polls as CSV, one line per answer, with only what their cards show. A sentence that a card says of the result as
 * a whole has a line of its own, without an answer.
 */
export const csvOf = (...polls: readonly Exported[]): string => csv([COLUMNS, ...polls.flatMap(rowsOf)]);

function rowsOf({ question, closedAt, result }: Exported): readonly (readonly string[])[] {
  const about = [question, closedAt.toISOString()];
  if (!('shares' in result)) return [[...about, '', '', withheld(result), '']];
  return [
    ...(result.kind === 'few' && result.says !== null ? [[...about, result.voters, '', result.says, '']] : []),
    ...result.shares.map(({ label, words, share }) => [...about, result.voters, label, words, String(share ?? '')]),
  ];
}

const withheld = (result: Exclude<ClosedResult, { shares: unknown }>): string =>
  result.kind === 'too few'
    ? `Fewer than ${result.minimum} people voted`
    : `The same question showed a result in the 24 hours before${result.from === undefined ? '' : `; shown from ${result.from}`}`;
