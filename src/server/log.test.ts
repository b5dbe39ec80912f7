import fc from 'fast-check';
import { createLog, createTimestamp, withRequestId } from './log';

function listen(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', secrets }, { write: (line) => void lines.push(line) });
  return { log, lines: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('no line shows a secret, wherever it turns up', () => {
  const { log, lines } = listen(['xoxb-made-up', 'pass"word']);
  log.info({ url: 'https://slack.example/?token=xoxb-made-up' }, 'with xoxb-made-up');
  log.error({ reason: 'cannot use pass"word' }, 'failed');
  expect(JSON.stringify(lines())).not.toMatch(/made-up|word/);
  expect(lines()).toEqual([
    expect.objectContaining({ url: 'https://slack.example/?token=[hidden]', msg: 'with [hidden]' }),
    expect.objectContaining({ reason: 'cannot use [hidden]' }),
  ]);
});

test('an error is logged by its kind and place, not by what it may quote or what a library hung on it', () => {
  const { log, lines } = listen();
  const fault = Object.assign(
    new TypeError('cannot read "private words"', { cause: new SyntaxError('private words') }),
    {
      config: { headers: { authorization: 'Bearer 123' }, data: 'private words' },
    },
  );
  log.error({ err: fault }, 'failed');
  const at = expect.arrayContaining([expect.stringMatching(/^at /)]);
  expect(lines()[0]?.err).toEqual({ type: 'TypeError', at, cause: { type: 'SyntaxError', at } });
  expect(JSON.stringify(lines())).not.toMatch(/private|Bearer/);
});

test('what the operating system says is logged: it tells where the network failed', () => {
  const { log, lines } = listen();
  const fault = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  });
  log.error({ err: fault }, 'failed');
  expect(lines()[0]?.err).toMatchObject({ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' });
});

test('where requests are followed, lines carry the id of theirs through whatever is awaited; elsewhere none of another', async () => {
  const { log, lines } = listen();
  const handle = async () => {
    await new Promise(setImmediate);
    log.info('inside');
  };
  await Promise.all([withRequestId('one', handle, true), withRequestId('two', handle, true)]);
  log.info('outside');
  await withRequestId('three', handle, false);
  expect(lines().map(({ requestId }) => requestId)).toEqual(['one', 'two', undefined, undefined]);
});

test('a line says when it was written, to the millisecond, whatever was written before', () => {
  const times = fc.array(fc.integer({ min: 0, max: 4_102_444_800_000 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 2_000 }), (some, later) => {
      let now = 0;
      const timestamp = createTimestamp(() => now);
      for (const time of some.flatMap((one) => [one, one + later])) {
        now = time;
        expect(JSON.parse(`{"level":30${timestamp()}}`)).toMatchObject({ time: new Date(time).toISOString() });
      }
    }),
  );
});
