import { misunderstood } from './misunderstood';
import { HOW_TO_ASK } from './upcoming';
import { COMMANDS, usage } from './usage';

/** What `help`, `help <command>` and `<command> --help` say. `ok` is false where there is no such command. */
export function help(topic?: string): { text: string; ok: boolean } {
  if (topic === undefined) return { text: usage(), ok: true };
  if (!COMMANDS.includes(topic)) return { text: misunderstood([topic]), ok: false };
  if (topic === 'upcoming') return { text: `${HOW_TO_ASK}\n`, ok: true };
  return { text: usage(topic), ok: true };
}
