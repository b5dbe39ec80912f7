import type { Face } from '../face';
import { messengerOf } from '../messenger-of';
import { type TestServices, testServices } from '../testing/services';
import { newestWith, slackWithBot } from '../testing/slack-person';
import { createActs } from '../tryout/slack/acts';
import { deliverOverHttp } from '../tryout/slack/deliver';
import { buttonsIn, labelOf, readable } from '../tryout/slack/readable';
import { startLocalSlack } from '../tryout/slack/start';
import type { Stored } from '../tryout/slack/workspace';

const ANN = 'U0ANN';
const BEN = 'U0BEN';
const EVA = 'U0EVA';
const CHANNEL = 'slack:T0TEAM:C0TEAM';
const AT = { tenant: 'slack:T0TEAM', conversation: CHANNEL };

let services: TestServices;
let now: Date;
let keys: string[];
let it: Awaited<ReturnType<typeof slackWithBot>>;
let poll: Stored;

beforeEach(async () => {
  now = new Date('2026-11-23T12:00:00Z');
  keys = [];
  const faces: { slack?: Face } = {};
  services = testServices({
    clock: () => now,
    messenger: messengerOf(faces),
    firstTime: async (key) => keys.push(key) > 0,
  });
  it = await slackWithBot(services);
  faces.slack = it.face;
  it.slack.workspace.people.set(EVA, { id: EVA, teamId: 'T0PARTNER' });
  it.slack.workspace.channels.get('C0TEAM')?.members.add(EVA);
  poll = await posted();
});
afterEach(async () => {
  await services.polling.stop();
  await it.stop();
});

async function posted(line = '"Is it Friday?" "Yes" "No" "Nearly" open'): Promise<Stored> {
  await it.acts.command(ANN, '/poll', line);
  await press(ANN, 'Post here');
  const card = it.slack.workspace.fromBot(BEN).at(-1);
  if (!card) throw new Error('No poll was posted');
  return card;
}

/** Presses the newest button of this label, and waits until the bot has nothing left to do. */
async function press(user: string, label: string) {
  const { message, button } = newestWith(label, it.slack.workspace.fromBot(user));
  return pressOn(user, message, button);
}

/** Presses an answer on the card that everybody sees. */
const vote = (user: string, label: string) => pressOn(user, asItIs(poll), buttonOf(asItIs(poll), label));

async function pressOn(user: string, message: Stored, button: object) {
  const received = await it.acts.press(user, message, button as Record<string, unknown>);
  await it.face.stop();
  return received;
}

const asItIs = ({ channel, ts }: Stored) => {
  const found = it.slack.workspace.messages.find((one) => one.channel === channel && one.ts === ts);
  if (!found) throw new Error('The message is gone');
  return found;
};
const buttonOf = ({ blocks }: Stored, label: string) => {
  const button = buttonsIn(blocks).find((one) => labelOf(one) === label);
  if (!button) throw new Error(`The card has no button “${label}”`);
  return button;
};
/** Of the card as it was posted, with its buttons. */
const idOf = (card: Stored) => String(buttonOf(card, 'Yes').value).split(' ')[1] ?? '';
const privately = (user: string) =>
  it.slack.workspace.messages.filter(({ onlyFor }) => onlyFor === user).map(({ blocks }) => readable(blocks));

/** What is counted when the poll closes. */
async function counts(): Promise<number[]> {
  await services.polling.close(idOf(poll), AT);
  const result = (await services.polls.find(idOf(poll), AT))?.result;
  return result && 'shares' in result ? result.shares.map(({ words }) => Number(words.split(' ')[0])) : [];
}

describe('the private confirmation', () => {
  test('says what is kept, to the voter alone, and the card stays as it is', async () => {
    await vote(BEN, 'No');
    expect(privately(BEN)).toEqual([expect.stringContaining('Your answer: “No”')]);
    expect(asItIs(poll)).toEqual(poll);
    expect(it.slack.workspace.fromBot(EVA)).toEqual([poll]);
    expect(await counts()).toEqual([0, 1, 0]);
  });

  test('pressing in it changes it where it stands', async () => {
    await vote(BEN, 'No');
    await press(BEN, 'Nearly');
    expect(privately(BEN)).toEqual([expect.stringContaining('Your answer: “Nearly”')]);
    await press(BEN, 'Withdraw my vote');
    expect(privately(BEN)).toEqual([expect.stringContaining('You have no vote')]);
    await press(BEN, 'Yes');
    expect(privately(BEN)).toEqual([expect.stringContaining('Your answer: “Yes”')]);
    expect(asItIs(poll)).toEqual(poll);
    expect(await counts()).toEqual([1, 0, 0]);
  });

  test('a vote on the card takes the older one away, where a press in it has left the way', async () => {
    await vote(BEN, 'No');
    await press(BEN, 'Nearly');
    await vote(BEN, 'Yes');
    expect(privately(BEN)).toEqual([expect.stringContaining('Your answer: “Yes”')]);
    expect(asItIs(poll)).toEqual(poll);
  });

  test('where Slack offers no such way the older one stays above, and the card is not touched', async () => {
    await vote(BEN, 'No');
    await vote(BEN, 'Yes');
    expect(privately(BEN)).toEqual([
      expect.stringContaining('Your answer: “No”'),
      expect.stringContaining('Your answer: “Yes”'),
    ]);
    expect(asItIs(poll)).toEqual(poll);
  });

  test('a way that is older than half an hour is not tried', async () => {
    await vote(BEN, 'No');
    await press(BEN, 'Nearly');
    now = new Date(now.getTime() + 31 * 60_000);
    const calls = it.slack.calls.length;
    await vote(BEN, 'Yes');
    expect(it.slack.calls.slice(calls).filter(({ args }) => args.delete_original === true)).toEqual([]);
  });

  test('that it cannot be taken away is nobody’s trouble', async () => {
    await vote(BEN, 'No');
    await press(BEN, 'Nearly');
    it.slack.passes.expireWays();
    await vote(BEN, 'Yes');
    expect(privately(BEN).at(-1)).toContain('Your answer: “Yes”');
    expect(privately(BEN).join()).not.toContain('went wrong');
  });

  test('a double press is answered once; the same press later is answered again', async () => {
    const message = asItIs(poll);
    const button = buttonOf(message, 'No');
    await Promise.all([pressOn(BEN, message, button), pressOn(BEN, message, button)]);
    expect(privately(BEN)).toHaveLength(1);
    now = new Date(now.getTime() + 11_000);
    await vote(BEN, 'No');
    expect(privately(BEN)).toHaveLength(2);
    expect(await counts()).toEqual([0, 1, 0]);
  });

  test('each person has one of their own', async () => {
    await vote(BEN, 'No');
    await vote(EVA, 'No');
    expect([privately(BEN).length, privately(EVA).length, privately(ANN).length]).toEqual([1, 1, 1]);
  });
});

describe('a vote', () => {
  /** Votes reach the database when the returned function is called. */
  function heldBack() {
    const { polls } = services;
    let go = () => {};
    const open = new Promise<void>((resolve) => {
      go = resolve;
    });
    let reached = () => {};
    const arrived = new Promise<void>((resolve) => {
      reached = resolve;
    });
    Object.assign(services, {
      polls: Object.assign(Object.create(polls), {
        vote: async (...all: Parameters<typeof polls.vote>) => {
          reached();
          await open;
          return polls.vote(...all);
        },
      }),
    });
    return { arrived, go: () => go() };
  }

  test('is acknowledged when it is kept, and not before', async () => {
    const { arrived, go } = heldBack();
    let acknowledged = false;
    const pressing = it.acts.press(BEN, poll, buttonOf(poll, 'Yes')).then((received) => {
      acknowledged = true;
      return received;
    });
    await arrived;
    // Another request goes to and fro meanwhile.
    await it.acts.command(ANN, '/compass', '');
    const tooSoon = acknowledged;
    go();
    expect((await pressing).status).toBe(200);
    expect(tooSoon).toBe(false);
    expect(await counts()).toEqual([1, 0, 0]);
  });

  test('that could not be kept is not acknowledged; the voter is told, and its repetition counts', async () => {
    const { polls } = services;
    const broken = { vote: () => Promise.reject(new Error('the disk is full')) };
    Object.assign(services, { polls: Object.assign(Object.create(polls), broken) });
    expect((await vote(BEN, 'Yes')).status).toBe(500);
    expect(privately(BEN)).toEqual([expect.stringMatching(/went wrong/i)]);
    Object.assign(services, { polls });
    expect((await it.acts.deliverAgain()).status).toBe(200);
    await it.face.stop();
    expect(await counts()).toEqual([1, 0, 0]);
  });

  test('that comes again after it was changed does not change it back', async () => {
    const { press: pressFirst, deliverAgain } = createActs(it.slack, deliverOverHttp(it.slack, it.appUrl));
    await pressFirst(BEN, poll, buttonOf(poll, 'Yes'));
    await it.face.stop();
    await vote(BEN, 'No');
    expect((await deliverAgain()).status).toBe(200);
    await it.face.stop();
    expect(privately(BEN).at(-1)).toContain('Your answer: “No”');
    expect(await counts()).toEqual([0, 1, 0]);
  });

  test('leaves no row that says when somebody pressed', async () => {
    const before = [...keys];
    await vote(BEN, 'Yes');
    await press(BEN, 'Withdraw my vote');
    expect(keys).toEqual(before);
  });

  test('of somebody from a partner organisation counts once, from two devices and in both ways', async () => {
    await vote(EVA, 'Yes');
    await vote(EVA, 'Yes');
    await press(EVA, 'No');
    expect(await counts()).toEqual([0, 1, 0]);
    expect(privately(EVA).at(-1)).toContain('Your answer: “No”');
  });
});

describe('a button in the wrong place is refused in words, and nothing is counted:', () => {
  const refusal = (user: string) => privately(user).at(-1) ?? '';

  test('one from another channel', async () => {
    it.slack.workspace.addChannel('C0OTHER', 'other', [ANN, BEN, 'U0BOT']);
    const copy = it.slack.workspace.post({ channel: 'C0OTHER', from: 'U0BOT', text: '', blocks: poll.blocks });
    await pressOn(BEN, copy, buttonOf(poll, 'Yes'));
    expect(refusal(BEN)).toContain('I cannot find that poll here');
    expect(await counts()).toEqual([0, 0, 0]);
  });

  test('one from another workspace', async () => {
    const other = await startLocalSlack({ teamId: 'T0OTHER' });
    const copy = other.workspace.post({ channel: 'C0TEAM', from: 'U0BOT', text: '', blocks: poll.blocks });
    await createActs(other, deliverOverHttp(other, it.appUrl)).press(BEN, copy, buttonOf(poll, 'Yes'));
    await it.face.stop();
    const told = other.workspace.messages.filter(({ onlyFor }) => onlyFor === BEN);
    expect(told.map(({ blocks }) => readable(blocks))).toEqual([expect.stringContaining('I cannot find that poll')]);
    expect(await counts()).toEqual([0, 0, 0]);
    await other.stop();
  });

  test.each([
    ['an answer that there is not', (id: string) => `vote ${id} 3`, 'no such answer'],
    ['an answer below nothing', (id: string) => `vote ${id} -1`, 'I cannot find that poll here'],
    ['a poll that there is not', () => 'vote abcdefghijklmnopqrstuvwx 0', 'I cannot find that poll here'],
    ['no poll at all', () => 'vote', 'nothing'],
    ['SQL', (id: string) => `vote ${id}'-- 0`, 'I cannot find that poll here'],
  ])('%s', async (_what, line, says) => {
    await pressOn(BEN, asItIs(poll), { ...buttonOf(poll, 'Yes'), value: line(idOf(poll)) });
    expect(refusal(BEN)).toContain(says);
    expect(await counts()).toEqual([0, 0, 0]);
  });

  test('one of a poll that has closed', async () => {
    const button = buttonOf(poll, 'Yes');
    await services.polling.close(idOf(poll), AT);
    await pressOn(BEN, asItIs(poll), button);
    expect(refusal(BEN)).toContain('has closed');
  });
});

test('a poll that is made in a thread is posted there', async () => {
  const huddle = it.slack.workspace.post({ channel: 'C0TEAM', from: BEN, text: 'A huddle', blocks: [] });
  await it.acts.mention(ANN, 'poll "Shall we stop?" "Yes" "No" for 2m', { threadTs: huddle.ts });
  await it.face.stop();
  await press(ANN, 'Post in this thread');
  const card = it.slack.workspace.fromBot(BEN).find(({ blocks }) => readable(blocks).startsWith('Shall we stop?'));
  expect(card).toMatchObject({ threadTs: huddle.ts, channel: 'C0TEAM' });
  if (card) await pressOn(BEN, card, buttonOf(card, 'Yes'));
  const confirmation = it.slack.workspace.messages.at(-1);
  expect(confirmation).toMatchObject({ onlyFor: BEN, threadTs: huddle.ts });
});

test('a draft that a mention asked for is seen by whoever asked, and by nobody else', async () => {
  const seenBefore = it.slack.workspace.fromBot(BEN).length;
  await it.acts.mention(ANN, 'poll "Shall we stop?" "Yes" "No"');
  await it.face.stop();
  expect(it.slack.workspace.fromBot(BEN)).toHaveLength(seenBefore);
  expect(newestWith('Post here', it.slack.workspace.fromBot(ANN)).message.onlyFor).toBe(ANN);
});

test('one that is made by a mention in the channel stands in the channel', async () => {
  await it.acts.mention(ANN, 'poll "Shall we stop?" "Yes" "No"');
  await it.face.stop();
  await press(ANN, 'Post here');
  const card = it.slack.workspace.fromBot(BEN).find(({ blocks }) => readable(blocks).startsWith('Shall we stop?'));
  expect(card?.threadTs).toBeUndefined();
});

test('the form’s answers, one a line, arrive as they were typed', async () => {
  await it.acts.command(ANN, '/poll', '');
  const [modal] = [...it.slack.workspace.modals.values()];
  if (!modal) throw new Error('No form is open');
  const input = (modal.view.blocks as { block_id: string; element: { multiline?: boolean } }[]).find(
    ({ element }) => element?.multiline,
  );
  const label = (input as unknown as { label: { text: string } }).label.text;
  await it.acts.submit(modal, { Question: 'Which day?', [label]: 'Monday\nTuesday\n\n“Wednesday” – or not' });
  await it.face.stop();
  expect(privately(ANN).at(-1)).toMatch(/• Monday\n• Tuesday\n• “Wednesday” – or not/);
});
