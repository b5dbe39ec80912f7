import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type DestinationStream, type Level, type Logger } from 'pino';

type LogSettings = {
  readonly level: Level | 'silent';
  /** Values that no line may show, wherever they turn up, e.g. in an error's text. */
  readonly secrets: readonly string[];
};

/**
 * A logger that writes one JSON object a line to standard output. A line that is written while a request is handled has
 * the request's id where that costs nothing. Of an error, only its type, code and stack are logged (and the message of a system error): the
 * message or properties that a library adds may quote a person or a header.
 */
export function createLog({ level, secrets }: LogSettings, out: DestinationStream = standardOutput()): Logger {
  const hidden = secrets.filter((secret) => secret.length >= SHORTEST_HIDDEN).map((secret) => escaped(secret));
  const guarded: DestinationStream = {
    write: (line) => out.write(hidden.reduce((text, secret) => text.replaceAll(secret, '[hidden]'), line)),
  };
  return pino(
    {
      level,
      base: null,
      timestamp: createTimestamp(),
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => requestIds.getStore() ?? {},
      serializers: { err: plainError, error: plainError },
    },
    guarded,
  );
}

/** As pino's own `isoTime`; but a date is made once a second, and not for each line. https://getpino.io/#/docs/api?id=timestamp-boolean-function */
export function createTimestamp(now: () => number = Date.now): () => string {
  let [second, begins] = [Number.NaN, ''];
  return () => {
    const ms = now();
    const whole = Math.floor(ms / 1_000);
    if (whole !== second) [second, begins] = [whole, `,"time":"${new Date(whole * 1_000).toISOString().slice(0, -4)}`];
    return `${begins}${String(ms - whole * 1_000).padStart(3, '0')}Z"`;
  };
}

/**
 * Lines that are written in one turn of the event loop leave together at its end, or when the process does: a busy bot would
 * else spend more on its log than on many an answer.
 */
function standardOutput(): DestinationStream {
  const out = pino.destination({ dest: 1, sync: true });
  let lines = '';
  const leave = () => {
    const all = lines;
    lines = '';
    if (all !== '') out.write(all);
  };
  process.on('exit', leave);
  return {
    write(line) {
      if (lines === '') setImmediate(leave);
      lines += line;
    },
  };
}

/**
 * Runs `handle` so that lines logged inside it have the request's id, through whatever is awaited. Before Node 24 that costs a
 * tenth of a look-up, as Node hooks into every promise; so there only what the server itself logs has the id.
 * https://nodejs.org/api/async_context.html
 */
export function withRequestId<Result>(requestId: string, handle: () => Result, follow = isCheap): Result {
  return follow ? requestIds.run({ requestId }, handle) : handle();
}

const isCheap = Number(process.versions.node.split('.')[0]) >= 24;

const requestIds = new AsyncLocalStorage<{ requestId: string }>();

/** Characters. Hiding shorter secrets would blank out half of every line. */
const SHORTEST_HIDDEN = 6;

/** The secret as it is written inside a JSON string. */
const escaped = (secret: string) => JSON.stringify(secret).slice(1, -1);

function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name: type, message, stack = '', cause } = error;
  return {
    type,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    // Only the operating system's own sentences are sure not to quote a person; JSON.parse, for one, does.
    ...('syscall' in error ? { message } : {}),
    at: stack
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: plainError(cause) }),
  };
}
