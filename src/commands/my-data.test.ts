import type { Message } from '../message';
import { plainText } from '../plain-text';
import { testAsker } from '../testing/asker';
import { ask, withSchedule } from '../testing/reflecting';
import { type TestServices, testServices } from '../testing/services';
import { answer } from './index';

const ANN = testAsker();
const DM = { conversation: 'slack:T1:D0ANN', setting: 'personal' } as const;

const buttonsOf = ({ blocks }: Message) => blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

/** Ann looks after the channel's weekly prompt, and has asked for her role to be remembered. */
async function annIsKnown(): Promise<TestServices> {
  const services = withSchedule({});
  await services.roles.set(ANN.person, ANN.tenant, 'managers');
  return services;
}

test.each([
  ...['my data', 'My data', 'my-data', 'mydata', 'MY DATA?', 'show me my data', 'my data, please', 'see my data.'],
  ...['What do you keep about me?', 'what do you know about me', 'what data do you hold on me'],
  ...['can i see my data', 'download my data', 'my information', 'export my data please'],
])('“%s”, typed, tells what is kept of whoever types it', async (line) => {
  const { said, message } = await ask(line);
  expect(said).toContain('I keep nothing about you.');
  expect(message).toMatchObject({ audience: 'asker', confidential: {} });
});

test.each(['my data sharing agreement', 'data', 'data protection', 'what do you know about county lines', 'forget'])(
  '“%s” is looked up',
  async (line) => {
    const { lookup } = await answer(line, ANN, testServices());
    expect(lookup).toBeDefined();
  },
);

test('what is kept stands there in words, and nobody else’s', async () => {
  const services = await annIsKnown();
  const { said, buttons } = await ask('my data', services);
  expect(said).toContain('Your role: manager');
  expect(said).toContain('A weekly prompt you look after: Every Monday at 09:30 (Europe/London), for everyone.');
  expect(buttons.map(({ label }) => label)).toEqual(['Forget me', 'What I keep']);
  const { said: bens } = await ask('my data', services, { person: 'slack:T1:U0BEN' });
  expect(bens).toContain('I keep nothing about you.');
});

test('where everybody sees every answer, not even that there is something is shown', async () => {
  const { message } = await ask('my data', await annIsKnown());
  const open = plainText({ audience: 'conversation', blocks: message.confidential?.inFrontOfOthers ?? [] });
  expect(open).toBe('I can only show that in our own chat. Please ask me there for “my data”.');
});

test('whoever is named in the settings is told so: forgetting does not change settings', async () => {
  const services = testServices();
  const policy = { ...services.policy, contentKeeper: ANN.person };
  const { said } = await ask('my data', { ...services, policy });
  expect(said).toContain('named you in their settings');
});

test.each([
  'forget me',
  'Forget me!',
  'please forget me',
  'delete my data',
  'forget everything about me',
  'how do i delete my data?',
])('“%s” asks once, and erases nothing', async (line) => {
  const services = await annIsKnown();
  const { said, buttons } = await ask(line, services, DM);
  expect(said).toContain('Forget you?');
  expect(said).toContain('A weekly prompt will pause. I will tell everyone there.');
  expect(buttons.map(({ label, command }) => [label, command])).toEqual([
    ['Forget me', 'forget-me sure'],
    ['Keep', 'my-data'],
  ]);
  expect(await services.roles.get(ANN.person)).toBe('managers');
});

test('“forget me sure” cannot be typed: it is the button of that question', async () => {
  const services = await annIsKnown();
  await ask('forget-me sure', services, DM);
  await ask('forget me sure', services, DM);
  expect(await services.roles.get(ANN.person)).toBe('managers');
});

test('the button on what is kept leads to the question, and its button to being forgotten', async () => {
  const services = await annIsKnown();
  const press = async (line: string) => (await answer(line, testAsker({ ...DM, via: 'button' }), services)).message;
  const shown = (await ask('my data', services, DM)).message;
  const question = await press(buttonsOf(shown)[0]?.command ?? '');
  const done = await press(buttonsOf(question)[0]?.command ?? '');
  expect([question.replaces, done.replaces]).toEqual([true, true]);
  expect(plainText(done)).toBe('I have forgotten you.');
  expect(await services.roles.get(ANN.person)).toBeUndefined();
  expect(await services.scheduled.get(ANN.conversation)).toMatchObject({ owner: 'slack:T1:nobody', state: 'paused' });
  expect((await ask('my data', services, DM)).said).toContain('I keep nothing about you.');
});

test('a weekly prompt in one’s own chat goes, and that is not announced', async () => {
  const services = testServices();
  await services.schedules.save({ ...(await pausedIn(DM.conversation)) });
  const { said } = await ask('forget me', services, DM);
  expect(said).not.toContain('will pause');
  await answer('forget-me sure', testAsker({ ...DM, via: 'button' }), services);
  expect(await services.scheduled.get(DM.conversation)).toBeUndefined();
});

async function pausedIn(conversation: typeof DM.conversation) {
  const schedule = await withSchedule({}).scheduled.get(ANN.conversation);
  if (!schedule) throw new Error('no schedule');
  return { ...schedule, conversation };
}

test('in Teams it says that a next word brings the address back', async () => {
  const [tenant, person, conversation] = ['teams:t1', 'teams:t1:ann', 'teams:t1:a:1'] as const;
  const services = testServices();
  await services.roles.set(person, tenant, 'leaders');
  const asker = testAsker({ tenant, person, conversation, setting: 'personal', via: 'button' });
  const { message } = await answer('forget-me sure', asker, services);
  expect(plainText(message)).toContain('If you write to me again, I keep where to answer you.');
});

test('at a terminal nothing is kept', async () => {
  const { said } = await ask('my data', testServices(), { tenant: 'terminal:here', person: 'terminal:here:somebody' });
  expect(said).toBe('At a terminal I keep nothing of you.');
});
