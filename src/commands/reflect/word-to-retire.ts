import type { Content, Prompt } from '../../content/schema';
import type { Block } from '../../message';

/** The word that a prompt asks to retire, why, and what to say instead; none if the prompt is of another kind, or its term has no such word. */
export function wordToRetire({ word }: Prompt, { terms }: Content): Block[] {
  const [first] = terms.find(({ id }) => id === word)?.sayInstead ?? [];
  if (!first) return [];
  const words = first.avoid.split(', ').map((one) => `“${one}”`);
  return [
    {
      kind: 'text',
      label: words.length === 1 ? 'Word to retire' : 'Words to retire',
      text: `${words.join(', ')}. ${first.why}`,
    },
    { kind: 'text', label: 'Instead', text: first.instead },
  ];
}
