import { settings } from '../../settings';
import { testServices } from '../../testing/services';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { type PollOnTeams, pollOnTeams } from '../../testing/teams/poll-on-teams';
import { activityBasics, mentionOfBot } from '../../tryout/teams/activities';
import type { Json } from '../../tryout/teams/rooms';
import { TENANT } from '../../tryout/teams/start';
import { objectIdIn, personId, tenantId } from '../ids';

const { aadObjectId: ID } = ANN;

describe('one member has one vote', () => {
  let it: PollOnTeams;
  let presses: number;

  beforeEach(async () => {
    it = await pollOnTeams();
    presses = 0;
  });

  afterEach(() => it.leave());

  /** Presses an answer as somebody whom Teams describes like this. */
  const vote = (option: number, from: Json) =>
    it.deliver(it.pressOf(ANN.id, `vote ${it.id} ${option}`, { from, id: `f:press-${++presses}` }));

  test('however Teams writes the object id', async () => {
    await vote(0, { ...ANN, aadObjectId: ID.toUpperCase() });
    await vote(1, { ...ANN, aadObjectId: ID });
    expect(await it.counts()).toEqual([0, 1, 0]);
  });

  test.each([[undefined], [null], [''], ['00000000-0000-0000-0000-000000000000'], ['not an id'], [`${ID}0`]])(
    'also where it brings the object id once, and once %j',
    async (aadObjectId) => {
      await vote(0, { ...ANN, aadObjectId });
      await vote(1, ANN);
      await vote(2, { ...ANN, aadObjectId });
      expect(await it.counts()).toEqual([0, 0, 1]);
    },
  );

  test('and so has a guest of a meeting, whom Teams knows by no object id', async () => {
    const guest = { id: '29:guest', name: 'Guest' };
    await vote(0, guest);
    await vote(1, guest);
    expect(await it.counts()).toEqual([0, 1, 0]);
  });

  test.each([ID, `account:${ANN.id}`, ANN.name])('nobody votes for another by being called “%s”', async (id) => {
    await vote(0, ANN);
    await vote(1, { id, name: ANN.name });
    expect(await it.counts()).toEqual([1, 1, 0]);
  });

  test('where Teams cannot say who it is, nothing is counted, and whoever pressed is told', async () => {
    it.connector.failNext({ status: 502 });
    const { body } = await vote(0, { ...ANN, aadObjectId: undefined });
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(await it.counts()).toEqual([0, 0, 0]);
  });
});

describe('who may schedule', () => {
  let teams: LocalTeams;
  afterEach(() => teams.leave());

  test.each([`teams:${TENANT}:${ID}`, `teams:${TENANT}:${ID}`.toUpperCase(), `Teams:${TENANT.toUpperCase()}:${ID}`])(
    'is known whatever the case: SCHEDULE_ADMINS=%s',
    async (written) => {
      const scheduleAdmins = settings.shape.SCHEDULE_ADMINS.parse(written);
      const services = testServices({ policy: { ...testServices().policy, scheduleAdmins } });
      teams = await startLocalTeams(services);
      const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.group });
      const line = mentionOfBot('reflect weekly monday 09:30');
      const asked = { ...basics, ...line, type: 'message', channelData: { tenant: { id: TENANT.toUpperCase() } } };
      await teams.deliver({ ...asked, id: '1', from: { ...BEN } });
      expect(await services.scheduled.count()).toBe(0);
      await teams.deliver({ ...asked, id: '2', from: { ...ANN, aadObjectId: ID.toUpperCase() } });
      expect(await services.scheduled.all()).toMatchObject([{ conversation: `teams:${TENANT}:${ROOMS.group}` }]);
    },
  );
});

test.each(['', 'x', `{${ID}}`, ` ${ID}`, ID.replaceAll('-', ''), `${ID}:x`, undefined, null])(
  '%j is no object id',
  (text) => {
    expect(objectIdIn(text)).toBeUndefined();
    const person = personId(tenantId(TENANT), { id: '29:somebody', aadObjectId: text });
    expect(person).toBe(`teams:${TENANT}:account:29:somebody`);
  },
);
