import type { Message } from '../../message';
import { passingTime } from '../../testing/passing-time';
import { NOW, type TestServices, testServices } from '../../testing/services';
import { FAULTS } from '../../testing/teams/faults';
import { ANN, BEN, type LocalTeams, ROOMS, startKnownTeams } from '../../testing/teams/local-teams';
import { AT, type PollOnTeams, pollOnTeams } from '../../testing/teams/poll-on-teams';
import { textFor } from '../../tryout/teams/rooms';
import { type Fault, TENANT } from '../../tryout/teams/start';

const rosterCalls = ({ connector }: Pick<LocalTeams, 'connector'>) =>
  connector.calls.filter(({ path: [, kind], method }) => kind === 'members' && method === 'GET');

describe('a poll’s card in Teams', () => {
  let teams: PollOnTeams;
  beforeEach(async () => {
    teams = await pollOnTeams();
  });
  afterEach(() => teams.leave());

  test('says who asked, to everybody, when it is posted', () => {
    expect(textFor(BEN.id, teams.poll)).toMatch(/^Asked by Ann Example\n/);
  });

  test('says so still when it is closed, and has asked for the name only once', async () => {
    await teams.services.pollCards.close(teams.id, AT);
    expect(textFor(BEN.id, teams.poll)).toMatch(/^Asked by Ann Example\n[\s\S]*Closed/);
    const asked = rosterCalls(teams).map(({ path }) => path.at(-1));
    expect(asked.filter((who) => who === ANN.aadObjectId)).toHaveLength(1);
  });

  test('leaves no name in what the bot keeps or logs', async () => {
    await teams.services.pollCards.close(teams.id, AT);
    const kept = [
      await teams.services.polls.find(teams.id, AT),
      [...teams.services.addressed.values()],
      teams.services.logged,
      teams.keys,
    ];
    expect(JSON.stringify(kept)).not.toContain(ANN.name);
  });
});

describe('the name of whoever asked', () => {
  let services: TestServices;
  let teams: LocalTeams;
  let pass: (ms: number) => void;

  beforeEach(async () => {
    const time = passingTime(NOW);
    pass = time.pass;
    services = testServices({ clock: time.clock });
    teams = await startKnownTeams(services);
  });
  afterEach(() => teams.leave());

  const CHANNEL = `teams:${TENANT}:${ROOMS.channel}` as const;
  const cardOf = (who: string): Message => ({
    audience: 'conversation',
    by: { did: 'Asked', person: `teams:${TENANT}:${who}`, onlyByName: true },
    blocks: [{ kind: 'heading', text: 'Is it Friday?' }],
  });

  async function drawn(who = ANN.aadObjectId): Promise<string> {
    await teams.adapter.messenger.send(CHANNEL, cardOf(who));
    const post = teams.connector.rooms.seenBy(BEN.id).at(-1);
    return post ? textFor(BEN.id, post) : '';
  }

  test('is asked for once, and again after some minutes', async () => {
    expect([await drawn(), await drawn()]).toEqual(Array(2).fill('Asked by Ann Example\nIs it Friday?'));
    expect(rosterCalls(teams)).toHaveLength(1);
    teams.connector.rooms.addPerson({ ...ANN, name: 'Ann Married' });
    pass(11 * 60_000);
    expect(await drawn()).toBe('Asked by Ann Married\nIs it Friday?');
  });

  test('is found for somebody without an object id as well', async () => {
    expect(await drawn(`account:${BEN.id}`)).toBe('Asked by Ben Example\nIs it Friday?');
  });

  test('is left out for somebody who is no member any more', async () => {
    expect(await drawn('11111111-0000-4000-8000-0000000000ff')).toBe('Is it Friday?');
  });

  test.each<[string, Fault]>([
    ...FAULTS,
    ['answers with somebody else', { status: 200, body: '{"id":"29:eve","name":"Eve"}' }],
    ['answers with no name', { status: 200, body: JSON.stringify({ id: ANN.id, aadObjectId: ANN.aadObjectId }) }],
  ])('is left out where the roster %s, and the next card does not wait for it either', async (_what, fault) => {
    teams.connector.failNext(fault);
    expect([await drawn(), await drawn()]).toEqual(['Is it Friday?', 'Is it Friday?']);
    expect(rosterCalls(teams)).toHaveLength(1);
    teams.connector.letGo();
  });

  test('cannot fill the card', async () => {
    teams.connector.rooms.addPerson({ ...ANN, name: 'Ann '.repeat(100) });
    expect((await drawn()).length).toBeLessThan(120);
  });
});
