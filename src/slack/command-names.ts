import { commands } from '../commands/table';

/** The commands that go by their own name in Slack. `/help` is Slack's own, so help goes by the app's name. */
export const OWN_NAMES: readonly string[] = commands.map(({ name }) => name).filter((name) => name !== 'help');

/** The app's name as a slash command: alone it is help, and it takes any line. */
export const APP_NAME = 'compass';

/** Reads `/glossary`, or `/pc-glossary` where the commands carry a prefix. Undefined for a command that is not ours. */
export function readCommand(command: string): { readonly prefix: string; readonly name: string } | undefined {
  const [, prefix = '', name] = PATTERN.exec(command) ?? [];
  return name === undefined ? undefined : { prefix, name };
}

const PATTERN = new RegExp(`^/(.*)(${[...OWN_NAMES, APP_NAME].join('|')})$`);
