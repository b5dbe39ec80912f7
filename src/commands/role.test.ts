import { plainText } from '../plain-text';
import { testAsker } from '../testing/asker';
import { testServices } from '../testing/services';
import type { Asker } from './asker';
import { answer } from './index';

const services = () => {
  const made = testServices();
  const say = (line: string, changes: Partial<Asker> = {}) =>
    answer(line, testAsker(changes), made).then(({ message }) => message);
  const press = (line: string, changes: Partial<Asker> = {}) => say(line, { via: 'button', ...changes });
  return { ...made, say, press };
};

const buttonsOf = (message: Awaited<ReturnType<ReturnType<typeof services>['say']>>) =>
  message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

test.each([
  ['role', 'What is your role? I will remember it until you press “Forget”.'],
  ['my role', 'What is your role? I will remember it until you press “Forget”.'],
  ['role managers', 'I will remember that you are a manager.'],
  ['My role is practitioner.', 'I will remember that you are a practitioner.'],
  ['my role leader', 'I will remember that you are a leader.'],
  ['role forget', 'I have no role down for you.'],
])('“%s”, typed, is about the role of whoever types it', async (line, says) => {
  const message = await services().say(line);
  expect(plainText(message)).toMatch(new RegExp(`^${says.replace(/[.?]/g, '\\$&')}`));
  expect(message.audience).toBe('asker');
});

test.each(['roles', 'role play', 'the role of managers', 'role models for boys'])('“%s” is looked up', async (line) => {
  const made = testServices();
  const { lookup, message } = await answer(line, testAsker(), made);
  expect(lookup).toBeDefined();
  expect(await made.roles.get('slack:T1:U0ANN')).toBeUndefined();
  expect(plainText(message)).not.toMatch(/What is your role/);
});

test('being asked keeps nothing; choosing does, for that person alone, until they forget it', async () => {
  const { press, roles } = services();
  await press('role');
  expect(await roles.get('slack:T1:U0ANN')).toBeUndefined();
  await press('role managers');
  expect(await roles.get('slack:T1:U0ANN')).toBe('managers');
  expect(await roles.get('slack:T1:U0BEN')).toBeUndefined();
  expect(plainText(await press('role'))).toContain('I have you down as a manager.');
  await press('role forget here');
  expect(await roles.get('slack:T1:U0ANN')).toBeUndefined();
});

test('the way from one answer to the next is on its buttons, and takes the place of the answer before', async () => {
  const { press, roles } = services();
  const chosen = await press('role managers');
  expect(chosen.replaces).toBeUndefined();
  const [change, forget] = buttonsOf(chosen).map(({ command }) => command);
  const asked = await press(change ?? '');
  expect(asked.replaces).toBe(true);
  expect(buttonsOf(asked).map(({ label }) => label)).toEqual(['Practitioner', 'Manager', 'Leader', 'Forget']);
  const again = await press(buttonsOf(asked)[2]?.command ?? '');
  expect(again.replaces).toBe(true);
  expect(plainText(again)).toContain('I will remember that you are a leader.');
  expect(plainText(await press(forget ?? ''))).toContain('I have forgotten your role.');
  expect(await roles.get('slack:T1:U0ANN')).toBeUndefined();
});

test('no answer is longer than thirty words', async () => {
  const { press } = services();
  for (const line of ['role', 'role leaders', 'role', 'role forget', 'role forget', 'role nonsense'])
    expect(plainText(await press(line)).split(/\s+/).length).toBeLessThanOrEqual(30);
});

test('nothing is kept from a terminal', async () => {
  const { say, roles } = services();
  await say('role managers', { tenant: 'terminal:here', person: 'terminal:here:somebody' });
  expect(await roles.get('terminal:here:somebody')).toBeUndefined();
});
