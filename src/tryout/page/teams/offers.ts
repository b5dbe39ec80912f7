import type { SlashCommand } from '../../state';
import type { Offer } from '../composer';

const MENTION = '@Practice Compass';

/**
 * Returns the completions of what is being typed: the bot's name, its commands after that, and commands after a slash, which
 * in Teams ask in private.
 */
export const offersIn =
  (commands: readonly SlashCommand[], personal: boolean) =>
  (text: string): readonly Offer[] => {
    const begun = text.toLowerCase();
    const named = commands.filter(({ name }) => name !== '/compass');
    if (begun.startsWith('@') && MENTION.toLowerCase().startsWith(begun))
      return [{ inserts: MENTION, words: '', does: 'ask the bot where everybody here sees it' }];
    const [, word] = /^@practice compass (\w*)$/.exec(begun) ?? [];
    if (word !== undefined) return offered(named, word, (name) => `${MENTION} ${name.slice(1)}`);
    if (!personal && /^\/\w*$/.test(begun)) return offered(named, begun.slice(1), (name) => name);
    return [];
  };

const offered = (commands: readonly SlashCommand[], word: string, written: (name: string) => string): Offer[] =>
  commands
    .filter(({ name }) => name.slice(1).startsWith(word))
    .map(({ name, words, does }) => ({ inserts: written(name), words, does }));
