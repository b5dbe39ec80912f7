import { createKept } from './lasting';
import { type Block, type Button, type Contact, type Field, type Form, type Message, MORE_OPTIONS } from './message';
import { withoutCode } from './text/code';

/**
 * The message as plain text, for notifications and screen readers: everything that the card shows, in the same order. What
 * a button unfolds is not yet shown, and so is not in it.
 */
export function plainText(message: Message): string {
  return message.blocks.map((block) => textOnce(block, '', () => withoutCode(blockText(block)))).join('\n\n');
}

/** The same with everything unfolded, for a terminal, where nothing can be pressed. */
export const wholeText = (message: Message): string => plainText({ ...message, blocks: unfolded(message.blocks) });

/** The blocks with what their buttons unfold below them, in place of those buttons. */
export function unfolded(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'buttons') return [block];
    const buttons = block.buttons.filter(({ opens }) => opens === undefined);
    const opened = block.buttons.flatMap(({ opens = [] }) => unfolded(opens));
    return [...opened, ...(buttons.length > 0 ? [{ ...block, buttons }] : [])];
  });
}

const textOnce = createKept<string>();

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'note':
      return block.text;
    case 'text':
      return labelled(block.label, block.text);
    case 'list':
      return [...(block.label ? [asLabel(block.label)] : []), ...block.items.map((item) => `- ${item}`)].join('\n');
    case 'contacts':
      return block.contacts.map((contact) => (block.large ? contactText(contact) : contactLine(contact))).join('\n');
    case 'links':
      return labelled(block.label, block.links.map(({ text, url }) => (url ? `${text} (${url})` : text)).join('; '));
    case 'bars':
      return [
        ...(block.label ? [asLabel(block.label)] : []),
        ...block.bars.map(({ label, words }) => `- ${label}: ${words}`),
      ].join('\n');
    case 'form':
      return [`${block.title}:`, ...fieldLines(block), block.submit].join('\n');
    case 'buttons':
      return block.buttons.some(({ beside }) => beside)
        ? [...(block.label ? [`${block.label}:`] : []), ...block.buttons.map(withBeside)].join('\n')
        : labelled(block.label, rowText(block.buttons));
    case 'menu':
      return labelled(block.label, block.choices.map(({ label }) => label).join('; '));
    case 'footer':
      return `${block.text} ${buttonText(block.button)}`;
  }
}

/** The menu at the end of a row is told by its sign: what stands behind it is not shown either. */
const rowText = (buttons: readonly Button[]) => {
  const shown = buttons.filter(({ secondary }) => !secondary).map(buttonText);
  return [...shown, ...(shown.length < buttons.length ? ['[…]'] : [])].join(' ');
};

const buttonText = ({ label }: Button) => `[${label}]`;
const withBeside = (button: Button) => [buttonText(button), button.beside?.words].filter(Boolean).join(' ');

/** `Samaritans: 116 123`, without when to call. */
export const contactLine = ({ label, reach }: Contact): string =>
  reach.length > 0 ? `${label}: ${reach.map(({ text }) => text).join('')}` : label;

const contactText = (contact: Contact) => [contactLine(contact), contact.when].filter(Boolean).join('. ');

function fieldLines({ fields }: Form): string[] {
  const more = fields.filter((field) => field.more);
  const first = fields.filter((field) => !field.more).map(fieldText);
  return [...first, ...(more.length > 0 ? [`${MORE_OPTIONS}:`, ...more.map(fieldText)] : [])];
}

function fieldText(field: Field): string {
  const isChoice = field.kind === 'choice';
  const shown = isChoice ? field.choices.find(({ value }) => value === field.value)?.label : field.value;
  const choices = isChoice ? `(${field.choices.map(({ label }) => label).join(', ')})` : '';
  const hint = field.hint ? `(${field.hint})` : '';
  return [`- ${field.label}:`, shown, choices, hint].filter(Boolean).join(' ');
}

const labelled = (label: string | undefined, text: string) => (label ? `${asLabel(label)} ${text}` : text);

/** A label as it stands before what it labels: with a colon, unless it is a question. */
export const asLabel = (label: string): string => (label.endsWith('?') ? label : `${label}:`);
