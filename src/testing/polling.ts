import type { Asker } from '../commands/asker';
import type { Person } from '../ids';
import { plainText } from '../plain-text';
import { ask } from './reflecting';
import { type TestServices, testServices } from './services';

const CHANNEL = { tenant: 'slack:T1', conversation: 'slack:T1:C1' } as const;

/** So many people in Ann's channel, she not among them. */
export const people = (count: number): Person[] => Array.from({ length: count }, (_, at) => personAt(at));

const personAt = (at: number): Person => `slack:T1:U0P${at}`;

/** Types the line, presses “Post here”, and resolves with the poll's id. */
export async function posted(
  line: string,
  services: TestServices = testServices(),
  changes: Partial<Asker> = {},
): Promise<{ readonly id: string; readonly services: TestServices }> {
  const { buttons, said } = await ask(line, services, changes);
  const post = buttons.find(({ command }) => command.startsWith('poll-post '));
  if (!post) throw new Error(`There is nothing to post in: ${said}`);
  await ask(post.command, services, { ...changes, via: 'button' });
  return { id: post.command.split(' ')[1] ?? '', services };
}

/** What the person reads who presses the answer. */
export const press = (
  id: string,
  option: number,
  services: TestServices,
  person: Person,
  changes: Partial<Asker> = {},
) => ask(`vote ${id} ${option}`, services, { person, via: 'button', ...changes });

/** Each choice is pressed by another person. */
export async function voted(id: string, options: readonly number[], services: TestServices): Promise<void> {
  await Promise.all(options.map((option, at) => press(id, option, services, personAt(at))));
}

/** The words of the card that stands in the channel now: as it was posted, or as it was drawn last. */
export function cardNow({ sent, replaced }: TestServices): string {
  const message = replaced.at(-1)?.message ?? sent.at(-1)?.message;
  return message ? plainText(message) : '';
}

/** The poll as it is kept. */
export async function kept(id: string, { polls }: TestServices) {
  const poll = await polls.find(id, CHANNEL);
  if (!poll) throw new Error('There is no such poll in the channel');
  return poll;
}

/** Ann's poll with these votes, closed by her. */
export async function closed(line: string, votes: readonly number[], services: TestServices = testServices()) {
  const { id } = await posted(line, services);
  await voted(id, votes, services);
  const { said, buttons } = await ask('poll close', services);
  return { id, services, said, buttons, card: cardNow(services) };
}

/** So many for the first answer, and so many for the second. */
export const split = (first: number, second: number): number[] => [...Array(first).fill(0), ...Array(second).fill(1)];
