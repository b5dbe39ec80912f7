import {
  type Action,
  AdaptiveCard,
  ExecuteAction,
  OpenUrlAction,
  SubmitAction,
  ToggleVisibilityAction,
} from 'adaptivecards';
import markdownIt from 'markdown-it';
import { useLayoutEffect, useRef } from 'react';
import { useDark } from '../media';
import { registerCharts } from './chart';
import { registerFilteredChoice } from './filtered-choice';
import { hostConfig } from './host-config';

type Props = {
  /** The card's JSON. The card is redrawn only if this changes, so that half-filled fields keep their text. */
  readonly card: string;
  readonly onPress: (action: string, inputs: Readonly<Record<string, string>>) => Promise<void>;
  readonly onPersonal: () => void;
};

const markdown = markdownIt({ html: false, linkify: false });

registerCharts();
registerFilteredChoice();

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
    // The elements that a button shows have no ids of their own on the page.
    for (const button of node.querySelectorAll('.ac-pushButton[aria-controls]'))
      button.removeAttribute('aria-controls');
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
  // The renderer tells of it before it does it.
  if (action instanceof ToggleVisibilityAction) queueMicrotask(() => afterToggle(action, card));
  if (!(action instanceof ExecuteAction || action instanceof SubmitAction) || !action.id) return;
  const inputs = card.getAllInputs().map(({ id, value }): [string, string] => [id ?? '', String(value ?? '')]);
  void onPress(action.id, Object.fromEntries(inputs));
}

/** Says on the button what the toggle has done, and keeps the focus where a button has hidden itself. */
function afterToggle(action: ToggleVisibilityAction, card: AdaptiveCard): void {
  const targets = Object.keys(action.targetElements).map((id) => card.getElementById(id));
  // The renderer says it on the element, where it means nothing.
  for (const target of targets) target?.renderedElement?.removeAttribute('aria-expanded');
  const button = action.renderedElement;
  if (!button || button.offsetParent !== null) return;
  const shown = targets.find((target) => target?.isVisible && target.renderedElement?.querySelector('button'));
  const next = shown?.renderedElement?.querySelector('button') ?? card.renderedElement?.parentElement;
  next?.focus();
}
