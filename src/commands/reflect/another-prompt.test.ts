import { ask, unheard } from '../../testing/reflecting';
import { testServices } from '../../testing/services';

const PRESSED = { via: 'button' } as const;

test.each([
  ['replaced', 'Another prompt is in its place now'],
  ['too late', 'in its first ten minutes only'],
  ['unknown', 'I can no longer find that prompt here'],
  ['no other', 'There is no other prompt that fits'],
] as const)('a prompt that is %s is answered in plain words, to whoever pressed', async (outcome, says) => {
  const services = testServices();
  const prompts = { ...services.prompts, another: async () => outcome };
  const { said, message } = await ask('another d1', { ...services, prompts }, PRESSED);
  expect(said).toContain(says);
  expect([message.audience, message.replaces]).toEqual(['asker', undefined]);
});

test('only the prompt of the conversation that pressed is asked for', async () => {
  const { services } = await ask('another d1', testServices(), { ...PRESSED, conversation: 'slack:T1:C2' });
  expect(services.asked).toEqual([{ of: 'another', with: ['d1', 'slack:T1:C2'] }]);
});

test('it is a button, and nothing that can be typed', async () => {
  const { services } = await ask('another d1');
  expect(services.asked).toEqual([]);
});

test('a prompt that cannot be swapped just now says when to try again', async () => {
  expect((await ask('another d1', unheard('busy'), PRESSED)).said).toContain('try again in a minute');
  expect((await ask('another d1', unheard('removed'), PRESSED)).said).toContain('Invite me');
  expect((await ask('another d1', unheard('gone'), PRESSED)).said).toContain('no longer there');
  await expect(ask('another d1', unheard('refused'), PRESSED)).rejects.toThrow('refused');
});
