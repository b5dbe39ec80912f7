import { createKept, isLasting, lasting } from '../../lasting';
import type { Block, Contact, Footer, Link, Message } from '../../message';
import { asLabel, plainText } from '../../plain-text';
import { renderBars } from './bars';
import { actionSet, type InCard, renderButton, renderButtons } from './buttons';
import type { AdaptiveCard, CardElement } from './card';
import { clip, fitCard } from './fit-card';
import { renderForm } from './form';
import { escapeMarkdown, markdownLink, phoneLink, plainCardText } from './markdown';
import { renderMenu } from './menu';
import { bold, quietly, renderText, rich, run, runs } from './texts';
import { withByline } from './with-byline';

/** Our own limits, in characters, far above any shipped entry: one text must not fill a card by itself. */
const LONGEST = { heading: 200, link: 3000, number: 100, summary: 200, spoken: 600 } as const;

export type Rendering = {
  readonly card: AdaptiveCard;
  /** Everything that the card says, in plain text. */
  readonly text: string;
  /** For the notification, which shows no card. */
  readonly summary: string;
};

/**
 * Draws a message for Teams, with its byline. `privateChat` is the personal chat's address, if the card should offer
 * it.
 */
export function renderForTeams(message: Message, privateChat?: string): Rendering {
  if (message.by) return renderAnew(message, privateChat);
  return renderedOnce(message.blocks, privateChat ?? '', () => {
    const rendering = renderAnew(message, privateChat);
    if (isLasting(message.blocks)) lasting(rendering.card);
    return rendering;
  });
}

const renderedOnce = createKept<Rendering>();

function renderAnew(unsigned: Message, privateChat: string | undefined): Rendering {
  const message = withByline(unsigned);
  const withForm = message.blocks.some(({ kind }) => kind === 'form' || kind === 'menu');
  const offer = privateChat === undefined ? [] : [openPrivateChat(privateChat)];
  const text = [plainText(message), ...offer.map(({ title, url }) => `${title}: ${url}`)].join('\n\n');
  const summary = clip(plainCardText(summaryOf(message)), LONGEST.summary);
  const card = fitCard({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    // Speech may be read as mark-up, so it must not contain any.
    speak: clip(plainCardText(text).replace(/[<>&]/g, ' '), LONGEST.spoken),
    fallbackText: escapeMarkdown(text),
    body: [...renderBlocks(message.blocks, withForm), ...offer.map((action) => actionSet([action]))],
  });
  return { card, text, summary };
}

function renderBlocks(blocks: readonly Block[], besideForm: boolean): CardElement[] {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  const draw = (some: readonly Block[]): CardElement[] =>
    some.flatMap((block) => {
      const from = count;
      const once = drawnOnce(block, `${besideForm} ${from}`, () => {
        const drawn = renderBlock(block, { besideForm, next, draw });
        if (isLasting(block)) drawn.forEach(lasting);
        return { drawn, ids: count - from };
      });
      count = from + once.ids;
      return once.drawn;
    });
  return draw(blocks);
}

/** What a block becomes, and how many ids it takes. */
const drawnOnce = createKept<{ readonly drawn: readonly CardElement[]; readonly ids: number }>();

function renderBlock(block: Block, card: InCard): CardElement[] {
  switch (block.kind) {
    case 'heading':
      return [
        {
          type: 'TextBlock',
          text: escapeMarkdown(clip(block.text, LONGEST.heading)),
          wrap: true,
          style: 'heading',
          size: 'Large',
          weight: 'Bolder',
        },
      ];
    case 'text':
      return renderText(block);
    case 'list':
      return [
        ...(block.label ? [rich([bold(asLabel(block.label))])] : []),
        ...block.items.map((item) => ({ ...rich(runs(`• ${item}`)), spacing: 'Small' }) as const),
      ];
    case 'contacts':
      return block.contacts.flatMap((contact) => renderContact(contact, block.large));
    case 'links':
      return [rich([bold(asLabel(block.label))]), ...block.links.map(renderLink)];
    case 'buttons':
      return renderButtons(block, card);
    case 'bars':
      return renderBars(block);
    case 'form':
      return renderForm(block);
    case 'menu':
      return renderMenu(block, `menu-${card.next()}`);
    case 'note':
      return [{ ...rich(runs(block.text).map(quietly)), separator: true }];
    case 'footer':
      return [renderFooter(block, card)];
  }
}

/**
 * Numbers are Markdown links. Phones call them; desktop clients have not always done so, and there people read the
 * number:
 * https://github.com/MicrosoftDocs/msteams-docs/issues/8133
 */
function renderContact({ label, reach, when }: Contact, large: boolean): CardElement[] {
  const shown = reach.map(({ text, call }) =>
    call ? phoneLink(clip(text, LONGEST.number), call) : escapeMarkdown(text),
  );
  const text = [escapeMarkdown(clip(label, LONGEST.heading)), shown.join(' ')].filter(Boolean).join(': ');
  const look = large ? ({ style: 'heading', size: 'Large', weight: 'Bolder' } as const) : {};
  return [
    { type: 'TextBlock', text, wrap: true, spacing: large ? 'Medium' : 'Small', ...look },
    ...(large && when ? [{ ...rich([run(when)]), spacing: 'None' } as const] : []),
  ];
}

function renderLink({ text, url }: Link): CardElement {
  const shown = clip(text, LONGEST.link);
  return url === null
    ? { ...rich([run(shown)]), spacing: 'Small' }
    : { type: 'TextBlock', text: markdownLink(shown, url), wrap: true, spacing: 'Small' };
}

/** The line of small print, with its button beside it. */
function renderFooter({ text, button }: Footer, card: InCard): CardElement {
  const label = plainCardText(button.label);
  const action = renderButton({ button, title: label, name: label }, card);
  const column = (width: 'auto' | 'stretch', item: CardElement) =>
    ({ type: 'Column', width, verticalContentAlignment: 'Center', items: [item] }) as const;
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [column('stretch', rich(runs(text).map(quietly))), column('auto', actionSet([action]))],
  };
}

function openPrivateChat(url: string) {
  const title = 'Ask me in private';
  return { type: 'Action.OpenUrl', title, tooltip: 'Opens your personal chat with me', url } as const;
}

function summaryOf({ blocks }: Message): string {
  const heading = blocks.find((block) => block.kind === 'heading');
  const text = blocks.find((block) => block.kind === 'text');
  return heading?.text ?? text?.text ?? 'Practice Compass';
}
