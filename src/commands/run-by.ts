import type { Block } from '../message';
import type { Policy } from './answer';

/** Who runs the bot for these people and whom to ask about it; nothing where that is not known. */
export function runBy({ organisation }: Pick<Policy, 'organisation'>): Block[] {
  if (!organisation) return [];
  const { name, contact } = organisation;
  const asking = contact === undefined ? '' : ` Questions about it: ${contact}.`;
  return [{ kind: 'note', text: `Run for you by ${name}.${asking}` }];
}
