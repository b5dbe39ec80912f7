import { randomUUID } from 'node:crypto';
import { createKept } from '../../lasting';
import { inAscii } from '../../text/in-ascii';
import { type ButtonContext, type ButtonKind, carriedBy, kindOf, onButtons } from './button-context';
import type { AdaptiveCard, CardElement } from './card';

/**
 * The card as JSON text with `context` on every button, as `withContext` puts it there, in parts to be joined. Of the text of
 * what is lasting, only what its buttons carry is written anew: most of a card is the same for everybody. All in ASCII, which
 * takes half the memory and goes to the network as it is.
 */
export function writeWithContext(card: AdaptiveCard, context: ButtonContext, backFrom: readonly string[]): string[] {
  const carried = (kind: ButtonKind) => {
    const beside = carriedBy(kind, context, backFrom);
    return beside ? `,"context":${inAscii(JSON.stringify(beside))}` : '';
  };
  const carriedOn = { new: carried('new'), back: carried('back'), old: carried('old') };
  const parts = [headOf(card)];
  for (const [at, element] of card.body.entries()) {
    const { texts, buttons } = piecesOf(element);
    parts.push(at > 0 ? ',' : '', texts[0] ?? '');
    for (const [button, kind] of buttons.entries()) parts.push(carriedOn[kind], texts[button + 1] ?? '');
  }
  parts.push(']}');
  return parts;
}

/** All of a card up to its first element. */
const headOf = (card: AdaptiveCard): string =>
  headOnce(card, '', () => {
    const { body: _body, ...head } = card;
    return `${inAscii(JSON.stringify(head)).slice(0, -1)},"body":[`;
  });

const headOnce = createKept<string>();

/** The text of an element, cut where what a button carries goes: one text more than there are buttons. */
type Pieces = { readonly texts: readonly string[]; readonly buttons: readonly ButtonKind[] };

const piecesOf = (element: CardElement): Pieces =>
  piecesOnce(element, '', () => {
    const mark = randomUUID();
    const marked = onButtons(element, (action) => ({
      ...action,
      data: { ...action.data, context: `${mark}${kindOf(action)}` },
    }));
    const [first = '', ...others] = inAscii(JSON.stringify(marked)).split(`,"context":"${mark}`);
    const ends = others.map((text) => text.indexOf('"'));
    return {
      texts: [first, ...others.map((text, at) => text.slice((ends[at] ?? 0) + 1))],
      buttons: others.map((text, at) => text.slice(0, ends[at]) as ButtonKind),
    };
  });

const piecesOnce = createKept<Pieces>();
