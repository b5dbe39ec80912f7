import { plainText } from '../../plain-text';
import { ask, askSurely, unheard, withSchedule } from '../../testing/reflecting';
import { testServices } from '../../testing/services';

const PRESSED = { via: 'button' } as const;
const BEN = { person: 'slack:T1:U0BEN', name: 'Ben' } as const;
const GUEST = { person: 'slack:T1:U0GUEST', isGuest: async () => true } as const;

test('it asks once, before anything is swapped', async () => {
  const { said, buttons, services, message } = await ask('another d1', testServices(), PRESSED);
  expect(said).toContain('Swap this question for everyone?');
  expect(said).toContain('within ten minutes of posting');
  expect(buttons.map(({ label, command }) => [label, command])).toEqual([
    ['Swap', 'another d1 shown'],
    ['Keep', 'another d1 keep'],
  ]);
  expect(message).toMatchObject({ audience: 'asker', draft: true });
  const kept = await ask('another d1 keep', services, PRESSED);
  expect(kept.said).toContain('I have left the question as it is.');
  expect(services.asked).toEqual([]);
});

test('it is swapped where the button was pressed, with who did it', async () => {
  const { said, services } = await askSurely('another d1', testServices(), {
    ...PRESSED,
    ...BEN,
    conversation: 'slack:T1:C2',
  });
  expect(said).toContain('I have swapped it for everyone here.');
  expect(services.asked).toEqual([
    { of: 'another', with: ['d1', { conversation: 'slack:T1:C2', shown: 'shown', by: BEN }] },
  ]);
});

test('whoever looks after the prompt is told, unless they did it', async () => {
  const { said, services } = await askSurely('another d1', withSchedule(), { ...PRESSED, ...BEN });
  expect(said).toContain('I have told its owner.');
  expect(services.told).toMatchObject([
    { person: 'slack:T1:U0ANN', message: { by: { did: 'Weekly question swapped', ...BEN } } },
  ]);
  expect(services.told.map(({ message }) => plainText(message)).join()).toContain('Every Monday at 09:30');
  expect((await askSurely('another d1', withSchedule(), PRESSED)).services.told).toEqual([]);
});

test.each([
  ['swapped before', 'Somebody else has just swapped it'],
  ['too late', 'only swap a question in its first ten minutes'],
  ['unknown', 'I cannot find that question here any more'],
  ['no other', 'I have no other question that fits'],
] as const)('one that is %s is answered in plain words, to whoever pressed', async (outcome, says) => {
  const services = testServices();
  const prompts = { ...services.prompts, another: async () => outcome };
  const { said, message } = await ask('another d1 shown', { ...services, prompts }, PRESSED);
  expect(said).toContain(says);
  expect(message.audience).toBe('asker');
});

test.each(['too late', 'unknown'] as const)('nobody is asked about one that is %s', async (outcome) => {
  const services = testServices();
  const prompts = { ...services.prompts, swappable: async () => outcome };
  const { buttons } = await ask('another d1', { ...services, prompts }, PRESSED);
  expect(buttons.map(({ label }) => label)).toEqual(['Post one now']);
});

test('guests may not, unless they look after it or the organisation lets them', async () => {
  for (const line of ['another d1', 'another d1 shown']) {
    const { said, services } = await ask(line, withSchedule(), { ...PRESSED, ...GUEST });
    expect(said).toContain('guests cannot');
    expect(services.asked).toEqual([]);
  }
  const own = await askSurely('another d1', withSchedule({ owner: GUEST.person }), { ...PRESSED, ...GUEST });
  expect(own.services.asked).toHaveLength(1);
  const policy = { ...testServices().policy, guestsMaySchedule: true };
  const allowed = await askSurely('another d1', withSchedule({}, { policy }), { ...PRESSED, ...GUEST });
  expect(allowed.services.asked).toHaveLength(1);
});

test('it is a button, and nothing that can be typed', async () => {
  for (const line of ['another d1', 'another d1 shown']) expect((await ask(line)).services.asked).toEqual([]);
});

test('one that cannot be swapped just now says when to try again', async () => {
  const pressed = (why: Parameters<typeof unheard>[0]) => ask('another d1 shown', unheard(why), PRESSED);
  expect((await pressed('busy')).said).toContain('try again in a minute');
  expect((await pressed('removed')).said).toContain('Invite me');
  expect((await pressed('gone')).said).toContain('no longer exists');
  await expect(pressed('refused')).rejects.toThrow('refused');
});
