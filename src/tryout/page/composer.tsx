import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';

/** What the box can complete: what it then holds, the words that may follow, and what that does. */
export type Offer = { readonly inserts: string; readonly words: string; readonly does: string };

type Props = {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Returns the completions of a text that is still being typed. */
  readonly offersFor: (text: string) => readonly Offer[];
  /** Receives the trimmed text, which is empty only if `sendsEmpty`. */
  readonly onSend: (said: string) => Promise<void>;
  readonly sendsEmpty?: boolean;
  readonly hint?: string | undefined;
  readonly box: RefObject<HTMLInputElement | null>;
  /** What else is in the box: above the text, and beside the button that sends. */
  readonly above?: ReactNode;
  readonly beside?: ReactNode;
};

/**
 * Draws a message box, which completes commands and the bot's name. Enter and the button send.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Composer({ label, text, onText, offersFor, onSend, sendsEmpty, hint, box, above, beside }: Props) {
  const [at, setAt] = useState(-1);
  const [closed, setClosed] = useState(true);
  const id = useId();
  const offers = closed ? [] : offersFor(text);
  const open = offers.length > 0;
  const active = offers[at];

  function take(offer: Offer): void {
    onText(`${offer.inserts} `);
    setAt(-1);
  }

  async function send(): Promise<void> {
    const said = text.trim();
    if (said === '' && !sendsEmpty) return;
    onText('');
    setAt(-1);
    setClosed(true);
    await onSend(said);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!open) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      const step = key === 'ArrowDown' ? at + 1 : (at < 0 ? offers.length : at) - 1;
      setAt((step + offers.length) % offers.length);
    } else if ((key === 'Enter' || key === 'Tab') && active) {
      event.preventDefault();
      take(active);
    } else if (key === 'Escape') setClosed(true);
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {open && (
        <div className="offers" role="listbox" id={`${id}-offers`} aria-label="Commands">
          {offers.map((offer, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the message box handles the keys
            <div
              key={offer.inserts}
              role="option"
              tabIndex={-1}
              id={`${id}-${index}`}
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(offer)}
            >
              <strong>{offer.inserts}</strong> <span>{offer.words}</span>
              <small>{offer.does}</small>
            </div>
          ))}
        </div>
      )}
      {above}
      <input
        ref={box}
        className="message-box"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-offers`}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${id}-${at}` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        autoComplete="off"
        maxLength={4000}
        placeholder={label}
        value={text}
        onKeyDown={onKeyDown}
        onBlur={() => setClosed(true)}
        onChange={({ target }) => {
          onText(target.value);
          setClosed(false);
          setAt(-1);
        }}
      />
      <div className="composer-foot">
        {SHORTCUTS.map(({ sign, name, begins }) => (
          // Whoever uses the keyboard types the sign.
          <button
            key={sign}
            type="button"
            className="shortcut"
            tabIndex={-1}
            aria-label={name}
            onClick={() => {
              onText(text.replace(BEGUN, begins));
              setAt(-1);
              setClosed(false);
              box.current?.focus();
            }}
          >
            {sign}
          </button>
        ))}
        {beside}
        {hint && (
          <p className="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        <button type="submit" className="send" aria-label="Send" disabled={text.trim() === '' && !sendsEmpty}>
          <Plane />
        </button>
      </div>
    </form>
  );
}

/** How a text begins that the other button, or the same one, has begun. */
const BEGUN = /^\s*(\/|@practice compass\s*)?/i;

const SHORTCUTS = [
  { sign: '/', name: 'Begin a command', begins: '/' },
  { sign: '@', name: 'Mention Practice Compass', begins: '@Practice Compass ' },
];

const Plane = () => (
  <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
    <path d="M2.5 3.2 18 10 2.5 16.8 4.6 11l7-1-7-1Z" fill="currentColor" />
  </svg>
);
