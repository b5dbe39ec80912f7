import type { Asker } from '../../commands/asker';
import { APP_NAME, OWN_NAMES } from './command-names';

type Typed = Asker['typed'];

/** Hints for a channel: `/glossary county lines`, or `/pc-glossary county lines` where the commands carry a prefix. */
export function asSlashCommand(prefix: string): Typed {
  return (line) => {
    const [name = '', ...words] = line.split(' ');
    const own = OWN_NAMES.includes(name);
    return [`/${prefix}${own ? name : APP_NAME}`, ...(own || name === 'help' ? [] : [name]), ...words].join(' ');
  };
}

/** Hints for a thread, where slash commands do not work. */
export const asMention: Typed = (line) => `@Practice Compass ${line}`;

/** Hints for the bot's own chat with a person. */
export const asDirectMessage: Typed = (line) => line;
