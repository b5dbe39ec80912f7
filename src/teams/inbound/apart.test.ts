import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../../assemble';
import { type Adapters, messengerOf, rateLimitOf } from '../../platform/adapter';
import { nextSlot } from '../../reflection/slots';
import { createTicker } from '../../schedule/prompts/tick';
import { wait } from '../../schedule/wait';
import { openStore } from '../../store/open-store';
import { testServices } from '../../testing/services';
import { allRows } from '../../testing/stores/all-rows';
import { SECRET_KEY } from '../../testing/stores/databases';
import { ANN, BEN, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { createActs } from '../../tryout/teams/acts';
import { actionsOf } from '../../tryout/teams/card-text';
import { cardsFor, type Json, textFor } from '../../tryout/teams/rooms';
import { startLocalConnector } from '../../tryout/teams/start';

const OTHER = '99999999-0000-4000-8000-0000000000ff';
const folder = mkdtempSync(join(tmpdir(), 'tenants-apart-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Connector = Awaited<ReturnType<typeof startLocalConnector>>;

let stop: () => Promise<void>;
afterEach(() => stop());

/** The bot as it is assembled, in front of two tenants in which people and rooms have the same ids. */
async function botForTwo(url: string, clock: () => Date) {
  const store = await openStore(url, clock, { secretKey: SECRET_KEY });
  const adapters: Adapters = {};
  const knowledge = testServices({ clock });
  const nothing = () => undefined;
  const { services, weekly, pollCards } = assemble({
    ...{ knowledge, store, policy: knowledge.policy, clock, wait, log: knowledge.log },
    ...{ messenger: messengerOf(adapters), rateLimitOf: rateLimitOf(adapters) },
    metrics: { answered: nothing, prompted: nothing, unswept: nothing, lockedOut: nothing },
  });
  const teams = await startLocalTeams(services);
  adapters.teams = teams.adapter;
  const there = await startLocalConnector({ token: 'the-bots-own-token', tenantId: OTHER });
  for (const person of [ANN, BEN]) there.rooms.addPerson(person);
  for (const room of teams.connector.rooms.rooms.values()) there.rooms.addRoom(room);
  const tick = createTicker({ ...weekly, nextSlot });
  return {
    ...{ store, teams, there, one: teams.acts, two: createActs(there, teams.deliver) },
    beat: () => tick(new AbortController().signal),
    async stop(): Promise<void> {
      await teams.leave();
      await there.close();
      await pollCards.stop();
      await store.close();
    },
  };
}

/** All buttons that somebody sees, with the line that each sends and the names of its form's fields. */
const buttons = ({ rooms }: Connector, person: string) =>
  rooms.seenBy(person).flatMap((post) =>
    cardsFor(person, post).flatMap((card) =>
      actionsOf(card).flatMap((action) => {
        const data = (action.data ?? {}) as Json;
        return typeof data.says === 'string' ? [{ post, action, says: data.says }] : [];
      }),
    ),
  );

test('no id, line, button or form of one tenant shows or changes anything of it in another, not even for the same ids of people and rooms', async () => {
  const url = `file:${join(folder, 'two.db')}`;
  let now = new Date('2026-11-23T09:00:00Z');
  const bot = await botForTwo(url, () => now);
  stop = bot.stop;
  const { one, two, teams, there, store } = bot;
  const press = async (line: RegExp, person = ANN.id) => {
    const found = buttons(teams.connector, person).findLast(({ says }) => line.test(says));
    if (!found) throw new Error(`Nobody offers ${line}`);
    await one.perform(person, found.post, found.action, {});
    await teams.settled();
  };

  // The first tenant has one of everything.
  await one.mention(ANN.id, ROOMS.channel, 'reflect weekly monday 09:47');
  await one.mention(ANN.id, ROOMS.channel, 'poll "Are badgers nocturnal?" "Certainly" "Hardly"');
  await teams.settled();
  await press(/^poll-post /);
  await press(/^vote \S+ 0$/, BEN.id);
  await one.mention(ANN.id, ROOMS.channel, 'poll "Do hedgehogs hibernate?" "Surely" "Never"');
  await one.mention(ANN.id, ROOMS.channel, 'glossary cuckooing');
  await one.mention(ANN.id, ROOMS.channel, 'reflect form');
  const tenant = `teams:${teams.connector.rooms.tenantId}` as const;
  await store.feedback.add(tenant, { entry: null, kind: 'other', text: 'Badgers are missing.' });
  await store.roles.set(`${tenant}:${ANN.aadObjectId}`, tenant, 'leaders');
  now = new Date('2026-11-23T09:47:00Z');
  await bot.beat();
  await teams.settled();
  const offered = () => [ANN.id, BEN.id].flatMap((who) => buttons(teams.connector, who).map(({ says }) => says));
  const draft = offered();
  await press(/^poll-edit /);
  const lines = [...new Set([...draft, ...offered()])];
  for (const kind of ['vote ', 'poll-post ', 'poll-edit ', 'poll-drop ', 'another ', 'reflect '])
    expect([kind, lines.some((line) => line.startsWith(kind))]).toEqual([kind, true]);
  const [id = ''] = lines.flatMap((line) => (/^vote (\S+) 0/.exec(line) ?? []).slice(1));
  const before = (await allRows(url)).filter((row) => !row.startsWith('seen_key'));

  // The second has only somebody who tries them all, as buttons and as forms, and whatever can be typed.
  await two.mention(ANN.id, ROOMS.channel, 'help');
  await teams.settled();
  const [{ post } = { post: undefined }] = buttons(there, ANN.id);
  if (!post) throw new Error('There is no card to press on');
  const more = [`withdraw ${id}`, `poll-close ${id}`, `poll-delete ${id}`, `poll-export ${id}`, `poll-extend ${id} 5m`];
  const filled = { question: 'Do foxes sleep?', options: 'Yes\nNo', kind: 'other', text: 'Foxes.', day: 'tuesday' };
  const told: string[] = [];
  for (const says of [...lines, ...more, `poll-how ${id}`, 'feedback-list', 'feedback-done 1', 'role forget'])
    for (const data of [{ says }, { says, fields: Object.keys(filled), ...filled }])
      told.push(
        JSON.stringify((await two.perform(ANN.id, post, { type: 'Action.Execute', verb: 'says', data }, {})).body),
      );
  for (const line of ['reflect', 'reflect preview', 'reflect stop', 'poll results', 'poll close', 'poll trend trauma'])
    await two.mention(ANN.id, ROOMS.channel, line);
  for (const line of ['my role', 'my data', 'feedback list', 'forget me']) await two.say(ANN.id, ROOMS.personal, line);
  await two.search(ANN.id, ROOMS.channel, 'badgers');
  await teams.settled();

  const after = await allRows(url);
  expect(before.filter((row) => !after.includes(row))).toEqual([]);
  const seen = [...told, ...there.rooms.seenBy(ANN.id).map((one) => textFor(ANN.id, one))];
  expect(told.filter((one) => one.includes('I cannot find that poll here')).length).toBeGreaterThan(5);
  expect(seen.join('\n')).not.toMatch(/badger|hedgehog|09:47/i);
  // And what the second did to itself has not reached the first.
  await press(/^vote \S+ 1$/, BEN.id);
  expect((await store.polls.standing(id))?.tally.voters).toBe(1);
  expect(teams.connector.calls.some(({ body }) => JSON.stringify(body ?? {}).includes('foxes'))).toBe(false);
});
