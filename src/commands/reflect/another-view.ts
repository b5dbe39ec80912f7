import type { Prompt } from '../../content/schema';
import type { Block, Message } from '../../message';

/** What follows a prompt three days later, in its thread. Undefined if nobody has written another way to see it. */
export function anotherView({ anotherView: text, headsUp }: Prompt): Message | undefined {
  if (text === undefined) return undefined;
  return {
    audience: 'conversation',
    blocks: [
      ...(headsUp ? [{ kind: 'text', text: headsUp } satisfies Block] : []),
      { kind: 'text', label: 'Another way to see it', text },
      { kind: 'note', text: 'Answer here, without names.' },
    ],
  };
}
