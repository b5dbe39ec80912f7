import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps keyboard users in place. If a change of `version` removes the focused element inside `place`, `place` itself
 * gets the focus, which would otherwise fall back to the start of the page.
 */
export function useKeepFocus(place: RefObject<HTMLElement | null>, version: string): void {
  const had = useRef(false);
  useLayoutEffect(() => {
    const node = place.current;
    const note = () => {
      had.current = true;
    };
    const leave = ({ relatedTarget }: FocusEvent) => {
      // If the focus goes nowhere, its element was removed.
      if (relatedTarget instanceof Node && !node?.contains(relatedTarget)) had.current = false;
    };
    node?.addEventListener('focusin', note);
    node?.addEventListener('focusout', leave);
    return () => {
      node?.removeEventListener('focusin', note);
      node?.removeEventListener('focusout', leave);
    };
  }, [place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: this effect follows the change itself
  useLayoutEffect(() => {
    if (had.current && document.activeElement === document.body) place.current?.focus();
  }, [version]);
}
