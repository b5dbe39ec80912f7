import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

type Props = { readonly labelledBy: string; readonly onLeave: () => void; readonly children: ReactNode };

const FOCUSABLE = 'a[href], button:not([disabled]), input, select, textarea, [tabindex="0"]';

/**
 * Draws a modal dialogue: Tab stays inside it, Escape leaves it, and the focus then returns to where it was.
 * https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
 */
export function Window({ labelledBy, onLeave, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const node = dialog.current;
    node?.showModal();
    return () => {
      node?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  function goRound(event: KeyboardEvent): void {
    if (event.key !== 'Tab') return;
    const all = [...(dialog.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
    const [first, last] = [all[0], all.at(-1)];
    const [from, to] = event.shiftKey ? [first, last] : [last, first];
    if (!all.includes(document.activeElement as HTMLElement) || document.activeElement === from) {
      event.preventDefault();
      to?.focus();
    }
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby={labelledBy}
      onKeyDown={goRound}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
    >
      {children}
    </dialog>
  );
}
