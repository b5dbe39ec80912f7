import type { Block } from '../message';

/**
 * One block of every kind, which the type sees to, in which everything that a person reads is this text. With it come
 * addresses that break out of HTML or of Markdown, or run something, where they are shown as they are.
 */
export function everyKindOfBlock(text: string): readonly Block[] {
  const blocks: { readonly [Kind in Block['kind']]: Extract<Block, { readonly kind: Kind }> } = {
    heading: { kind: 'heading', text },
    text: { kind: 'text', label: text, text },
    list: { kind: 'list', label: text, items: [text] },
    contacts: {
      kind: 'contacts',
      large: true,
      contacts: [{ label: text, reach: [{ text, call: '999' }], when: text }],
    },
    links: {
      kind: 'links',
      label: text,
      links: ['https://example.org/"><script>', 'https://example.org/)**[', 'javascript:alert(1)', null].map((url) => ({
        text,
        url,
      })),
    },
    buttons: {
      kind: 'buttons',
      label: text,
      buttons: [
        { label: text, command: 'help' },
        { label: text, command: 'help', opens: [{ kind: 'text', text }] },
        { label: text, command: 'help', secondary: true },
      ],
    },
    menu: { kind: 'menu', label: text, open: text, choices: [{ label: text, command: 'help', group: text }] },
    bars: {
      ...{ kind: 'bars', label: text, bars: [{ label: text, words: text, bar: 7 }] },
      chart: { kind: 'bar', title: text, measure: text, points: [{ label: text, value: 35 }] },
    },
    form: {
      ...{ kind: 'form', title: text, openLabel: 'reflect form', command: 'reflect', submit: text },
      fields: [
        { kind: 'line', name: 'line', label: text, hint: text, longest: 200, value: text },
        { kind: 'choice', name: 'choice', label: text, choices: [{ label: text, value: 'one' }] },
        { kind: 'time', name: 'time', label: text },
        { kind: 'date', name: 'date', label: text },
      ],
    },
    note: { kind: 'note', text },
    footer: { kind: 'footer', text, button: { label: text, command: 'help' } },
  };
  return Object.values(blocks);
}
