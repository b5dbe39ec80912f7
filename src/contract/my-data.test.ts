import { scheduleReports } from '../commands/reflect/reports';
import type { Join } from '../testing/person';
import { testSchedule } from '../testing/schedule';
import { testServices } from '../testing/services';
import { joinOnSlack } from '../testing/slack/slack-person';
import { ANN, BEN, ROOMS, startLocalTeams } from '../testing/teams/local-teams';
import { joinOnTeams } from '../testing/teams/teams-person';
import { textFor } from '../tryout/teams/rooms';

const NOBODY = testSchedule();

describe.each<[string, Join]>([
  ['Slack', joinOnSlack],
  ['Teams', joinOnTeams],
])('on %s', (_platform, join) => {
  test('whoever asks sees what is kept of them, is asked once, and is forgotten; nobody else sees any of it', async () => {
    const services = testServices();
    const ann = await join(services);
    await ann.type('my role is manager');
    await ann.mention('my data');
    expect(ann.seen().at(-1)).toContain('Your role: manager');
    await ann.type('my data');
    expect(ann.seen().at(-1)).toMatch(/^What I keep of you\n/);
    await ann.press('Forget me');
    expect(ann.seen().at(-1)).toMatch(/^Forget you\?\n/);
    await ann.press('Forget me');
    expect(ann.seen().join('\n')).toContain('I have forgotten you.');
    await ann.type('my data');
    expect(ann.seen().at(-1)).not.toContain('Your role');
    expect(ann.seenByColleague()).toEqual([]);
    await ann.leave();
  });

  test('a weekly prompt whose owner was forgotten is offered to the channel; whoever presses has it from then on', async () => {
    const services = testServices();
    const ann = await join(services);
    await ann.mention('reflect weekly monday 9.30');
    const [{ conversation, tenant, owner } = NOBODY] = await services.scheduled.all();
    await services.forgetPerson({ tenant, person: owner, by: 'operator' });
    const [paused] = await services.scheduled.all();
    if (!paused) throw new Error('the weekly prompt is gone');
    await ann.messenger.send(conversation, scheduleReports.toldAll.nobodys(paused));
    expect(ann.seenByColleague().at(-1)).toMatch(/^The weekly prompt is paused\n/);
    const ben = ann.colleague('Ben');
    await ben.press('Resume it');
    const [resumed] = await services.scheduled.all();
    expect(resumed).toMatchObject({ state: 'active', because: null });
    expect([owner, paused.owner]).not.toContain(resumed?.owner);
    await ann.leave();
  });
});

test('in a channel of Teams where nothing can be shown to one person, only the way to their own chat is', async () => {
  const teams = await startLocalTeams(testServices(), { targetedMessages: true });
  teams.connector.failNext({ status: 403 });
  teams.connector.failNext({ status: 403 });
  await teams.acts.mention(ANN.id, ROOMS.channel, 'my data');
  const seen = teams.connector.rooms.seenBy(BEN.id).map((post) => textFor(BEN.id, post));
  expect(seen).toEqual([expect.stringContaining('I can only show that in our own chat.')]);
  expect(seen.join()).not.toMatch(/keep/);
  await teams.leave();
});

test('who installs the app in a channel of Teams is told to be written down; in their own chat that is their own affair', async () => {
  const services = testServices();
  const teams = await startLocalTeams(services);
  for (const room of [ROOMS.channel, ROOMS.personal]) await teams.acts.install(ANN.id, room);
  const installed = services.heard.flatMap((one) => (one.installed ? [one.installed] : []));
  expect(installed).toMatchObject([{ conversation: expect.stringContaining(ROOMS.channel) }]);
  expect(installed[0]?.person).toContain(ANN.aadObjectId);
  await teams.leave();
});
