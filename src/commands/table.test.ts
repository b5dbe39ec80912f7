import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../plain-text';
import { testAsker } from '../testing/asker';
import { testServices } from '../testing/services';
import { help } from './help';
import { commands } from './table';

const root = join(__dirname, '..', '..');
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** In Slack, where `/help` belongs to Slack itself, help has the app's own name. */
const slackName = (name: string) => (name === 'help' ? '/compass' : `/${name}`);

type Declared = { name: string; description: string };

describe('the table of commands is what people are told', () => {
  it('by Slack, as slash commands with hints', () => {
    const { slash_commands } = readJson('manifests/slack/manifest.json').features;
    const hints = [
      ...commands.filter(({ name }) => name !== 'help').map(({ words }) => words),
      `[help | ${commands
        .filter(({ name }) => name !== 'help')
        .map(({ name }) => `${name} words`)
        .join(' | ')}]`,
    ];
    expect(slash_commands).toMatchObject(
      commands.map(({ name, does }, at) => ({
        command: slackName(name),
        description: sentence(does),
        usage_hint: hints[at],
      })),
    );
    expect(slash_commands).toHaveLength(commands.length);
  });

  it('by Teams, in every place where the bot works', () => {
    const [bot] = readJson('manifests/teams/manifest.json').bots;
    const told: Declared[] = bot.commandLists.flatMap((list: { commands: { title: string; description: string }[] }) =>
      list.commands.map(({ title, description }) => ({ name: title, description })),
    );
    expect(told).toEqual(commands.map(({ name, does }) => ({ name, description: sentence(does) })));
    expect(bot.commandLists.flatMap(({ scopes }: { scopes: string[] }) => scopes)).toEqual(bot.scopes);
  });

  it('by the bot itself, in help', async () => {
    const { message } = await help('', testAsker(), testServices());
    const said = plainText(message);
    for (const { usage, does } of commands) expect(said).toContain(`/${usage}: ${does}`);
  });

  it('by the README', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const { name } of commands) expect(readme).toContain(`\`${name}\``);
  });
});
