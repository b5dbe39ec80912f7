import { botForEachTest, newestWith } from '../../testing/slack/slack-person';
import { buttonsIn, labelOf, readable, readableModal } from '../../tryout/slack/readable';
import type { Json } from '../../tryout/slack/workspace';

const ANN = 'U0ANN';
const WHERE = 'Which channel is it for?';

const it = botForEachTest();

const open = () => [...it.slack.workspace.modals.values()].at(-1);
const shown = () => open() && readableModal(open() as NonNullable<ReturnType<typeof open>>);
const inTeam = () => it.slack.workspace.messages.filter(({ channel, onlyFor }) => channel === 'C0TEAM' && !onlyFor);

async function newPollFromHome(): Promise<void> {
  await it.acts.openHome(ANN);
  await it.adapter.stop();
  const blocks = (it.slack.workspace.homes.get(ANN)?.blocks ?? []) as Json[];
  const button = buttonsIn(blocks).find((one) => labelOf(one) === 'New poll') ?? {};
  await it.acts.pressInView(ANN, { type: 'home', id: 'V0' }, button);
  await it.adapter.stop();
}

async function fill(values: Readonly<Record<string, string>>): Promise<void> {
  const modal = open();
  if (!modal) throw new Error('No window is open');
  await it.acts.submit(modal, values);
  await it.adapter.stop();
}

async function press(beginning: string): Promise<void> {
  const modal = open();
  const button = buttonsIn((modal?.view.blocks ?? []) as Json[]).find((one) => labelOf(one).startsWith(beginning));
  if (!modal || !button) throw new Error(`There is no button “${beginning}”`);
  await it.acts.pressInView(ANN, { type: 'modal', id: modal.id }, button);
  await it.adapter.stop();
}

const QUESTION = { Question: 'How was that meeting?', 'Answers, one on each line': 'Good\nMixed' };

test('a poll is made from Home: its channel is chosen, then its form, its preview and its post stay in that window', async () => {
  await newPollFromHome();
  expect(shown()).toContain(WHERE);
  await fill({ [WHERE]: 'C0TEAM' });
  expect(shown()).toContain('About <#C0TEAM>');
  await fill(QUESTION);
  expect(shown()).toContain('About <#C0TEAM>');
  expect(shown()).toContain('How was that meeting?');
  expect(inTeam()).toEqual([]);
  await press('Post');
  expect(it.services.sent.map(({ conversation }) => conversation)).toEqual(['slack:T0TEAM:C0TEAM']);
  expect(shown()).toContain('Your poll is posted.');
});

test('the draft belongs to the channel that was chosen, and to the person who chose it', async () => {
  await newPollFromHome();
  await fill({ [WHERE]: 'C0TEAM' });
  await fill(QUESTION);
  const [button] = buttonsIn((open()?.view.blocks ?? []) as Json[]).filter((one) => labelOf(one).startsWith('Post'));
  const id = String(button?.value).split(' ').at(-1) ?? '';
  const there = { tenant: 'slack:T0TEAM', conversation: 'slack:T0TEAM:C0TEAM' } as const;
  expect(await it.services.polls.findDraft(id, { ...there, person: 'slack:T0TEAM:U0ANN' })).toBeDefined();
  expect(await it.services.polls.findDraft(id, { ...there, person: 'slack:T0TEAM:U0BEN' })).toBeUndefined();
});

test('a channel that the bot is not in is refused beside the field, with how to add it', async () => {
  await newPollFromHome();
  await fill({ [WHERE]: 'C0ELSEWHERE' });
  expect(shown()).toContain('I am not in that channel. Type /invite @Practice Compass there');
});

test('a channel that the person is not in is refused, whatever their own client says', async () => {
  it.slack.workspace.addChannel('C0SECRET', 'secret', ['U0BEN', 'U0BOT'], { secret: true });
  await newPollFromHome();
  await fill({ [WHERE]: 'C0SECRET' });
  expect(shown()).toContain('You are not in that channel.');
  expect(it.slack.workspace.messages.filter(({ channel }) => channel === 'C0SECRET')).toEqual([]);
});

test('where Slack does not say who is in the channel, nothing goes on', async () => {
  await newPollFromHome();
  it.slack.failNext('chat.postEphemeral', { status: 500 });
  await fill({ [WHERE]: 'C0TEAM' });
  expect(shown()).toContain('Please try again.');
});

test('where Slack does not answer in time who is in the channel, the window still says so', async () => {
  await newPollFromHome();
  it.slack.failNext('chat.postEphemeral', { connection: 'hangs' });
  await fill({ [WHERE]: 'C0TEAM' });
  expect(shown()).toContain('I could not check that channel just now.');
});

describe('an answer that comes too late for the window', () => {
  /** From now on this method of the polls answers only once it is let go. */
  function hold(method: 'keepDraft' | 'lastClosedIn'): () => void {
    const { polls } = it.services;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const at = polls[method] as (...args: unknown[]) => unknown;
    const slowly = (...args: unknown[]) => held.then(() => at(...args));
    const get = (all: object, name: PropertyKey) => (name === method ? slowly : Reflect.get(all, name));
    Object.assign(it.services, { polls: new Proxy(polls, { get }) });
    return letGo;
  }

  /** What the chat with the bot says since its hello. */
  const ownChat = () => {
    const there = it.slack.workspace.fromBot(ANN).filter(({ channel }) => channel === 'D0ANN');
    return there.slice(1).map(({ blocks }) => readable(blocks));
  };
  const inChannel = () => it.slack.workspace.fromBot(ANN).filter(({ channel }) => channel === 'C0TEAM');
  const LOOK_THERE = /^About <#C0TEAM>\n.*only you can see it/s;

  async function submitLate(values: Readonly<Record<string, string>>, letGo: () => void): Promise<void> {
    const modal = open();
    if (!modal) throw new Error('No window is open');
    await it.acts.submit(modal, values);
    expect(open()).toBeUndefined();
    letGo();
    await it.adapter.stop();
  }

  test('is in the channel, where its buttons work, and the chat with the bot says where to look', async () => {
    await newPollFromHome();
    await fill({ [WHERE]: 'C0TEAM' });
    await submitLate(QUESTION, hold('keepDraft'));
    expect(ownChat()).toEqual([expect.stringMatching(LOOK_THERE)]);
    expect(inTeam()).toEqual([]);
    const { message, button } = newestWith('Post here', inChannel());
    expect(readable(message.blocks)).toMatch(/^About <#C0TEAM>\n.*How was that meeting\?/s);
    await it.acts.press(ANN, message, button);
    await it.adapter.stop();
    expect(it.services.sent.map(({ conversation }) => conversation)).toEqual(['slack:T0TEAM:C0TEAM']);
  });

  test('is in the chat with the bot where the channel does not take it', async () => {
    await newPollFromHome();
    await fill({ [WHERE]: 'C0TEAM' });
    const letGo = hold('keepDraft');
    await submitLate(QUESTION, () => {
      it.slack.workspace.archive('C0TEAM');
      letGo();
    });
    expect(ownChat()).toEqual([expect.stringMatching(/^About <#C0TEAM>\n.*How was that meeting\?/s)]);
  });

  test('follows the choice of a channel, too', async () => {
    await newPollFromHome();
    const { id, view } = open() ?? {};
    const kept = JSON.stringify({ ...JSON.parse(String(view?.private_metadata)), says: 'poll results' });
    it.slack.workspace.showModal(String(id), ANN, { ...view, private_metadata: kept });
    await submitLate({ [WHERE]: 'C0TEAM' }, hold('lastClosedIn'));
    expect(ownChat()).toEqual([expect.stringMatching(LOOK_THERE)]);
    expect(readable(inChannel().at(-1)?.blocks ?? [])).toMatch(/^About <#C0TEAM>\n.*no poll here yet/s);
  });
});

test('the choice of a channel has run out where another workspace’s window was opened, and nobody is asked anything', async () => {
  await newPollFromHome();
  const { id, view } = open() ?? {};
  const { origin, ...kept } = JSON.parse(String(view?.private_metadata));
  const theirs = JSON.stringify({ ...kept, origin: { ...origin, installation: 'T0OTHER' } });
  it.slack.workspace.showModal(String(id), ANN, { ...view, private_metadata: theirs });
  const before = it.slack.calls.length;
  await fill({ [WHERE]: 'C0TEAM' });
  expect(shown()).toContain('This has run out');
  expect(it.slack.calls).toHaveLength(before);
});

test('the same button in the chat with the bot asks for the channel as well', async () => {
  await it.acts.direct(ANN, 'help');
  await it.adapter.stop();
  const message = it.slack.workspace.fromBot(ANN).at(-1);
  const button = buttonsIn(message?.blocks ?? []).find((one) => labelOf(one) === 'New poll');
  if (!message || !button) throw new Error('Help offers no poll');
  await it.acts.press(ANN, message, button);
  await it.adapter.stop();
  expect(shown()).toContain(WHERE);
});

test('so does /poll in that chat, where a poll would have nobody to vote', async () => {
  await it.acts.direct(ANN, 'help');
  await it.acts.command(ANN, '/poll', '', 'D0ANN');
  await it.adapter.stop();
  expect(shown()).toContain(WHERE);
  await fill({ [WHERE]: 'C0TEAM' });
  expect(shown()).toContain('About <#C0TEAM>');
});

test('when Slack opens no window any more, the answer says where a poll belongs', async () => {
  await it.acts.openHome(ANN);
  it.slack.failNext('views.open', { error: 'expired_trigger_id' });
  it.slack.failNext('views.open', { error: 'expired_trigger_id' });
  await newPollFromHome();
  const said = it.slack.workspace.fromBot(ANN).map(({ blocks }) => readable(blocks));
  expect(said.at(-1)).toContain('A poll needs a channel');
});
