/**
 * The names of emoji as they are typed and as Slack sends them, `:tada:` or `:wave::skin-tone-2:`. Not what stands in a
 * time or an address: `10:30:45`, `a:b:c`. What Slack does not know by that name, it shows as it was typed.
 * https://docs.slack.dev/reference/block-kit/block-elements/emoji-element
 */
const EMOJI = /(?<![\d/]):([a-z0-9_+'-]{1,100}(?:::skin-tone-[2-6])?):(?![A-Za-z0-9])/g;
const NUMBERS = ['100', '1234', '+1', '-1'];

/** A text in pieces: what stands between emoji, and their names. */
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
