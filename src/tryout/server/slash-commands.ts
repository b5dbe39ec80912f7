import { commands } from '../../commands/table';
import type { SlashCommand } from '../state';

/** The slash commands as the manifest declares them: one for each command, and `/compass` for all of them. */
export const slashCommands: readonly SlashCommand[] = [
  ...commands.filter(({ name }) => name !== 'help').map(({ name, words, does }) => ({ name: `/${name}`, words, does })),
  { name: '/compass', words: '[any command]', does: 'any of these lines; alone: help' },
];
