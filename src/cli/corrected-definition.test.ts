import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from '../testing/pack';
import { type BuiltProgram, buildProgram } from '../testing/run/built-program';

const shipped = readFileSync(join(__dirname, '..', '..', 'content', 'terms', 'county-lines.yaml'), 'utf8');
const definition = /^definition: >-\n(?: {2}.*\n)+/m;
const ours = shipped.replace(definition, 'definition: >-\n  How drugs come to our seafront: ask at the harbour.\n');

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

describe('the practitioner: “That definition is not how we say it here, and I can put it right”', () => {
  test('one changed file in the partnership’s own folder is checked, and is what the bot says', async () => {
    expect(shipped).toMatch(definition);
    const CONTENT_DIR = pack({ 'terms/county-lines.yaml': ours });
    const checked = await program.run(['content', 'check', CONTENT_DIR]);
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('The content is right')]);
    const asked = await program.run(['ask', 'county lien'], { CONTENT_DIR });
    expect(asked.stdout).toContain('How drugs come to our seafront: ask at the harbour.');
    expect(asked.stdout).not.toContain('A way of supplying drugs');
  });

  test('with a slip in it the bot does not start, and says in which file and line, and what was meant', async () => {
    const slipped = ours.replace('definition: >-', 'defintion: >-');
    const line = slipped.split('\n').findIndex((one) => one.startsWith('defintion')) + 1;
    const CONTENT_DIR = pack({ 'terms/county-lines.yaml': slipped });
    const { code, stderr, stdout } = await program.run(['start'], { CONTENT_DIR, PORT: '0' });
    expect(code).toBe(1);
    expect(stderr).toContain('Please put the content right');
    expect(stderr).toMatch(
      new RegExp(`terms/county-lines\\.yaml:${line}: found the field "defintion"; did you mean "definition"\\?`),
    );
    expect(stdout).not.toContain('http://');
  });
});
