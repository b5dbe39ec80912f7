import type { Logger } from 'pino';
import { withTimeLimit } from '../concurrency';

/** Milliseconds. `fresh`: for how long an answer of the database counts. `late`: how long it may take over one: longer than
 * SQLite waits for others who hold the file. */
const PATIENCE = { fresh: 3_000, late: 2_500 };

export const NO_ANSWER = 'the database does not answer';

export type DatabaseWatch = () => Promise<string | undefined>;

/**
 * Returns a function that resolves with why the database takes no writes; undefined if it does. However often it is called,
 * the database is asked every three seconds at most. When the answer changes, the log says so. An error of `probe` may say
 * why in `because`.
 */
export function watchDatabase(
  probe: () => Promise<void>,
  log: Pick<Logger, 'error' | 'info'>,
  { now = () => performance.now(), patience: given = {} as Partial<typeof PATIENCE> } = {},
): DatabaseWatch {
  const patience = { ...PATIENCE, ...given };
  let asked: { readonly at: number; readonly answer: Promise<string | undefined> } | undefined;
  let running = false;
  let before: string | undefined;

  return () => {
    if (asked && (running || now() < asked.at + patience.fresh)) return asked.answer;
    running = true;
    const probing = probe().finally(() => {
      running = false;
    });
    const answer = withTimeLimit(patience.late, probing, () => new Error('late')).then(() => undefined, because);
    asked = { at: now(), answer: answer.then(told) };
    return asked.answer;
  };

  function told(answer: string | undefined): string | undefined {
    if (answer !== undefined && answer !== before)
      log.error(
        { because: answer },
        'the database takes no writes: what needs it is answered with words, and not done',
      );
    if (answer === undefined && before !== undefined) log.info('the database takes writes again');
    before = answer;
    return answer;
  }
}

function because(error: unknown): string {
  const { because: said } = error as { readonly because?: unknown };
  return typeof said === 'string' ? said : NO_ANSWER;
}
