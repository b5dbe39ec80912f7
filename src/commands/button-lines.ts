import type { Button } from '../message';
import type { KeptPoll } from '../polls/kept-poll';

/** One button for each answer, labelled with the whole answer. */
export const voteButtons = ({ id: poll, options }: Pick<KeptPoll, 'id' | 'options'>): Button[] =>
  options.map(({ id, label }) => ({ label, command: `vote ${poll} ${id}`, role: 'vote', number: id + 1 }));

/** Withdraws a person's whole vote. */
export const withdrawButton = (poll: string): Button => ({
  label: 'Withdraw my vote',
  command: `withdraw ${poll}`,
  role: 'vote',
});

/** Shows an entry's card to everybody in the conversation. */
export const shareButton = (entry: string): Button => ({
  label: 'Share with everyone here',
  command: `share ${entry}`,
  role: 'share',
});

/** Opens the form for feedback on an entry. */
export const feedbackButton = (entry: string): Button => ({
  label: 'Something wrong on this card?',
  command: `feedback ${entry}`,
});

/** True if the answer to this line is a form, unless something is in its way. */
export const opensForm = (line: string): boolean =>
  /^(?:poll|poll form|reflect form(?: .+)?|poll-edit \S+|suggest .+|feedback(?: \S+)?)$/s.test(line.trim());

/** What a pressed button's line does, for lines that platforms treat specially. */
export type Press = { readonly role: 'vote'; readonly poll: string } | { readonly role: 'share' };

/** Reads a pressed button's line, which may be any text. Undefined if it neither votes nor shares. */
export function pressOf(line: string): Press | undefined {
  const [, name, poll = ''] = /^(\S+)\s+(\S*)/.exec(line) ?? [];
  if (name === 'vote' || name === 'withdraw') return { role: 'vote', poll };
  return name === 'share' ? { role: 'share' } : undefined;
}
