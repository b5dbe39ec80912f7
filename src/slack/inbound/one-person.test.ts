import type { Person } from '../../ids';
import { messengerOf, type PlatformAdapter } from '../../platform/adapter';
import { NOW, type TestServices, testServices } from '../../testing/services';
import { newestWith, slackWithBot } from '../../testing/slack/slack-person';
import { createActs } from '../../tryout/slack/acts';
import { type Deliver, deliverOverHttp } from '../../tryout/slack/deliver';
import { readable } from '../../tryout/slack/readable';
import type { Json } from '../../tryout/slack/workspace';

const ANN = 'U0ANN';
const BEN = 'U0BEN';
const HERE = { tenant: 'slack:E0ORG', conversation: 'slack:E0ORG:C0TEAM' } as const;

/** The organisation's workspace that each request names: a different one each time. */
function inOrganisation(deliver: Deliver): Deliver {
  let number = 0;
  return (kind, payload, headers) => {
    number += 1;
    return deliver(kind, named(kind, payload, `T0WORKSPACE${number}`), headers);
  };
}

function named(kind: Parameters<Deliver>[0], payload: Json, team: string): Json {
  const { user, event, authorizations, view } = payload as Record<string, Json & Json[]>;
  if (kind === 'command') return { ...payload, team_id: team, enterprise_id: 'E0ORG', is_enterprise_install: 'true' };
  if (kind === 'event') {
    const [bot] = authorizations as unknown as Json[];
    const wide = { ...bot, team_id: team, enterprise_id: 'E0ORG', is_enterprise_install: true };
    return { ...payload, team_id: team, authorizations: [wide], event: { ...event, team, user_team: `${team}0` } };
  }
  return {
    ...payload,
    team: { id: team },
    enterprise: { id: 'E0ORG' },
    is_enterprise_install: true,
    user: { ...user, team_id: `${team}0` },
    ...(view ? { view: { ...view, team_id: `${team}1`, app_installed_team_id: 'E0ORG' } } : {}),
  };
}

let services: TestServices;
let it: Awaited<ReturnType<typeof slackWithBot>>;
let acts: ReturnType<typeof createActs>;

async function begin(scheduleAdmins: Person[] = []) {
  const adapters: { slack?: PlatformAdapter } = {};
  const { policy } = testServices();
  services = testServices({
    clock: () => NOW,
    messenger: messengerOf(adapters),
    policy: { ...policy, scheduleAdmins },
  });
  it = await slackWithBot(services);
  adapters.slack = it.adapter;
  acts = createActs(it.slack, inOrganisation(deliverOverHttp(it.slack, it.appUrl)));
}
afterEach(async () => {
  await services.pollCards.stop();
  await it.stop();
});

async function press(user: string, label: string) {
  const { message, button } = newestWith(label, it.slack.workspace.fromBot(user));
  await acts.press(user, message, button);
  await it.adapter.stop();
}

async function openPoll() {
  await acts.command(ANN, '/poll', '"Is it Friday?" "Yes" "No" open');
  await press(ANN, 'Post here');
}
const kept = async () => (await services.polls.openIn({ ...HERE, person: `${HERE.tenant}:${ANN}` }))[0];
const votesIn = async () => {
  const poll = await kept();
  if (!poll) throw new Error('There is no open poll');
  await services.pollCards.close(poll.id, HERE);
  return (await services.polls.find(poll.id, HERE))?.result;
};

describe('in an organisation of several workspaces, whichever of them a request names,', () => {
  test('whoever made a poll posts it, and closes it by a button', async () => {
    await begin();
    await openPoll();
    expect(await kept()).toMatchObject({ creator: 'slack:E0ORG:U0ANN' });
    await acts.mention(ANN, 'poll results');
    await it.adapter.stop();
    await press(ANN, 'Close and show the result');
    expect(await kept()).toBeUndefined();
  });

  test('five presses of one person are one vote', async () => {
    await begin();
    await openPoll();
    for (let time = 0; time < 5; time += 1) await press(BEN, 'Yes');
    expect(JSON.stringify(await votesIn())).toContain('"1 ');
  });

  test('whoever owns a form’s schedule is the person who typed for it', async () => {
    await begin();
    await acts.mention(ANN, 'reflect form');
    await it.adapter.stop();
    await press(ANN, 'Weekly prompt');
    const [modal] = [...it.slack.workspace.modals.values()];
    if (modal) await acts.submit(modal);
    await it.adapter.stop();
    expect(await services.scheduled.get(HERE.conversation)).toMatchObject({ ...HERE, owner: 'slack:E0ORG:U0ANN' });
  });

  test.each(['slack:T0HOME:U0BEN', 'slack:E0ORG:U0BEN'] as const)(
    '%s may what the organisation lets him, at buttons too',
    async (named) => {
      await begin([named]);
      await openPoll();
      await acts.mention(BEN, 'poll results');
      await it.adapter.stop();
      await press(BEN, 'Close and show the result');
      expect(await kept()).toBeUndefined();
      await acts.command(BEN, '/reflect', 'weekly monday 09:30');
      expect(await services.scheduled.get(HERE.conversation)).toMatchObject({ owner: 'slack:E0ORG:U0BEN' });
      await acts.command(ANN, '/reflect', 'stop');
      expect(readable(it.slack.workspace.fromBot(ANN).at(-1)?.blocks ?? [])).toContain(
        'Only people your organisation has named',
      );
    },
  );
});

test('what is pressed in the App Home is pressed in the chat that lines are typed in', async () => {
  await begin();
  const asked: string[] = [];
  const vote: TestServices['polls']['vote'] = async (_id, { conversation }) => {
    asked.push(conversation);
    return { ok: false, why: 'unknown' };
  };
  Object.assign(services, { polls: { ...services.polls, vote } });
  await acts.openHome(ANN);
  await it.adapter.stop();
  const home = it.slack.workspace.homes.get(ANN) as Json;
  const button = { action_id: 'says:1', block_id: 'row:0:0', value: 'vote elsewhere 0' };
  await acts.pressInView(ANN, { type: 'home', id: 'V1', ...home }, button);
  await it.adapter.stop();
  expect(asked).toEqual(['slack:E0ORG:D0ANN']);
});
