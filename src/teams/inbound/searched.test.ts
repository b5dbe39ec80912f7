import { testServices } from '../../testing/services';
import { ANN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { cardMistakes } from '../../tryout/teams/card-rules';
import { cardText } from '../../tryout/teams/card-text';
import type { Json } from '../../tryout/teams/rooms';

let teams: LocalTeams;

beforeAll(async () => {
  teams = await startLocalTeams(testServices());
});

afterAll(() => teams.leave());

type Result = { contentType: string; content: Json; preview: { content: { title: string; text: string } } };
type Extension = { type: string; attachmentLayout?: string; attachments?: Result[]; text?: string };

async function search(words?: string): Promise<Extension> {
  const { status, body } = await teams.acts.search(ANN.id, ROOMS.channel, words);
  expect(status).toBe(200);
  return body?.composeExtension as Extension;
}

test('a search shows what was found, and holds the card to insert', async () => {
  const { type, attachmentLayout, attachments = [] } = await search('county lines');
  expect({ type, attachmentLayout }).toEqual({ type: 'result', attachmentLayout: 'list' });
  expect(attachments[0]?.preview.content.title).toBe('County lines');
  expect(attachments[0]?.preview.content.text).toMatch(/^A way of supplying drugs/);
  expect(cardText(attachments[0]?.content ?? {})).toMatch(/^County lines\n/);
  expect(cardMistakes(attachments[0]?.content ?? {})).toEqual([]);
});

test('before anything is typed it shows the principles and a few terms', async () => {
  const { attachments = [] } = await search();
  expect(attachments[0]?.preview.content.title).toMatch(/^Principle 1: /);
  expect(attachments).toHaveLength(13);
});

test('near names are shown where no result is sure', async () => {
  const { attachments = [] } = await search('county linez');
  expect(attachments.map(({ preview }) => preview.content.title)).toContain('County lines');
});

test('nothing found is said in words', async () => {
  expect(await search('zzzz qqqq')).toEqual({
    type: 'message',
    text: expect.stringContaining('I could not find that'),
  });
});

test('a worry brings whom to call before everything else, and puts nothing of it into the message', async () => {
  const { attachments = [] } = await search('I want to kill myself');
  expect(attachments.map(({ preview }) => preview.content)).toEqual([
    { title: 'Who to call', text: 'Samaritans: 116 123; Emergency services: 999' },
  ]);
  const card = attachments[0]?.content ?? {};
  expect(cardText(card)).toMatch(/^Who to call\nEmergency services: /);
  expect(JSON.stringify(card)).not.toMatch(/kill|sorry|matter/i);
  expect(cardMistakes(card)).toEqual([]);
});

test('a term that worries come with has whom to call above it, and nothing that it does not name', async () => {
  const { attachments = [] } = await search('suicide');
  expect(attachments.map(({ preview }) => preview.content.title)).toEqual(['Who to call', 'Suicide']);
});

test('a question about the bot is answered in words, and who to call is a card', async () => {
  expect(await search('privacy')).toEqual({ type: 'message', text: expect.stringContaining('I do not keep or log') });
  const { attachments = [] } = await search('who do I call');
  expect(attachments.map(({ preview }) => preview.content.title)).toEqual(['Who to call']);
});

test('nothing is sent to the conversation', () => {
  expect(teams.connector.calls).toEqual([]);
});
