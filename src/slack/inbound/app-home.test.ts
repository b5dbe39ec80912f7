import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { slackWithBot } from '../../testing/slack/slack-person';
import { buttonsIn, labelOf, readable } from '../../tryout/slack/readable';
import type { Json } from '../../tryout/slack/workspace';

const ANN = 'U0ANN';

let it: Awaited<ReturnType<typeof slackWithBot>>;
// The search is built when it is first used, which on a busy machine takes longer than Slack waits to open a window.
beforeAll(() => void testServices().lookUp('principle 1', ['principle']));
beforeEach(async () => {
  it = await slackWithBot(testServices());
});
afterEach(() => it.stop());

async function home(): Promise<Json[]> {
  await it.acts.openHome(ANN);
  const view = await it.slack.workspace.until(() => it.slack.workspace.homes.get(ANN));
  return view.blocks as Json[];
}
const modal = (heading: string) =>
  it.slack.workspace.until(() =>
    [...it.slack.workspace.modals.values()].find(({ view }) => readable(view.blocks as Json[]).includes(heading)),
  );
const button = (blocks: Json[], label: string) => buttonsIn(blocks).find((one) => labelOf(one).includes(label)) ?? {};

test('the App Home has all principles, how to ask, privacy and signposts', async () => {
  const blocks = await home();
  for (const { title } of shippedContent().principles) expect(readable(blocks)).toContain(title);
  for (const words of ['/glossary county lines', 'Privacy', 'Where to go with a worry', '0808 800 5000'])
    expect(readable(blocks)).toContain(words);
});

test('a principle pressed there opens above it, and related entries open in its place', async () => {
  const blocks = await home();
  await it.acts.pressInView(ANN, { type: 'home', id: 'V0' }, button(blocks, '1. '));
  const opened = await modal('Principle 1: ');
  const [related] = buttonsIn(opened.view.blocks as Json[]);
  await it.acts.pressInView(ANN, { type: 'modal', id: opened.id }, related ?? {});
  expect((await modal(labelOf(related ?? {}))).id).toBe(opened.id);
  expect(it.slack.workspace.modals.size).toBe(1);
});

test('when Slack no longer opens a modal, the answer comes by direct message', async () => {
  const blocks = await home();
  it.slack.failNext('views.open', { error: 'expired_trigger_id' });
  await it.acts.pressInView(ANN, { type: 'home', id: 'V0' }, button(blocks, '1. '));
  const answer = await it.slack.workspace.until(() =>
    it.slack.workspace.fromBot(ANN).find(({ blocks }) => readable(blocks).includes('Principle 1: ')),
  );
  expect(answer.channel).toBe('D0ANN');
});

test('an event repeated by Slack draws nothing twice', async () => {
  await it.acts.openHome(ANN);
  await it.acts.deliverAgain();
  await it.acts.event({ type: 'app_home_opened', user: ANN, channel: 'D0ANN', tab: 'messages' });
  await it.adapter.stop();
  expect(it.slack.calls.filter(({ method }) => method === 'views.publish')).toHaveLength(1);
});
