import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** As TypeScript compiles it for ES2015. */
const COMPILED = `
  const __awaiter = (self, _args, _kind, generator) =>
    new Promise((resolve, reject) => {
      const step = (done) => (done.done ? resolve(done.value) : Promise.resolve(done.value).then(next, fail));
      const next = (value) => { try { step(running.next(value)); } catch (error) { reject(error); } };
      const fail = (error) => { try { step(running.throw(error)); } catch (again) { reject(again); } };
      const running = generator.apply(self);
      next();
    });
  class Turn {
    constructor() { this.yield = 'kept'; }
    run(logic) {
      return __awaiter(this, void 0, void 0, function* () {
        const [first, second] = [yield logic(1), (yield logic(2)) || 'none'];
        const inner = () => __awaiter(this, void 0, void 0, function* () { return yield(logic(3)); });
        try { yield inner(); } catch (error) { return [first, second, error.message, this.yield]; }
      });
    }
  }
`;

/** Runs this in a process of its own, once with the code as it was compiled and once as the build writes it. */
function bothWays(program: string): string[] {
  const transform = join(__dirname, 'native-async.mjs');
  return ['(code) => code', 'nativeAsync'].map((how) => {
    const code = `
      import { getHeapSpaceStatistics } from 'node:v8';
      import { nativeAsync } from ${JSON.stringify(transform)};
      const Turn = new Function((${how})(${JSON.stringify(COMPILED)}) + '; return Turn;')();
      const old = () => getHeapSpaceStatistics().find((one) => one.space_name === 'old_space').space_used_size / 2 ** 20;
      ${program}`;
    return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  });
}

test('what was compiled for old engines does the same', () => {
  const [compiled, native] = bothWays(`
    const logic = async (at) => { if (at === 3) throw new Error('third'); return at === 2 ? 0 : at; };
    console.log(JSON.stringify([await new Turn().run(logic), Turn.prototype.run.toString().includes('function*')]));`);
  const outcome = [1, 'none', 'third', 'kept'];
  expect([compiled, native].map((said) => JSON.parse(said ?? ''))).toEqual([
    [outcome, true],
    [outcome, false],
  ]);
});

test('what a call knew does not stay among V8’s old objects until they are collected', () => {
  const [compiled, native] = bothWays(`
    const before = old();
    for (let call = 0; call < 3_000; call++) {
      const known = new Array(1_000).fill(call);
      await new Turn().run(async (at) => { if (at === 3) throw known; });
    }
    console.log(old() - before);`);
  expect(Number(native)).toBeLessThan(Number(compiled) / 4);
});
