/**
 * The names of emoji as people type them and Slack sends them: `:tada:`, `:wave::skin-tone-2:`. It does not match
 * inside a time or an address: `10:30:45`, `a:b:c`. Slack shows a name that it does not know as it was typed.
 * https://docs.slack.dev/reference/block-kit/block-elements/emoji-element
 */
const EMOJI = /(?<![\d/]):([a-z0-9_+'-]{1,100}(?:::skin-tone-[2-6])?):(?![A-Za-z0-9])/g;
const NUMBERS = ['100', '1234', '+1', '-1'];

/** A text in pieces, in order: the text between emoji, and the names of the emoji (`tada`). */
export function aroundEmoji(text: string): readonly ({ readonly text: string } | { readonly emoji: string })[] {
  const pieces: ({ text: string } | { emoji: string })[] = [];
  let at = 0;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(EMOJI)) {
    if (!/[a-z]/.test(name) && !NUMBERS.includes(name)) continue;
    if (index > at) pieces.push({ text: text.slice(at, index) });
    pieces.push({ emoji: name });
    at = index + whole.length;
  }
  return at < text.length ? [...pieces, { text: text.slice(at) }] : pieces;
}
