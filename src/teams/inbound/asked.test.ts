import { type TestServices, testServices } from '../../testing/services';
import { ANN, APP_ID, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics } from '../../tryout/teams/activities';
import { BOT_ID, textFor } from '../../tryout/teams/rooms';

let services: TestServices;
let teams: LocalTeams;

beforeEach(async () => {
  services = testServices();
  teams = await startLocalTeams(services);
});

afterEach(() => teams.leave());

const seenBy = (person: string) => teams.connector.rooms.seenBy(person).map((post) => textFor(person, post));

test('in the personal chat a line is enough', async () => {
  await teams.acts.say(ANN.id, ROOMS.personal, 'glossary county lines');
  expect(seenBy(ANN.id)).toEqual([expect.stringMatching(/^County lines\n/)]);
  expect(seenBy(BEN.id)).toEqual([]);
});

test('hints in the personal chat need no mention, hints elsewhere do', async () => {
  await teams.acts.say(ANN.id, ROOMS.personal, 'help');
  expect(seenBy(ANN.id).at(-1)).toContain('• glossary county lines:');
  await teams.acts.mention(ANN.id, ROOMS.group, 'help');
  expect(seenBy(ANN.id).at(-1)).toContain('• @Practice Compass glossary county lines:');
});

test('a mention in a channel is answered in its own thread', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary county lines');
  const [post] = teams.connector.rooms.seenBy(BEN.id);
  const root = teams.connector.calls[0]?.path[0]?.split(';messageid=')[1];
  expect(root).toBeDefined();
  expect(post?.thread).toBe(root);
});

test.each(['group', 'meeting'] as const)('a mention in a %s chat is answered there', async (kind) => {
  await teams.acts.mention(ANN.id, ROOMS[kind], 'glossary county lines');
  expect(seenBy(BEN.id)).toEqual([expect.stringMatching(/^County lines\n/)]);
});

test('where everybody sees the answer, it offers the personal chat and no button that shares it', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary county lines');
  expect(seenBy(BEN.id).at(-1)).toContain('[Ask me in private]');
  expect(seenBy(BEN.id).at(-1)).not.toContain('[Share');
  const card = JSON.stringify(teams.connector.calls.at(-1)?.body);
  expect(card).toContain(`https://teams.microsoft.com/l/chat/0/0?users=28:${APP_ID}`);
});

test('what is not addressed to the bot is not answered', async () => {
  await teams.acts.say(ANN.id, ROOMS.channel, 'glossary county lines');
  await teams.acts.say(ANN.id, ROOMS.group, 'glossary county lines');
  expect(teams.connector.calls).toEqual([]);
});

test('edits, reactions and other bots are left alone', async () => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.personal });
  await teams.deliver({ ...basics, type: 'messageUpdate', id: '1', text: 'glossary county lines' });
  await teams.deliver({ ...basics, type: 'messageReaction', id: '2', reactionsAdded: [{ type: 'like' }] });
  await teams.deliver({ ...basics, type: 'message', id: '3', text: 'help', from: { id: '28:another-bot' } });
  await teams.deliver({ ...basics, type: 'message', id: '4', text: 'help', from: { id: BOT_ID } });
  expect(teams.connector.calls).toEqual([]);
});

test('a retry of the same message is answered once', async () => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.personal });
  const message = { ...basics, type: 'message', id: 'the-same', text: 'help' };
  const received = await Promise.all([teams.deliver(message), teams.deliver(message), teams.deliver(message)]);
  expect(received.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(seenBy(ANN.id)).toHaveLength(1);
});

test('the asker is known by her tenant, the room without its thread, and her object id', async () => {
  const tenants: string[] = [];
  await teams.leave();
  teams = await startLocalTeams({
    ...services,
    suggestions: { ...services.suggestions, add: async (tenant) => tenants.push(tenant) > 0 },
  });
  await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary qwertyuiop');
  await teams.acts.press(ANN.id, 'Suggest this word');
  await teams.acts.press(ANN.id, 'Suggest');
  expect(tenants).toEqual([`teams:${teams.connector.rooms.tenantId}`]);
});

test('mark-up and line breaks in a question are not looked up', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, '&nbsp;<div>glossary<br/>county\nlines</div>');
  expect(seenBy(ANN.id).at(-1)).toMatch(/^County lines\n/);
});

test('what is typed after a mention stays: other people, lines of their own, emoji and links', async () => {
  const question = 'Does <at id="1">Ben Example</at> know https://a.example/ 🙂?';
  await teams.acts.mention(ANN.id, ROOMS.group, `poll "${question}"\n"Yes"\n"No" open`);
  expect(seenBy(ANN.id).at(-2)).toContain('Does Ben Example know https://a.example/ 🙂?');
  expect(seenBy(ANN.id).at(-2)).toMatch(/Yes[\s\S]*No/);
});

test('hostile words are shown as words', async () => {
  const words = '[x](http://evil.example) &lt;at&gt;all&lt;/at&gt; **b** {{DATE(2026-11-23T06:00:00Z)}}';
  await teams.acts.say(ANN.id, ROOMS.personal, `glossary ${words}`);
  const sent = JSON.stringify(teams.connector.calls.at(-1)?.body);
  expect(seenBy(ANN.id).at(-1)).toContain('I could not find');
  expect(sent).not.toContain('{{');
  expect(sent).not.toContain('"entities":[{"type":"mention"');
});

test('the app says hello once, although Teams tells of its installation twice', async () => {
  await teams.acts.install(ANN.id, ROOMS.channel);
  expect(seenBy(BEN.id)).toEqual([expect.stringMatching(/^Hello, I am Practice Compass\n/)]);
  await teams.acts.install(ANN.id, ROOMS.personal);
  expect(seenBy(ANN.id)).toHaveLength(2);
});

test('the hello has an example, as it is typed there', async () => {
  await teams.acts.install(ANN.id, ROOMS.channel);
  expect(seenBy(BEN.id)[0]).toContain('type @Practice Compass glossary county lines');
});

test('a person who joins is no installation', async () => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.group });
  await teams.deliver({ ...basics, type: 'conversationUpdate', id: '1', membersAdded: [{ id: BEN.id }] });
  await teams.deliver({ ...basics, type: 'installationUpdate', id: '2', action: 'remove' });
  expect(teams.connector.calls).toEqual([]);
});
