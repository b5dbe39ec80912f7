import { testServices } from '../../testing/services';
import { newestWith, slackWithBot } from '../../testing/slack/slack-person';
import { readable } from '../../tryout/slack/readable';

const ANN = 'U0ANN';
const BEN = 'U0BEN';

async function ask(command: string, text: string, services = testServices()) {
  const { slack, acts, stop } = await slackWithBot(services);
  const received = await acts.command(ANN, command, text);
  await stop();
  const [answer] = slack.workspace.fromBot(ANN);
  if (!answer) throw new Error('The command was not answered');
  return { slack, received, answer, said: readable(answer.blocks), calls: slack.calls.map(({ method }) => method) };
}

test('a slash command is answered in its acknowledgement, and only the asker sees it', async () => {
  const { slack, received, said, calls } = await ask('/compass', 'help');
  expect(JSON.parse(received.body)).toMatchObject({ response_type: 'ephemeral' });
  expect(said).toContain('/glossary');
  expect(slack.workspace.fromBot(BEN)).toEqual([]);
  expect(calls.filter((method) => method !== 'auth.test')).toEqual([]);
});

test.each([
  ['/principle', '', 'Eight principles and four themes'],
  ['/glossary', '', 'Glossary: 172 terms'],
  ['/compass', '', 'What you can type:'],
  ['/compass', 'help', 'What you can type:'],
  ['/compass', 'glossary cuckooing', 'Cuckooing'],
  ['/compass', 'cuckooing', 'Cuckooing'],
  ['/pc-glossary', 'cuckooing', 'Cuckooing'],
  ['/reflect', '', 'weekly'],
  ['/pc-reflect', '', 'weekly'],
  ['/compass', 'reflect', 'weekly'],
  ['/our-team-compass', 'principle 1', 'Principle 1: '],
  ['/ours_glossary', 'cuckooing', 'Cuckooing'],
  ['/teamreflect', '', 'weekly'],
])('%s %s answers with “%s”', async (command, text, heading) => {
  expect((await ask(command, text)).said).toContain(heading);
});

test('hints name the command as the person typed it, with its prefix', async () => {
  const { said } = await ask('/pc-compass', '');
  expect(said).toContain('/pc-glossary county lines: ');
  expect(said).toContain('/pc-compass: ');
});

test('a command that nobody knows is answered too', async () => {
  expect((await ask('/compas', 'x')).said).toBe(
    'I do not know the command /compas. To see what I can do, type /compass.',
  );
});

test('what was typed comes back letter by letter, and never as markup', async () => {
  const hostile = '<!channel> <@U0BEN> <https://evil.example|free> *vbqn* _it_ ~no~ `zxqv` & more';
  const { said, received } = await ask('/glossary', hostile);
  expect(said).toContain('“<!channel> <@U0BEN> <https://evil.example|free> *vbqn* _it_');
  const { text, blocks } = JSON.parse(received.body);
  expect(text).toContain('&lt;!channel&gt; &lt;@U0BEN&gt; &lt;https://evil.example|free&gt;');
  for (const markup of ['<!channel', '<@U0BEN', '<https://']) {
    expect(text).not.toContain(markup);
    expect(JSON.stringify(blocks)).not.toContain(markup);
  }
  expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"');
});

test('3,000 characters, and characters that cannot be seen, are answered', async () => {
  expect((await ask('/glossary', 'ü'.repeat(3000))).said).toContain('I could not find');
  expect((await ask('/glossary', 'a\u200b\u0000\u202e*(')).said).not.toBe('');
});

test('a fault is told with the reference under which it is logged, and the text stays out of the log', async () => {
  const services = testServices({
    lookUp: (text) => {
      throw new TypeError(`no search for ${text}`);
    },
  });
  const { said, received } = await ask('/glossary', 'secret words', services);
  expect(received.status).toBe(200);
  const [, reference = '?'] =
    /^Something went wrong at my end \(reference ([0-9A-F]{6})\)\. Please try again\.$/.exec(said) ?? [];
  const log = services.logged.join('');
  expect(log).toContain(reference);
  expect(log).toContain('TypeError');
  expect(log).not.toContain('secret');
});

test('“Suggest this word” opens a form, which keeps the word', async () => {
  const services = testServices();
  const { slack, acts, stop } = await slackWithBot(services);
  await acts.command(ANN, '/glossary', 'zzyzx');
  const { message, button } = newestWith('Suggest this word', slack.workspace.fromBot(ANN));
  await acts.press(ANN, message, button);
  const form = await slack.workspace.until(() => [...slack.workspace.modals.values()].at(-1));
  await acts.submit(form);
  const thanks = await slack.workspace.until(() => slack.workspace.fromBot(ANN)[1]);
  expect(readable(thanks.blocks)).toContain('Thank you. “zzyzx” is now on the list');
  expect(services.suggested).toEqual(['zzyzx']);
  await stop();
});

describe('in the bot’s own chat with a person, a slash command is a line like any other there:', () => {
  async function inChats(work: (bot: Awaited<ReturnType<typeof slackWithBot>>) => Promise<void>) {
    const bot = await slackWithBot(testServices());
    await work(bot);
    await bot.stop();
    return bot.slack.workspace.messages.filter(({ from }) => from === 'U0BOT').map(({ ts: _ts, ...shown }) => shown);
  }

  test.each([
    ['/glossary', 'cuckooing', 'glossary cuckooing'],
    ['/glossary', 'zzyzx', 'glossary zzyzx'],
    ['/poll', '"Is it Friday?" "Yes" "No"', 'poll "Is it Friday?" "Yes" "No"'],
    ['/reflect', 'weekly monday 09:30', 'reflect weekly monday 09:30'],
    ['/pc-reflect', '', 'reflect'],
    ['/compass', 'help', 'help'],
  ])('%s %s answers as “%s” does', async (command, words, line) => {
    const typed = await inChats(async ({ acts, slack }) => {
      await acts.direct(ANN, line);
      await slack.workspace.until(() => slack.workspace.fromBot(ANN)[0]);
    });
    const asked = await inChats(({ acts }) => acts.command(ANN, command, words, 'D0ANN').then(() => undefined));
    expect(asked).toEqual(typed);
  });

  test('a chat between two people is not the bot’s, and what was asked there stays with whoever asked', async () => {
    const [answer] = await inChats(async ({ acts, slack }) => {
      slack.workspace.addChannel('D0BOTH', 'directmessage', [ANN, BEN]);
      await acts.command(ANN, '/glossary', 'cuckooing', 'D0BOTH');
    });
    expect(answer).toMatchObject({ onlyFor: ANN });
  });

  test('where Slack cannot be asked, the answer is for whoever asked alone; an event from that chat tells as much', async () => {
    const answers = await inChats(async ({ acts, slack, adapter }) => {
      slack.failNext('conversations.history', { status: 500 });
      await acts.command(ANN, '/glossary', 'cuckooing', 'D0ANN');
      await acts.openHome(ANN);
      await adapter.stop();
      slack.failNext('conversations.history', { status: 500 });
      await acts.command(ANN, '/glossary', 'cuckooing', 'D0ANN');
    });
    expect(answers.map(({ onlyFor }) => onlyFor)).toEqual([ANN, undefined]);
  });
});
