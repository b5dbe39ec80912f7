import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, 'next' | 'before' | 'first' | 'last'>> = {
  ArrowDown: 'next',
  ArrowRight: 'next',
  ArrowUp: 'before',
  ArrowLeft: 'before',
  Home: 'first',
  End: 'last',
};

/**
 * Moves the focus among the elements that fit `selector` by arrow keys, Home and End, so that the whole list is one stop of
 * Tab. https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex
 */
export function rove(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const step = STEPS[event.key];
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (!step || at < 0) return;
  event.preventDefault();
  const to = {
    next: (at + 1) % all.length,
    before: (at - 1 + all.length) % all.length,
    first: 0,
    last: all.length - 1,
  };
  all[to[step]]?.focus();
}

/**
 * Moves the focus from message to message by the arrow keys, beginning with the newest. A message that goes beyond its pane
 * is scrolled first.
 */
export function roveMessages(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget: log } = event;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
  const all = [...log.querySelectorAll<HTMLElement>('[data-message]')];
  const at = all.indexOf(target as HTMLElement);
  if (target !== log && at < 0) return;
  const here = all[at];
  if (here && goesBeyond(here, log, key)) return;
  event.preventDefault();
  const to = at < 0 ? all.length - 1 : at + (key === 'ArrowDown' ? 1 : -1);
  all[to]?.focus();
}

function goesBeyond(message: HTMLElement, log: HTMLElement, key: 'ArrowDown' | 'ArrowUp'): boolean {
  const [inner, outer] = [message.getBoundingClientRect(), log.getBoundingClientRect()];
  return key === 'ArrowDown' ? inner.bottom > outer.bottom + 8 : inner.top < outer.top - 8;
}
