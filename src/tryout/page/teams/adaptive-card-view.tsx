import { type Action, AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards';
import markdownIt from 'markdown-it';
import { useLayoutEffect, useRef } from 'react';
import { useDark } from '../media';
import { registerCharts } from './chart';
import { registerFilteredChoice } from './filtered-choice';
import { hostConfig } from './host-config';
import { registerToggle } from './toggle';

type Props = {
  /** The card's JSON. The card is redrawn only if this changes, so that half-filled fields keep their text. */
  readonly card: string;
  readonly onPress: (action: string, inputs: Readonly<Record<string, string>>) => Promise<void>;
  readonly onPersonal: () => void;
};

const markdown = markdownIt({ html: false, linkify: false });

registerCharts();
registerFilteredChoice();
registerToggle();

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/** Draws a card with Microsoft's own renderer. A card that replaces a focused one keeps the focus. */
export function AdaptiveCardView({ card, onPress, onPersonal }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const dark = useDark();
  const latest = useRef({ onPress, onPersonal });
  latest.current = { onPress, onPersonal };

  useLayoutEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = hostConfig(dark);
    drawn.onExecuteAction = (action) => execute(action, drawn, latest.current);
    drawn.parse(JSON.parse(card));
    const node = drawn.render();
    const box = place.current;
    if (!box || !node) return;
    const hadFocus = box.contains(document.activeElement);
    // The renderer makes the card a tab stop, which it should not be inside a post.
    node.removeAttribute('tabindex');
    // A label would hide the card's content from screen readers.
    node.removeAttribute('aria-label');
    for (const link of node.querySelectorAll('a')) link.rel = 'noopener noreferrer';
    // Teams wraps long titles; the renderer cuts them off.
    for (const title of node.querySelectorAll<HTMLElement>('.ac-pushButton > div')) title.style.whiteSpace = 'normal';
    box.replaceChildren(node);
    if (hadFocus) box.focus();
  }, [card, dark]);
  return <div className="adaptive-card" ref={place} tabIndex={-1} />;
}

function execute(
  action: Action,
  card: AdaptiveCard,
  { onPress, onPersonal }: Pick<Props, 'onPress' | 'onPersonal'>,
): void {
  if (action instanceof OpenUrlAction) {
    // Teams itself opens the chat with the bot.
    if (action.url?.startsWith('https://teams.microsoft.com/l/chat/')) onPersonal();
    else if (action.url) window.open(action.url, '_blank', 'noopener,noreferrer');
    return;
  }
  if (!(action instanceof ExecuteAction || action instanceof SubmitAction) || !action.id) return;
  const inputs = card.getAllInputs().map(({ id, value }): [string, string] => [id ?? '', String(value ?? '')]);
  void onPress(action.id, Object.fromEntries(inputs));
}
