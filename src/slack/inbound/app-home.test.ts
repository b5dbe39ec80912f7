import { testSchedule } from '../../testing/schedule';
import { testServices } from '../../testing/services';
import { botForEachTest } from '../../testing/slack/slack-person';
import { wordsOf } from '../../testing/word-budget';
import { buttonsIn, labelOf, readable, readableModal } from '../../tryout/slack/readable';
import type { Json } from '../../tryout/slack/workspace';

const ANN = 'U0ANN';

// The search is built when it is first used, which on a busy machine takes longer than Slack waits to open a window.
beforeAll(() => void testServices().lookUp('principle 1', ['principle']));
const it = botForEachTest();

async function home(): Promise<Json[]> {
  await it.acts.openHome(ANN);
  await it.adapter.stop();
  return (it.slack.workspace.homes.get(ANN)?.blocks ?? []) as Json[];
}
const windows = () => [...it.slack.workspace.modals.values()];
const newestWindow = () => windows().map(readableModal).at(-1) ?? '';
const button = (blocks: Json[], label: string) => buttonsIn(blocks).find((one) => labelOf(one) === label) ?? {};

async function press(blocks: Json[], label: string): Promise<void> {
  await it.acts.pressInView(ANN, { type: 'home', id: 'V0' }, button(blocks, label));
  await it.adapter.stop();
}

test.each([0, 1, 60])('with %i weekly prompts the App Home has 120 words and 5 buttons at most', async (owned) => {
  for (let number = 1; number <= owned; number++) {
    const conversation = `slack:T0TEAM:C${number}` as const;
    it.slack.workspace.addChannel(`C${number}`, `team-${number}`, [ANN]);
    const place = { conversation, tenant: 'slack:T0TEAM', owner: `slack:T0TEAM:${ANN}` } as const;
    it.services.scheduled.set(conversation, testSchedule(place));
  }
  const blocks = await home();
  expect(wordsOf(readable(blocks))).toBeLessThanOrEqual(120);
  expect(buttonsIn(blocks).map(labelOf)).toEqual(['Principles', 'A to Z', 'New poll', 'What I keep', 'Who to call']);
  expect(readable(blocks).includes('<#C1>: next Mon 30 Nov, 09:30')).toBe(owned > 0);
});

describe('the box', () => {
  const look = async (words: string) => {
    await home();
    await it.acts.typeInHome(ANN, words);
    await it.adapter.stop();
  };

  test('what is typed there is answered in a window', async () => {
    await look('county lines');
    expect(newestWindow()).toContain('County lines');
  });

  test('a worry comes first, as wherever somebody types', async () => {
    await look('I am scared he will kill her tonight');
    expect(newestWindow()).toContain('999');
  });

  test('Enter on an empty box does nothing', async () => {
    await look('  ');
    expect(windows()).toEqual([]);
  });
});

test('what is pressed there opens above it, and what is pressed in that window in its place', async () => {
  await press(await home(), 'What I keep');
  const [opened] = windows();
  expect(newestWindow()).toContain('I do not keep or log what you look up');
  const about = buttonsIn((opened?.view.blocks ?? []) as Json[]).find((one) => labelOf(one) === 'About the content');
  if (!opened || !about) throw new Error('There is nothing to press in the window');
  await it.acts.pressInView(ANN, { type: 'modal', id: opened.id }, about);
  await it.adapter.stop();
  expect(windows().map(({ id }) => id)).toEqual([opened.id]);
  expect(newestWindow()).toContain('Whose work this is based on');
  expect(newestWindow()).not.toContain('I do not keep or log what you look up');
});

test('when Slack no longer opens a window, the answer comes by direct message', async () => {
  const blocks = await home();
  it.slack.failNext('views.open', { error: 'expired_trigger_id' });
  await press(blocks, 'What I keep');
  const answer = it.slack.workspace.fromBot(ANN).at(-1);
  expect(answer?.channel).toBe('D0ANN');
  expect(readable(answer?.blocks ?? [])).toContain('I do not keep or log what you look up');
});

test('an event repeated by Slack draws nothing twice', async () => {
  await it.acts.openHome(ANN);
  await it.acts.deliverAgain();
  await it.acts.event({ type: 'app_home_opened', user: ANN, channel: 'D0ANN', tab: 'messages' });
  await it.adapter.stop();
  expect(it.slack.calls.filter(({ method }) => method === 'views.publish')).toHaveLength(1);
});
