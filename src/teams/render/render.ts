import type { Block, Contact, Footer, Link, Message } from '../../message';
import { asLabel, plainText } from '../../plain-text';
import { aroundCode } from '../../text/code';
import { meter, renderBars } from './bars';
import type { Action, AdaptiveCard, CardElement, Execute, TextRun } from './card';
import { clip, fitCard } from './fit-card';
import { renderForm } from './form';
import { escapeMarkdown, markdownLink, phoneLink, plainCardText } from './markdown';
import { renderMenu } from './menu';
import { type Drawn, drawnButtons } from './votes';
import { withByline } from './with-byline';

/**
 * More than six actions side by side are cut off or hidden.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions
 */
const MOST_ACTIONS_IN_A_SET = 6;

/** Our own limits, in characters, far above any shipped entry: one text must not fill a card by itself. */
const LONGEST = { heading: 200, text: 3000, button: 100, summary: 200, spoken: 600 } as const;

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
export function renderForTeams(unsigned: Message, privateChat?: string): Rendering {
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
    body: [
      ...renderBlocks(message.blocks, { besideForm: withForm, next: counter() }),
      ...offer.map((action) => actionSet([action])),
    ],
  });
  return { card, text, summary };
}

/** `besideForm`: the card has fields, which its buttons do not send. `next`: the next number of an id in this card. */
type InCard = { readonly besideForm: boolean; readonly next: () => number };

function counter(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}

const renderBlocks = (blocks: readonly Block[], card: InCard): CardElement[] =>
  blocks.flatMap((block) => renderBlock(block, card));

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

/** One element for each line: a run of text is shown on one line, whatever line breaks it contains. */
function renderText({ label, text }: Extract<Block, { kind: 'text' }>): CardElement[] {
  const [first = '', ...others] = clip(text, LONGEST.text)
    .split(/[\r\n]+/)
    .filter((line) => plainCardText(line) !== '');
  return [
    rich([...(label ? [bold(asLabel(label)), SPACE] : []), ...runs(first)]),
    ...others.map((line) => ({ ...rich(runs(line)), spacing: 'None' }) as const),
  ];
}

/**
 * Numbers are Markdown links. Phones call them; desktop clients have not always done so, and there people read the
 * number:
 * https://github.com/MicrosoftDocs/msteams-docs/issues/8133
 */
function renderContact({ label, reach, when }: Contact, large: boolean): CardElement[] {
  const shown = reach.map(({ text, call }) =>
    call ? phoneLink(clip(text, LONGEST.button), call) : escapeMarkdown(text),
  );
  const text = [escapeMarkdown(clip(label, LONGEST.heading)), shown.join(' ')].filter(Boolean).join(': ');
  const look = large ? ({ style: 'heading', size: 'Large', weight: 'Bolder' } as const) : {};
  return [
    { type: 'TextBlock', text, wrap: true, spacing: large ? 'Medium' : 'Small', ...look },
    ...(large && when ? [{ ...rich([run(when)]), spacing: 'None' } as const] : []),
  ];
}

function renderLink({ text, url }: Link): CardElement {
  const shown = clip(text, LONGEST.text);
  return url === null
    ? { ...rich([run(shown)]), spacing: 'Small' }
    : { type: 'TextBlock', text: markdownLink(shown, url), wrap: true, spacing: 'Small' };
}

function renderButtons(
  { label, buttons }: Extract<Block, { kind: 'buttons' }>,
  { besideForm, next }: InCard,
): CardElement[] {
  const { above, inRows, drawn } = drawnButtons(buttons);
  const hidden: CardElement[] = [];
  const actions = drawn.map((one): Action => {
    const { opens } = one.button;
    if (!opens) return renderButton(one, besideForm);
    const id = `more-${next()}`;
    hidden.push({ type: 'Container', id, isVisible: false, items: renderBlocks(opens, { besideForm, next }) });
    return { type: 'Action.ToggleVisibility', ...titled(one), targetElements: [id] };
  });
  if (buttons.some(({ beside }) => beside))
    return [
      ...(label ? [rich([bold(label)])] : []),
      ...drawn.flatMap((one, at) => answerRow(one, actions[at], above[at], inRows)),
    ];
  return [
    ...(label ? [rich([bold(label)])] : []),
    ...above.map((line) => ({ ...rich([run(line)]), spacing: 'Small' }) as const),
    ...(inRows ? actions.map((action) => [action]) : inSets(actions)).map(actionSet),
    ...hidden,
  ];
}

/** A button with what stands beside it: on the same line, or below a button that is long. `whole`: the answer, if the button has no room for it. */
function answerRow(
  { button }: Drawn,
  action: Action | undefined,
  whole: string | undefined,
  isLong: boolean,
): CardElement[] {
  const { words = '', bar = null } = button.beside ?? {};
  const beside: CardElement[] = [{ ...rich([run(words)]), spacing: 'None' }, ...(bar === null ? [] : [meter(bar)])];
  const set = action ? [actionSet([action])] : [];
  if (isLong) return [...(whole ? [rich([run(whole)])] : []), ...set, ...beside];
  const column = (items: readonly CardElement[]) =>
    ({ type: 'Column', width: 1, verticalContentAlignment: 'Center', items }) as const;
  return [{ type: 'ColumnSet', spacing: 'Small', columns: [column(set), column(beside)] }];
}

function renderButton(drawn: Drawn, besideForm: boolean): Execute {
  const { command, main, secondary } = drawn.button;
  const { title, tooltip } = titled(drawn);
  const inputs = besideForm ? ({ associatedInputs: 'none' } as const) : {};
  return {
    type: 'Action.Execute',
    title,
    tooltip,
    verb: 'says',
    data: { says: command },
    ...inputs,
    ...(main ? { style: 'positive' } : {}),
    ...(secondary ? { mode: 'secondary' } : {}),
    fallback: { type: 'Action.Submit', title, data: { says: command }, ...inputs },
  };
}

const titled = ({ title, name }: Pick<Drawn, 'title' | 'name'>) => ({
  title: clip(title, LONGEST.button),
  tooltip: clip(name, LONGEST.button),
});

/** The line of small print, with its button beside it. */
function renderFooter({ text, button }: Footer, { besideForm }: InCard): CardElement {
  const label = plainCardText(button.label);
  const action = renderButton({ button, title: label, name: label }, besideForm);
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

function inSets(actions: readonly Action[]): Action[][] {
  const sets: Action[][] = [];
  for (let at = 0; at < actions.length; at += MOST_ACTIONS_IN_A_SET)
    sets.push(actions.slice(at, at + MOST_ACTIONS_IN_A_SET));
  return sets;
}

const actionSet = (actions: readonly Action[]) => ({ type: 'ActionSet', actions, spacing: 'Small' }) as const;
const quietly = (one: TextRun): TextRun => ({ ...one, size: 'Small', isSubtle: true });
const rich = (inlines: readonly TextRun[]) => ({ type: 'RichTextBlock', inlines }) as const;
const run = (text: string): TextRun => ({ type: 'TextRun', text: clip(plainCardText(text), LONGEST.text) });
/** Lines that people can type stand out. */
const runs = (text: string): TextRun[] => {
  const pieces = aroundCode(clip(plainCardText(text), LONGEST.text));
  return pieces.map(({ text: piece, code }) => ({
    type: 'TextRun',
    text: piece,
    ...(code ? { fontType: 'Monospace' } : {}),
  }));
};
const SPACE: TextRun = { type: 'TextRun', text: ' ' };
const bold = (text: string): TextRun => ({ ...run(text), weight: 'Bolder' });

function summaryOf({ blocks }: Message): string {
  const heading = blocks.find((block) => block.kind === 'heading');
  const text = blocks.find((block) => block.kind === 'text');
  return heading?.text ?? text?.text ?? 'Practice Compass';
}
