import type { Block, Button, Message } from '../message';
import { plainText } from '../plain-text';

/** How much a card asks of a reader before they press anything. */
export type Size = { readonly words: number; readonly buttons: number };

/** The words of a card's plain text, buttons and small print included, without what buttons unfold; and its buttons. */
export const sizeOf = (message: Pick<Message, 'blocks'>): Size => ({
  words: wordsOf(plainText({ audience: 'asker', ...message })),
  buttons: buttonsOf(message).length,
});

/** What a person is told in one or two sentences has at most thirty words, and two buttons. */
export function expectRemark(message: Pick<Message, 'blocks'>): void {
  const { words, buttons } = sizeOf(message);
  const said = plainText({ audience: 'asker', ...message });
  expect([words > 30 && `${words}: ${said}`, buttons > 2 && said]).toEqual([false, false]);
}

/** Whatever holds a letter or a digit between spaces is a word. */
export const wordsOf = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The buttons that the card shows at once. A row's “…” menu counts as one. */
export function buttonsOf({ blocks }: Pick<Message, 'blocks'>): readonly Button[] {
  return blocks.flatMap((block: Block): readonly Button[] => {
    if (block.kind === 'footer') return [block.button];
    if (block.kind !== 'buttons') return [];
    const [menu] = block.buttons.filter(({ secondary }) => secondary);
    return [...block.buttons.filter(({ secondary }) => !secondary), ...(menu ? [menu] : [])];
  });
}
