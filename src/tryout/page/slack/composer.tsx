import { type KeyboardEvent, useId, useState } from 'react';
import type { SlashCommand } from '../../state';
import { Composer } from '../composer';

type Props = {
  readonly commands: readonly SlashCommand[];
  readonly label: string;
  readonly inThread: boolean;
  readonly onSend: (text: string) => Promise<void>;
};

type Offer = { readonly inserts: string; readonly words: string; readonly does: string };

const MENTION: Offer = { inserts: '@Practice Compass', words: '', does: 'ask the bot where everybody here sees it' };

/**
 * Draws the message box, which completes slash commands and the bot's name.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function SlackComposer({ commands, label, inThread, onSend }: Props) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const [closed, setClosed] = useState(false);
  const id = useId();
  const offers = closed ? [] : offersFor(text, commands, inThread);
  const open = offers.length > 0;
  const active = offers[at];

  function take(offer: Offer): void {
    setText(`${offer.inserts} `);
    setAt(-1);
  }

  async function send(said: string): Promise<void> {
    setText('');
    setAt(-1);
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
    <Composer text={text} onSend={send}>
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
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-offers`}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${id}-${at}` : undefined}
        aria-describedby={inThread ? `${id}-hint` : undefined}
        autoComplete="off"
        maxLength={4000}
        placeholder={label}
        value={text}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          setText(target.value);
          setClosed(false);
          setAt(-1);
        }}
      />
      {inThread && (
        <p className="hint" id={`${id}-hint`}>
          Slash commands do not work in threads. Begin with @Practice Compass.
        </p>
      )}
      <button type="submit" className="send">
        Send
      </button>
    </Composer>
  );
}

/** Returns the completions of a first word that is still being typed. */
function offersFor(text: string, commands: readonly SlashCommand[], inThread: boolean): readonly Offer[] {
  const begun = text.toLowerCase();
  if (begun.startsWith('@') && MENTION.inserts.toLowerCase().startsWith(begun)) return [MENTION];
  if (!/^\/[\w-]*$/.test(begun) || inThread) return [];
  return commands
    .filter(({ name }) => name.startsWith(begun))
    .map(({ name, words, does }) => ({ inserts: name, words, does }));
}
