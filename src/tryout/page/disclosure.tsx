import { type ReactNode, useRef, useState } from 'react';

type Props = { readonly label: ReactNode; readonly className?: string; readonly children: ReactNode };

/** Draws a button that opens a pane below it. Escape closes it, and so does going elsewhere. */
export function Disclosure({ label, className = '', children }: Props) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it handles keys that bubble up from what is in it
    <div
      className={`disclosure ${className}`}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !open) return;
        setOpen(false);
        opener.current?.focus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button type="button" ref={opener} aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open && <div className="disclosed">{children}</div>}
    </div>
  );
}
