import { promptCard } from '../commands/reflect/prompt-card';
import { DeliveryError } from '../messenger';
import type { PlatformAdapter } from '../platform/adapter';
import { messengerOf } from '../platform/adapter';
import { NOW, testServices } from '../testing/services';
import { shippedContent } from '../testing/shipped-content';
import { newestMenu, newestWith, slackWithBot } from '../testing/slack/slack-person';
import { chosen, controlsIn, optionsOf } from '../tryout/slack/controls';
import { buttonsIn, labelOf, readable, readableModal } from '../tryout/slack/readable';
import type { Json } from '../tryout/slack/workspace';

const ANN = 'U0ANN';
const BEN = 'U0BEN';
const HERE = 'slack:T0TEAM:C0TEAM';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

type Scene = Awaited<ReturnType<typeof arrive>>;

/** Ann and Ben with a bot that has these settings. Whatever they do resolves when the bot has nothing left to do. */
async function arrive(env: Readonly<Record<string, string>> = { SLACK_COMMAND_PREFIX: 'pc-' }) {
  const adapters: { slack?: PlatformAdapter } = {};
  const services = testServices({
    messenger: messengerOf(adapters),
    prompts: { ...testServices().prompts, another: () => Promise.reject(new DeliveryError('removed')) },
  });
  const { slack, acts, adapter, stop } = await slackWithBot(services, { env });
  adapters.slack = adapter;
  ends.push(stop);
  const { workspace } = slack;
  const settled = async (done: Promise<unknown>): Promise<void> => {
    await done;
    // Over HTTP, stopping only waits until everything is answered.
    await adapter.stop();
  };
  const openWindow = () => {
    const modal = [...workspace.modals.values()].at(-1);
    if (!modal) throw new Error('No window is open');
    return modal;
  };
  const buttonLabelled = (label: string, blocks: readonly Json[]): Json =>
    buttonsIn(blocks).find((button) => labelOf(button).startsWith(label)) ?? {};

  const optionLabelled = (label: string, menu: Json): Json =>
    optionsOf(menu).find((option) => labelOf(option).startsWith(label)) ?? {};

  return {
    adapter,
    logged: services.logged,
    type: (command: string, words = '', user = ANN, channel = 'C0TEAM') =>
      settled(acts.command(user, command, words, channel)),
    press: (label: string, user = ANN) => {
      const { message, button } = newestWith(label, workspace.fromBot(user));
      return settled(acts.press(user, message, button));
    },
    /** Chooses a letter of the glossary. */
    chooseLetter: (beginning: string) => {
      const { message, menu } = newestMenu('Or pick a letter', workspace.fromBot(ANN));
      return settled(acts.press(ANN, message, chosen(menu, optionLabelled(beginning, menu))));
    },
    submit: () => settled(acts.submit(openWindow())),
    mention: (line: string, threadTs: string) => settled(acts.mention(ANN, line, { threadTs })),
    direct: (line: string) => settled(acts.direct(ANN, line)),
    lookUp: (text: string) =>
      settled(acts.shortcut(ANN, workspace.post({ channel: 'C0TEAM', from: BEN, text, blocks: [] }))),
    openHome: () => settled(acts.openHome(ANN)),
    /** Presses the first button of the App Home, as if it carried this line. */
    pressInHome: (line: string) => {
      const [button] = buttonsIn(workspace.homes.get(ANN)?.blocks as Json[]);
      return settled(acts.pressInView(ANN, { type: 'home', id: 'V0' }, { ...button, value: line }));
    },
    pressInWindow: (label: string) => {
      const { id, view } = openWindow();
      return settled(acts.pressInView(ANN, { type: 'modal', id }, buttonLabelled(label, view.blocks as Json[])));
    },
    chooseLetterInWindow: (beginning: string) => {
      const { id, view } = openWindow();
      const menu = controlsIn(view.blocks as Json[]).find(({ type }) => type === 'static_select') ?? {};
      const choice = chosen(menu, optionLabelled(beginning, menu));
      return settled(acts.pressInView(ANN, { type: 'modal', id }, choice));
    },
    home: () => readable(workspace.homes.get(ANN)?.blocks as Json[]),
    window: () => readableModal(openWindow()),
    /** All that somebody has seen from the bot in channels and chats. */
    read: (user = ANN) =>
      workspace
        .fromBot(user)
        .map(({ blocks }) => readable(blocks))
        .join('\n\n'),
  };
}

/** The prefixes of the commands that a text tells somebody to type. */
const prefixesIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\w/])\/([\w-]*?)(?:principle|glossary|reflect|poll|compass)\b/g)].map(
    ([, prefix = '']) => prefix,
  );

/** Somebody else stops the weekly prompt that Ann has set up. */
async function stoppedByBen({ type, press }: Scene): Promise<void> {
  await type('/pc-reflect', 'weekly monday 09:30');
  await type('/pc-reflect', 'stop', BEN);
  await press('Stop', BEN);
}

/** Where a line is asked for without a slash: no command is named. */
const NO_SLASH: readonly string[] = [
  'a thread, where slash commands do not work',
  'the bot’s own chat, where none is needed',
];

test.each<[surface: string, act: (scene: Scene) => Promise<string>, hint: string]>([
  [
    'help',
    async ({ type, read }) => {
      await type('/pc-compass');
      return read();
    },
    '• /pc-glossary county lines: ',
  ],
  [
    'an answer that found nothing',
    async ({ type, read }) => {
      await type('/pc-glossary', 'zzyzx');
      return read();
    },
    'To see all terms, type /pc-glossary.',
  ],
  [
    'a command that nobody knows',
    async ({ type, read }) => {
      await type('/pc-compas', 'x');
      return read();
    },
    'To see what I can do, type /pc-compass.',
  ],
  [
    'what is pressed under an answer',
    async ({ type, press, read }) => {
      await type('/pc-glossary', 'c');
      await press('All letters');
      return read();
    },
    'Or type /pc-glossary with a word',
  ],
  [
    'a window that a command opens',
    async ({ type, window }) => {
      await type('/pc-poll');
      return window();
    },
    'Ready-made polls: /pc-poll templates.',
  ],
  [
    'a window that a button opens',
    async ({ type, press, window }) => {
      await type('/pc-reflect');
      await press('Set one up');
      return window();
    },
    'type /pc-reflect weekly monday 09:30 Europe/Paris',
  ],
  [
    'what everyone is told after a form that a button opened',
    async ({ type, press, submit, read }) => {
      await type('/pc-reflect');
      await press('Set one up');
      await submit();
      return read(BEN);
    },
    'To see it, change it or pause it, type /pc-reflect.',
  ],
  [
    'a form that could not be done',
    async ({ type, press, submit, read }) => {
      await type('/pc-reflect', '', ANN, 'C0ELSEWHERE');
      await press('Set one up');
      await submit();
      return read();
    },
    'To try again, type /pc-reflect weekly monday 09:30.',
  ],
  [
    'what is pressed under a weekly prompt',
    async ({ adapter, press, read }) => {
      const content = shippedContent();
      const [prompt] = content.prompts;
      if (prompt) await adapter.messenger.send(HERE, promptCard(prompt, { delivery: 'one', content, now: NOW }));
      await press('Swap, for everyone');
      await press('Swap');
      return read();
    },
    'To try again, type /pc-reflect now.',
  ],
  [
    'what everyone is told of a change',
    async (scene) => {
      await stoppedByBen(scene);
      return scene.read(BEN);
    },
    'To start it again, type /pc-reflect weekly monday 09:30.',
  ],
  [
    'what the owner of a weekly prompt is told alone',
    async (scene) => {
      await stoppedByBen(scene);
      return scene.read();
    },
    'To start it again, ask me there for “reflect weekly monday 09:30”.',
  ],
  [
    'the App Home',
    async ({ openHome, home }) => {
      await openHome();
      return home();
    },
    'type /pc-reflect in your team’s channel',
  ],
  [
    'a window opened from the App Home',
    async ({ openHome, pressInHome, window }) => {
      await openHome();
      await pressInHome('glossary');
      return window();
    },
    'Or type /pc-glossary with a word',
  ],
  [
    'what is pressed in such a window',
    async ({ openHome, pressInHome, chooseLetterInWindow, pressInWindow, window }) => {
      await openHome();
      await pressInHome('glossary');
      await chooseLetterInWindow('C:');
      await pressInWindow('All letters');
      return window();
    },
    'Or type /pc-glossary with a word',
  ],
  [
    'a thread, where slash commands do not work',
    async ({ mention, chooseLetter, press, read }) => {
      await mention('glossary', '1.1');
      await chooseLetter('C:');
      await press('All letters');
      return read();
    },
    'Or type @Practice Compass glossary with a word',
  ],
  [
    'the bot’s own chat, where none is needed',
    async ({ direct, chooseLetter, press, read }) => {
      await direct('glossary');
      await chooseLetter('C:');
      await press('All letters');
      return read();
    },
    'Or type glossary with a word',
  ],
])('with SLACK_COMMAND_PREFIX=pc-, %s names every command with it', async (surface, act, hint) => {
  const said = await act(await arrive());
  expect(said).toContain(hint);
  expect([...new Set(prefixesIn(said))]).toEqual(NO_SLASH.includes(surface) ? [] : ['pc-']);
});

test('a command that carries another prefix is answered with that one, in a window too', async () => {
  const { type, read, window } = await arrive();
  await type('/tce-glossary', 'zzyzx');
  expect(read()).toContain('To see all terms, type /tce-glossary.');
  await type('/tce-poll');
  expect(window()).toContain('Ready-made polls: /tce-poll templates.');
});

test.each([
  [{}, '/pc-glossary', 'set SLACK_COMMAND_PREFIX=pc-'],
  [{ SLACK_COMMAND_PREFIX: 'tce-' }, '/pc-glossary', 'set SLACK_COMMAND_PREFIX=pc-'],
  [{ SLACK_COMMAND_PREFIX: 'pc-' }, '/glossary', 'remove SLACK_COMMAND_PREFIX'],
])('with %j, %s is told of in the log, once', async (env, command, toDo) => {
  const { type, logged } = await arrive(env);
  await type(command, 'cuckooing');
  await type(command, 'mace');
  expect(logged.filter((line) => line.includes(`Slack: a command arrived as ${command}: ${toDo}`))).toHaveLength(1);
});

test('a command that carries the prefix that is set is nothing for the log', async () => {
  const { type, logged } = await arrive();
  await type('/pc-glossary', 'cuckooing');
  await type('/pc-nobody-knows-it');
  expect(logged.join('')).not.toContain('SLACK_COMMAND_PREFIX');
});
