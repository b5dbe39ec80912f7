import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps a keyboard user in place: where what had the focus inside `place` is gone after a change, the place itself gets
 * it. Without this the focus falls back to the start of the page.
 */
export function useKeepFocus(place: RefObject<HTMLElement | null>, version: string): void {
  const had = useRef(false);
  useLayoutEffect(() => {
    const node = place.current;
    const note = () => {
      had.current = true;
    };
    const leave = ({ relatedTarget }: FocusEvent) => {
      // Without somewhere to go, what had the focus was taken away.
      if (relatedTarget instanceof Node && !node?.contains(relatedTarget)) had.current = false;
    };
    node?.addEventListener('focusin', note);
    node?.addEventListener('focusout', leave);
    return () => {
      node?.removeEventListener('focusin', note);
      node?.removeEventListener('focusout', leave);
    };
  }, [place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that this looks at
  useLayoutEffect(() => {
    if (had.current && document.activeElement === document.body) place.current?.focus();
  }, [version]);
}
