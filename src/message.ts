/** What the bot can say, in words that every platform understands. Platforms decide how it looks, never what it says. */
export type Message = {
  /** `asker`: only the person who asked sees it, where the platform can do that. */
  readonly audience: 'asker' | 'conversation';
  /** True for a page of something longer: it takes the place of the private page whose button was pressed. */
  readonly replaces?: boolean;
  /** True when somebody passed this on: the platform says who, in its own way of naming a person. */
  readonly sharedByAsker?: boolean;
  readonly blocks: readonly Block[];
};

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly label?: string; readonly text: string }
  | { readonly kind: 'list'; readonly label?: string; readonly items: readonly string[] }
  | { readonly kind: 'links'; readonly label: string; readonly links: readonly Link[] }
  | { readonly kind: 'buttons'; readonly label?: string; readonly buttons: readonly Button[] }
  | { readonly kind: 'note'; readonly text: string };

/** `url` is null where a source may be named but not linked. */
export type Link = { readonly text: string; readonly url: string | null };

/** Pressing a button is the same as typing the line it `says`. */
export type Button = { readonly label: string; readonly says: string; readonly main?: boolean };

/** The same message for notifications, screen readers and terminals: everything that the card says, in its order. */
export function plainText(message: Message): string {
  return message.blocks.map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'note':
      return block.text;
    case 'text':
      return labelled(block.label, block.text);
    case 'list':
      return [...(block.label ? [`${block.label}:`] : []), ...block.items.map((item) => `- ${item}`)].join('\n');
    case 'links':
      return labelled(block.label, block.links.map(({ text, url }) => (url ? `${text} (${url})` : text)).join('; '));
    case 'buttons':
      return labelled(block.label ?? 'Buttons', block.buttons.map(({ label }) => label).join(' | '));
  }
}

const labelled = (label: string | undefined, text: string) => (label ? `${label}: ${text}` : text);
