import { useRef, useState } from 'react';

type Item = { readonly label: string; readonly onPick: () => unknown };

type Props = {
  readonly label: string;
  readonly items: readonly Item[];
  readonly className?: string;
  readonly isStop?: boolean;
};

/**
 * Draws a menu of actions behind one button. Escape closes it and returns the focus to the button. `isStop`: whether Tab
 * stops at it.
 */
export function Menu({ label, items, className = '', isStop = true }: Props) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it handles keys that bubble up from its buttons
    <div
      className={`menu ${className}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        opener.current?.focus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={opener}
        tabIndex={isStop ? 0 : -1}
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {open && (
        <ul>
          {items.map(({ label, onPick }) => (
            <li key={label}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  opener.current?.focus();
                  onPick();
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
