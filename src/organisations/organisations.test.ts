import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../assemble';
import { answer } from '../commands';
import { home } from '../commands/home';
import { readShipped, SHIPPED_CONTENT } from '../content/load';
import type { Content } from '../content/schema';
import { type Person, tenantIn } from '../ids';
import { createKnowledge } from '../lookup/knowledge';
import { plainText } from '../plain-text';
import { testAsker } from '../testing/asker';
import { recordingMessenger } from '../testing/recording-messenger';
import { testSchedule } from '../testing/schedule';
import { type TestServices, testServices } from '../testing/services';
import { shippedAndChecked } from '../testing/shipped-content';
import { storeInMemory } from '../testing/stores/store-in-memory';
import { NOON, openPoll } from '../testing/stores/stored-polls';
import { createOrganisations, type Organisations } from './organisations';
import { createReadPacks } from './packs';
import { readOrganisations } from './read';

const TENANT = 'teams:11111111-2222-4333-8444-555555555555';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'organisations-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const path = join(folder, 'organisations.yaml');
  writeFileSync(path, text);
  return path;
}

const ANYTOWN = `
- name: Anytown Council
  contact: compass@anytown.example
  tenants: [slack:T1, ${TENANT}]
  frontDoor: "01632 960001"
  staffSupport: "01632 960002"
  timezone: Europe/Dublin
  bankHolidays: northern-ireland
  pollMinVotes: 7
  maySchedule: [slack:T1:U1]
  mayClose: [slack:T1:U2]
  guestsMaySchedule: true
`;
/** A pack with one term of its own, which is defined so. */
function kiteHub(name: string, definition = 'Where the partners of Anytown meet.') {
  mkdirSync(join(folder, name, 'terms'), { recursive: true });
  const fields = { id: 'kite-hub', term: 'Kite hub', definition, reviewed: 'null' };
  const lines = Object.entries(fields).map(([field, value]) => `${field}: ${value}\n`);
  writeFileSync(join(folder, name, 'terms', 'kite-hub.yaml'), lines.join(''));
}

const CHARITY = '- name: A charity\n  tenants: [slack:T2]\n';

/** The bot for these organisations, with the environment’s policy for everybody else. */
async function botFor(text: string, { searchesKept = 16, keeper }: { searchesKept?: number; keeper?: Person } = {}) {
  const services = testServices();
  const policy = { ...services.policy, contentKeeper: keeper };
  const knowledge = { ...services, prepare: async () => undefined };
  const file = written(text);
  const built: Content[] = [];
  const build = (content: Content) => {
    built.push(content);
    return createKnowledge(content);
  };
  const readPacks = createReadPacks(() => readShipped(SHIPPED_CONTENT, shippedAndChecked()));
  const organisations = await createOrganisations(file, { policy, knowledge, searchesKept }, { readPacks, build });
  const keptBy = (person: Person) => organisations.keepers().find((one) => one.person === person)?.tenants;
  const everywhere = { ...services, ownOf: organisations.of, keptBy };
  const say = async (line: string, tenant: 'slack:T1' | 'slack:T2' | 'slack:T3', via: 'typed' | 'button' = 'typed') => {
    const asker = testAsker({ tenant, conversation: `${tenant}:C1`, person: `${tenant}:U0ANN`, via });
    return plainText((await answer(line, asker, everywhere)).message);
  };
  return { services, organisations, everywhere, say, file, built };
}

/** What the program is made of, with these organisations. */
function assembled(knowledge: TestServices, ownOf: Organisations['of']) {
  const clock = () => NOON;
  const store = storeInMemory(clock);
  const nothing = () => undefined;
  const { messenger } = recordingMessenger();
  const made = assemble({
    ...{ knowledge, policy: knowledge.policy, ownOf, store, messenger, clock, log: knowledge.log },
    wait: async () => undefined,
    metrics: { answered: nothing, prompted: nothing, unswept: nothing, lockedOut: nothing },
    rateLimitOf: () => ({ tenantGapMs: 0, conversationGapMs: 0 }),
  });
  return { ...made, store };
}

test('each organisation has its own policy, and what it leaves out is as the environment has it', async () => {
  const { organisations, services } = await botFor(ANYTOWN + CHARITY);
  expect(organisations.of(TENANT).policy).toMatchObject({
    organisation: { name: 'Anytown Council', contact: 'compass@anytown.example' },
    ...{ timezone: 'Europe/Dublin', bankHolidays: 'northern-ireland', pollMinVotes: 7, guestsMaySchedule: true },
    ...{ scheduleAdmins: ['slack:T1:U1'], pollAdmins: ['slack:T1:U2'] },
  });
  expect(organisations.of('slack:T2').policy).toMatchObject({
    ...services.policy,
    organisation: { name: 'A charity' },
  });
  expect(organisations.of('slack:T3').policy).toEqual(services.policy);
  expect(organisations.tenants()).toEqual(['slack:T1', TENANT, 'slack:T2']);
});

test('help, Home and what is kept say who runs it, and “Who to call” has its own contacts', async () => {
  const { say, everywhere } = await botFor(ANYTOWN + CHARITY);
  const runs = 'Run for you by Anytown Council. Questions about it: compass@anytown.example.';
  expect(await say('help', 'slack:T1')).toContain(runs);
  expect(await say('privacy', 'slack:T1', 'button')).toContain(runs);
  expect(await say('help', 'slack:T3')).not.toContain('Run for you');
  const contacts = await say('signposts', 'slack:T1', 'button');
  expect(contacts).toContain('01632 960001');
  expect(contacts).toContain('01632 960002');
  expect(await say('signposts', 'slack:T2', 'button')).not.toContain('01632');
  const asker = testAsker({ tenant: 'slack:T1', person: 'slack:T1:U0ANN', setting: 'personal' });
  const { ownOf } = everywhere;
  const own = { ...everywhere, ...ownOf('slack:T1') };
  expect(plainText(await home(asker, own, String))).toContain('Run for you by Anytown Council');
});

test('a worry is met with the contacts of the organisation that it is told in', async () => {
  const { say } = await botFor(ANYTOWN + CHARITY);
  expect(await say('a child told me somebody is hurting her', 'slack:T1')).toContain('01632 960001');
  expect(await say('a child told me somebody is hurting her', 'slack:T2')).not.toContain('01632');
});

test('who may schedule in one organisation may not in another, and neither may somebody with the same number there', async () => {
  const { say } = await botFor(`${ANYTOWN}- name: Others\n  tenants: [slack:T2]\n  maySchedule: [slack:T2:U9]\n`);
  expect(await say('reflect weekly monday 09:30', 'slack:T1')).not.toContain('every Monday');
  expect(await say('reflect weekly monday 09:30', 'slack:T3')).toMatch(/Monday/);
  const { organisations } = await botFor(ANYTOWN);
  expect(organisations.of('slack:T1').policy.namesAreExact).toBe(true);
});

test('its own entries are found in its tenants alone, and organisations with the same pack share one search', async () => {
  kiteHub('pack');
  const third = '- name: A third\n  tenants: [slack:T3]\n  content: pack\n';
  const { say, built } = await botFor(`${ANYTOWN}  content: ./pack\n${third}${CHARITY}`);
  expect(await say('glossary kite hub', 'slack:T1')).toContain('Where the partners of Anytown meet.');
  expect(await say('glossary kite hub', 'slack:T2')).not.toContain('Where the partners of Anytown meet.');
  expect(await say('glossary kite hub', 'slack:T3')).toContain('Where the partners of Anytown meet.');
  expect(built).toHaveLength(1);
});

test('its own prompts come to its channels alone, and its polls go by its own minimum of votes', async () => {
  const pack = join(folder, 'pack');
  mkdirSync(pack);
  writeFileSync(
    join(pack, 'prompts.yaml'),
    '- id: of-anytown\n  about: principle-1\n  audience: [practitioners]\n  text: What did Anytown learn this week?\n  followUp: Tell one partner.\n  own: true\n',
  );
  const { services, organisations } = await botFor(`${ANYTOWN}  content: pack\n${CHARITY}`);
  const { services: own, pollCards, store } = assembled(services, organisations.of);
  const comingIn = async (tenant: 'slack:T1' | 'slack:T2') =>
    (await own.prompts.coming(`${tenant}:C1`, null, services.content.prompts.length + 1)).map(({ id }) => id);
  expect(await comingIn('slack:T1')).toContain('of-anytown');
  expect(await comingIn('slack:T2')).not.toContain('of-anytown');

  const closedIn = async (tenant: 'slack:T1' | 'slack:T2') => {
    const by = { tenant, conversation: `${tenant}:C1`, person: `${tenant}:U1` } as const;
    const { id } = await openPoll(store, {}, { by });
    for (const who of [1, 2, 3, 4, 5]) await store.polls.vote(id, { ...by, person: `${by.person}${who}` }, 0);
    await pollCards.close(id, by);
    return (await store.polls.find(id, by))?.result;
  };
  expect(await closedIn('slack:T1')).toEqual({ kind: 'too few', minimum: 7 });
  expect(await closedIn('slack:T2')).toMatchObject({ kind: 'few' });
  await pollCards.stop();
});

test('every mistake is told at once, with its line and what was found', () => {
  const path = written(`- name: Anytown
  tenants: [slack:C1, slack:T1]
  pollMinVotes: 3
  timezone: Europe/Londn
  maySchedule: [slack:T9:U1]
  contakt: us
- name: Others
  tenants: [slack:t1]
  content: ./nowhere
- tenants: []
`);
  const mistakes = readOrganisations(path).mistakes.map(({ line, says }) => `${line}: ${says}`);
  expect(mistakes).toMatchInlineSnapshot(`
[
  "2: tenants → item 1: found "slack:C1", which must be slack:T1 or slack:E1, or teams: and the id of the tenant",
  "3: pollMinVotes: found 3; at least 5 needed",
  "4: timezone: found "Europe/Londn", which must be a time zone such as Europe/London",
  "6: found the field "contakt"; did you mean "contact"?",
  "9: content: found "./nowhere", which is no folder",
  "10: name: found nothing; it is needed",
  "10: tenants: found 0 in the list; at least 1 needed",
]
`);
});

test.each([
  ['', 'must be a list of organisations'],
  ['name: Anytown', 'must be a list of organisations'],
  ['- name: "Anytown', 'does not end with it'],
])('a file that is no list is told in words: %j', (text, says) => {
  const reading = readOrganisations(written(text));
  expect(reading.mistakes[0]?.says).toContain(says);
});

test('people who are in none of its tenants, and a tenant that stands twice, are mistakes', () => {
  const reading = readOrganisations(
    written(`${ANYTOWN.replace('slack:T1:U1', 'slack:T9:U1')}- name: Others\n  tenants: [slack:t1]\n`),
  );
  expect(reading.mistakes.map(({ line, says }) => `${line}: ${says}`)).toEqual([
    '10: maySchedule: found slack:T9:U1, who is in none of its tenants',
    '14: tenants: found slack:T1 for "Others" and for "Anytown Council"; keep one of them',
  ]);
});

test('whoever may not, or is told of a fault, reads whom to ask by name', async () => {
  const { say, everywhere } = await botFor(ANYTOWN);
  const asked = 'Anytown Council (compass@anytown.example)';
  expect(await say('reflect weekly monday 09:30', 'slack:T1')).toContain(
    `Only people Anytown Council has named can change the weekly prompt. Please ask ${asked}.`,
  );
  expect(await say('poll close 123', 'slack:T3')).not.toContain('Anytown');
  const { weekly } = assembled(everywhere, everywhere.ownOf);
  const over = { since: new Date('2026-11-20T09:00:00Z'), until: NOON, missed: 0 };
  const told = plainText(weekly.messages.lockoutOver('slack:T1', over));
  expect(told).toContain(`ask ${asked}`);
  expect(plainText(weekly.messages.lockoutOver('slack:T3', over))).not.toContain('Anytown');
  expect(weekly.admins('slack:T1')).toEqual(['slack:T1:U1']);
  expect(weekly.admins('slack:T3')).toEqual([]);
  const schedule = testSchedule({ conversation: 'slack:T1:C1', tenant: 'slack:T1' });
  expect(plainText(weekly.messages.told.paused(schedule, 'revoked'))).toContain(`Please tell ${asked}.`);
});

test('in a whole organisation in Slack, those who are told of a lock-out may be named by any of its workspaces', async () => {
  const { everywhere } = await botFor(
    '- name: A region\n  tenants: [slack:E1, slack:T1]\n  maySchedule: [slack:T1:U1]\n',
  );
  const { weekly } = assembled(everywhere, everywhere.ownOf);
  expect(weekly.admins('slack:E1')).toEqual(['slack:E1:U1']);
  expect(weekly.admins('slack:T2')).toEqual([]);
});

test('feedback is read and settled by the keeper of the organisation that it comes from, the rest by the environment’s', async () => {
  const { everywhere, organisations } = await botFor(
    `${ANYTOWN}  keeper: slack:T1:U7\n  feedbackUrl: https://anytown.example/say\n${CHARITY}`,
    {
      keeper: 'slack:T2:U8',
    },
  );
  const { feedback } = everywhere;
  await feedback.add('slack:T1', { entry: null, kind: 'other', text: 'Of Anytown.' });
  await feedback.add('slack:T3', { entry: null, kind: 'other', text: 'Of others.' });
  const list = async (person: Person) => {
    const asker = testAsker({ tenant: tenantIn(person), person, via: 'button' });
    return plainText((await answer('feedback-list', asker, everywhere)).message);
  };
  expect(await list('slack:T1:U7')).toContain('Of Anytown.');
  expect(await list('slack:T1:U7')).not.toContain('Of others.');
  expect(await list('slack:T2:U8')).toContain('Of others.');
  expect(await list('slack:T2:U8')).not.toContain('Of Anytown.');
  expect(await list('slack:T1:U8')).toContain('Only the person who keeps the content');
  const asker = testAsker({ tenant: 'slack:T2', person: 'slack:T2:U8', via: 'button' });
  await answer('feedback-done 1', asker, everywhere);
  expect(await list('slack:T1:U7')).toContain('Of Anytown.');
  expect(organisations.of('slack:T1').policy.feedbackUrl).toBe('https://anytown.example/say');
});

test('searches: packs that differ in contacts alone share one; of the others so many are kept, and one that was dropped is built again', async () => {
  kiteHub('one');
  kiteHub('two', 'Where the partners of Newtown meet.');
  mkdirSync(join(folder, 'contacts'));
  writeFileSync(
    join(folder, 'contacts', 'prompts.yaml'),
    '- id: of-anytown\n  about: principle-1\n  audience: [practitioners]\n  text: What did Anytown learn this week?\n  followUp: Tell one partner.\n  own: true\n',
  );
  const organisation = (tenant: string, pack: string) =>
    `- name: Of ${tenant}\n  tenants: [${tenant}]\n  content: ${pack}\n`;
  const { say, built, organisations } = await botFor(
    organisation('slack:T1', 'one') + organisation('slack:T2', 'two') + organisation('slack:T3', 'contacts'),
    { searchesKept: 1 },
  );
  await organisations.prepare();
  expect(await say('glossary county lines', 'slack:T3')).toContain('County lines');
  expect(built).toHaveLength(0);
  // Building it takes half a second, in which others are answered.
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 1);
  expect(await say('glossary kite hub', 'slack:T1')).toContain('Anytown');
  clearInterval(counting);
  expect(turns).toBeGreaterThan(5);
  const begun = organisations.of('slack:T1');
  expect(await say('glossary kite hub', 'slack:T2')).toContain('Newtown');
  expect(await say('glossary kite hub', 'slack:T1')).toContain('Anytown');
  expect(built).toHaveLength(3);
  expect(begun.lookUp('kite hub', ['term']).results).toHaveLength(1);
});

test('a pack that has changed is read again; a line that has begun goes on with what it began with', async () => {
  kiteHub('pack');
  const { organisations, say } = await botFor(`${ANYTOWN}  content: pack\n`);
  const begun = organisations.of('slack:T1');
  kiteHub('pack', 'It has moved to the library.');
  expect(await say('glossary kite hub', 'slack:T1')).toContain('Where the partners');
  expect(await organisations.reload()).toBeUndefined();
  expect(await say('glossary kite hub', 'slack:T1')).toContain('It has moved to the library.');
  expect(begun.content.terms.find(({ id }) => id === 'kite-hub')?.definition).toBe(
    'Where the partners of Anytown meet.',
  );
  expect(begun.lookUp('kite hub', ['term']).results).toHaveLength(1);

  kiteHub('pack', '');
  kiteHub('other', '');
  writeFileSync(
    join(folder, 'organisations.yaml'),
    `${ANYTOWN}  content: pack\n- name: Others\n  tenants: nobody\n  content: other\n- name: More\n  tenants: [slack:T4]\n  content: other\n`,
  );
  const mistakes = await organisations.reload();
  for (const where of ['organisations.yaml:15: tenants', 'pack/terms/kite-hub.yaml', 'other/terms/kite-hub.yaml'])
    expect(mistakes).toContain(where);
  expect(await say('glossary kite hub', 'slack:T1')).toContain('It has moved to the library.');
});

test('a file that is read again takes effect at once; with a mistake in it, all stays as it was and is said', async () => {
  const { organisations, file, say } = await botFor(ANYTOWN);
  writeFileSync(file, ANYTOWN.replace('Anytown Council', 'Newtown Council'));
  expect(await organisations.reload()).toBeUndefined();
  expect(await say('help', 'slack:T1')).toContain('Run for you by Newtown Council');
  writeFileSync(file, '- name: Broken\n  tenants: nobody\n');
  expect(await organisations.reload()).toMatch(/organisations\.yaml:2: tenants: found/);
  expect(await say('help', 'slack:T1')).toContain('Run for you by Newtown Council');
});

test('a start with mistakes in the file does not happen', async () => {
  await expect(botFor('- name: Broken\n  tenants: nobody\n')).rejects.toThrow('Please put the organisations right');
});
