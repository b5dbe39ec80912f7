import type { Button } from '../message';
import type { KeptPoll } from '../polls/kept-poll';

/** One for each answer, with all of its words. */
export const voteButtons = ({ id: poll, options }: Pick<KeptPoll, 'id' | 'options'>): Button[] =>
  options.map(({ id, label }) => ({ label, command: `vote ${poll} ${id}`, role: 'vote', number: id + 1 }));

/** Takes a person's whole vote away. */
export const withdrawButton = (poll: string): Button => ({
  label: 'Withdraw my vote',
  command: `withdraw ${poll}`,
  role: 'vote',
});

/** Shows the card of an entry to everybody in the conversation. */
export const shareButton = (entry: string): Button => ({
  label: 'Share with everyone here',
  command: `share ${entry}`,
  main: true,
  role: 'share',
});

/** What a pressed line does, where a platform treats that in a way of its own. */
export type Press = { readonly role: 'vote'; readonly poll: string } | { readonly role: 'share' };

/** Reads the line of a press, which may be any text. Undefined for every other line. */
export function pressOf(line: string): Press | undefined {
  const [, name, poll = ''] = /^(\S+)\s+(\S*)/.exec(line) ?? [];
  if (name === 'vote' || name === 'withdraw') return { role: 'vote', poll };
  return name === 'share' ? { role: 'share' } : undefined;
}
