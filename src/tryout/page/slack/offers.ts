import type { SlashCommand } from '../../state';
import type { Offer } from '../composer';

const MENTION: Offer = { inserts: '@Practice Compass', words: '', does: 'ask the bot where everybody here sees it' };

/** Returns the completions of a first word that is still being typed. In a thread Slack knows no commands. */
export const offersIn =
  (commands: readonly SlashCommand[], inThread: boolean) =>
  (text: string): readonly Offer[] => {
    const begun = text.toLowerCase();
    if (begun.startsWith('@') && MENTION.inserts.toLowerCase().startsWith(begun)) return [MENTION];
    if (!/^\/[\w-]*$/.test(begun) || inThread) return [];
    return commands
      .filter(({ name }) => name.startsWith(begun))
      .map(({ name, words, does }) => ({ inserts: name, words, does }));
  };
