import type { Block } from '../message';
import type { Policy } from './answer';

/** Who runs the bot for these people and whom to ask about it; nothing where that is not known. */
export function runBy({ organisation }: Pick<Policy, 'organisation'>): Block[] {
  if (!organisation) return [];
  const { name, contact } = organisation;
  const asking = contact === undefined ? '' : ` Questions about it: ${contact}.`;
  return [{ kind: 'note', text: `Run for you by ${name}.${asking}` }];
}

/** Whom to ask or tell about the bot, in the middle of a sentence: by name where that is known. */
export function whoRunsIt({ organisation }: Pick<Policy, 'organisation'>): string {
  if (!organisation) return 'the people who run Practice Compass for you';
  const { name, contact } = organisation;
  return contact === undefined ? name : `${name} (${contact})`;
}

/** Who has named the people who may do more than others, at the start of or within a sentence. */
export const whoNames = ({ organisation }: Pick<Policy, 'organisation'>): string =>
  organisation?.name ?? 'your organisation';
