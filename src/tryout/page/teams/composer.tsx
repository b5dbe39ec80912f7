import { type RefObject, useState } from 'react';
import type { SearchResult, State, TeamsPlace } from '../../state';
import { Composer } from '../composer';
import { offersIn } from './offers';
import { TeamsSearch } from './search';

type Props = {
  readonly state: State;
  readonly place: TeamsPlace;
  readonly thread: string | undefined;
  readonly onNoThread: () => void;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The card that the search has put into the box. */
  readonly card: SearchResult | undefined;
  readonly onCard: (card: SearchResult | undefined) => void;
  readonly onSend: (text: string) => Promise<void>;
};

/** Draws the message box, with the thread that it answers, the bot's search, and the card that was found there. */
export function TeamsComposer(props: Props) {
  const { state, place, thread, onNoThread, box, card, onCard } = props;
  const [searching, setSearching] = useState(false);
  const shared = place !== 'personal';

  const above = (
    <>
      {thread && (
        <p className="hint replying-in">
          Replying in a thread.{' '}
          <button type="button" className="quiet" onClick={onNoThread}>
            Start a new post instead
          </button>
        </p>
      )}
      {card && (
        <div className="attached">
          <p>
            <strong>{card.title}</strong>
            <span>{card.text}</span>
          </p>
          <button
            type="button"
            aria-label={`Take ${card.title} out again`}
            onClick={() => {
              onCard(undefined);
              box.current?.focus();
            }}
          >
            ✕
          </button>
        </div>
      )}
    </>
  );
  return (
    <>
      <Composer
        label={thread ? 'Reply' : place === 'channel' ? 'Start a post' : 'Type a message'}
        text={props.text}
        onText={props.onText}
        offersFor={offersIn(state.slack.commands, !shared)}
        onSend={props.onSend}
        sendsEmpty={card !== undefined}
        box={box}
        hint={shared ? 'Begin with @Practice Compass, or with / to ask in private.' : undefined}
        above={above}
        beside={
          <button
            type="button"
            className="search-compass"
            aria-label="Search Compass"
            onClick={() => setSearching(true)}
          >
            <Lens /> <span className="long">Search Compass</span>
          </button>
        }
      />
      {searching && (
        <TeamsSearch
          as={state.as}
          place={place}
          onLeave={() => setSearching(false)}
          onPick={(picked) => {
            onCard(picked);
            setSearching(false);
            // After the window, which gives the focus back to what opened it.
            setTimeout(() => box.current?.focus());
          }}
        />
      )}
    </>
  );
}

const Lens = () => (
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
    <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <path d="m10.5 10.5 4 4" stroke="currentColor" strokeWidth="1.6" />
  </svg>
);
