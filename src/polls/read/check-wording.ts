import { isBlank, quoted } from '../clean-text';
import { foldLooks } from '../fold';
import { FEWEST_OPTIONS, LONGEST_OPTION, LONGEST_QUESTION, MOST_OPTIONS } from '../poll';
import type { PollMistake } from './mistake';

/** What is wrong with a question, in a kind sentence; empty if nothing is. Expects clean text. */
export function checkQuestion(question: string): readonly PollMistake[] {
  if (isBlank(question))
    return [{ field: 'question', says: 'Please type the question, such as “How was that meeting?”.' }];
  if (question.length <= LONGEST_QUESTION) return [];
  return [
    {
      field: 'question',
      says: `The question ${quoted(question)} has ${question.length} characters. Please shorten it to ${LONGEST_QUESTION} or fewer.`,
    },
  ];
}

/** Everything that is wrong with the answers, a kind sentence for each; empty if nothing is. Expects clean text. */
export function checkOptions(options: readonly string[]): PollMistake[] {
  const says = [countSays(options), emptySays(options), ...longSays(options), ...twiceSays(options)];
  return says.filter((words) => words !== undefined).map((words) => ({ field: 'options', says: words }));
}

function countSays(options: readonly string[]): string | undefined {
  if (options.length > MOST_OPTIONS)
    return `There are ${options.length} answers. A poll has room for ${MOST_OPTIONS}, so please leave some out.`;
  if (options.length < FEWEST_OPTIONS)
    return `A poll needs at least ${FEWEST_OPTIONS} answers to choose from, such as "Yes" and "No".`;
  return undefined;
}

function emptySays(options: readonly string[]): string | undefined {
  return options.some(isBlank)
    ? 'One of the answers is empty. Please type some words for it, or leave it out.'
    : undefined;
}

function longSays(options: readonly string[]): string[] {
  return options
    .filter((option) => option.length > LONGEST_OPTION)
    .slice(0, MOST_OPTIONS)
    .map(
      (option) =>
        `The answer ${quoted(option)} has ${option.length} characters. Please shorten it to ${LONGEST_OPTION} or fewer.`,
    );
}

function twiceSays(options: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Map<string, string>();
  for (const option of options.filter((words) => !isBlank(words))) {
    const key = foldLooks(option);
    if (seen.has(key)) twice.set(key, option);
    seen.add(key);
  }
  return [...twice.values()].map((option) => `The answer ${quoted(option)} appears twice. Please change one of them.`);
}
