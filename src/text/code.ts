/** Marks a line that people can type, as in `type /help`, so that it is drawn as one. */
export const asCode = (line: string): string => `\`${line.replaceAll('`', "'")}\``;

const CODE = /`([^`\n]+)`/;

/** A text in pieces, in order; `code` for those that were marked. Marks without a partner stay as they are. */
export const aroundCode = (text: string): readonly { readonly text: string; readonly code: boolean }[] =>
  text
    .split(CODE)
    .map((piece, at) => ({ text: piece, code: at % 2 === 1 }))
    .filter(({ text: piece }) => piece !== '');

/** The text without the marks. */
export const withoutCode = (text: string): string => text.replace(new RegExp(CODE, 'g'), '$1');
