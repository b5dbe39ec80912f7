import { cut as clip } from '../../text/cut';
import type { AdaptiveCard, CardElement } from './card';

/**
 * Bytes. Teams refuses messages over about 100 KB, and webhooks over 28 KB; a card below both is safe wherever it is
 * sent on.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
const LARGEST_CARD = 25 * 1024;

/** Characters of a card that may go to clients that cannot draw it. */
const LONGEST_FALLBACK = 4000;

const MORE: CardElement = {
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: 'This was too long to show in full.' }],
};

/**
 * The same card, within the limit: first the fallback text is shortened, then parts are dropped before the closing
 * note.
 */
export function fitCard(card: AdaptiveCard): AdaptiveCard {
  const shorter = { ...card, fallbackText: clip(card.fallbackText, LONGEST_FALLBACK) };
  if (size(shorter) <= LARGEST_CARD) return shorter;
  const body = [...shorter.body.slice(0, -1)];
  const closing = shorter.body.slice(-1);
  const shortened = () => ({ ...shorter, fallbackText: shorter.speak, body: [...body, MORE, ...closing] });
  while (body.length > 0 && size(shortened()) > LARGEST_CARD) body.pop();
  return shortened();
}

const size = (card: AdaptiveCard) => Buffer.byteLength(JSON.stringify(card), 'utf8');

export { clip };
