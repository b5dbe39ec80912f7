import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { type TestServices, testServices } from '../../testing/services';
import { buttonsOf, wordsOf } from '../../testing/word-budget';
import { answer } from '../index';

const KEEPER = 'slack:T1:U0KEEPER';
const shipped = testServices().policy;
let services: TestServices;
const by = async (person: typeof KEEPER | 'slack:T1:U0ANN', line: string, via: 'typed' | 'button' = 'button') =>
  (await answer(line, testAsker({ person, via }), services)).message;

beforeEach(async () => {
  services = testServices({ policy: { ...shipped, contentKeeper: KEEPER } });
  for (const text of ['One.', 'Two.', 'Three.', 'Four.'])
    await services.feedback.add('slack:T1', { entry: 'county-lines', kind: 'unclear', text });
});

test('nobody but the keeper of the content sees feedback or marks it as done', async () => {
  for (const line of ['feedback-list', 'feedback-done 4'])
    expect(plainText(await by('slack:T1:U0ANN', line))).toContain('Only the person who keeps the content');
  expect(plainText(await by('slack:T1:U0ANN', 'feedback list', 'typed'))).toContain('Only the person');
  const nobody = { ...services, policy: { ...shipped, contentKeeper: undefined } };
  const { message } = await answer('feedback-done 4', testAsker({ via: 'button' }), nobody);
  expect(plainText(message)).toContain('Only the person');
  expect(await services.feedback.unread()).toHaveLength(4);
});

test('the keeper sees the newest, and settles them one by one', async () => {
  const list = await by(KEEPER, 'feedback list', 'typed');
  expect(plainText(list)).toContain('4 pieces of feedback to read:\n- Number 4: County lines, unclear. “Four.”\n');
  const [first] = buttonsOf(list);
  const done = await by(KEEPER, first?.command ?? '');
  expect(plainText(done)).toBe('Number 4 is done. There is more to read: 3.\n\n[Show feedback]');
  expect(plainText(await by(KEEPER, buttonsOf(done)[0]?.command ?? ''))).toMatch(/^3 pieces .*\n- Number 3/);
  expect(plainText(await by(KEEPER, 'feedback-done 4'))).toContain('already done, or gone');
  for (const number of [3, 2]) await by(KEEPER, `feedback-done ${number}`);
  expect(plainText(await by(KEEPER, 'feedback-done 1'))).toBe('Number 1 is done. There is no more feedback to read.');
  expect(plainText(await by(KEEPER, 'feedback-list'))).toBe('There is no feedback to read.');
});

test.each(['feedback-done', 'feedback-done x', 'feedback-done 1e3', 'feedback-done 99999999999'])(
  '“%s”, which no button says, settles nothing',
  async (line) => {
    const said = plainText(await by(KEEPER, line));
    expect(said).toContain('already done, or gone');
    expect(wordsOf(said)).toBeLessThanOrEqual(30);
    expect(await services.feedback.unread()).toHaveLength(4);
  },
);
