import { useId, useState } from 'react';
import type { PersonId } from '../../people';
import type { TeamsPlace } from '../../state';
import { Composer } from '../composer';
import { TeamsSearch } from './search';

type Props = {
  readonly as: PersonId;
  readonly place: TeamsPlace;
  readonly thread: string | undefined;
  readonly onNoThread: () => void;
  readonly onSend: (text: string, mention: boolean) => Promise<void>;
};

/** Draws the message box, with the mention that the bot needs in shared places, and with its search. */
export function TeamsComposer({ as, place, thread, onNoThread, onSend }: Props) {
  const [text, setText] = useState('');
  const [mention, setMention] = useState(place !== 'personal');
  const [searching, setSearching] = useState(false);
  const id = useId();
  const label = thread ? 'Reply' : place === 'channel' ? 'Start a post' : 'Type a message';

  async function send(said: string): Promise<void> {
    setText('');
    await onSend(said, mention && place !== 'personal');
  }

  return (
    <Composer text={text} onSend={send}>
      {thread && (
        <p className="hint">
          Replying in a thread.{' '}
          <button type="button" className="quiet" onClick={onNoThread}>
            Start a new post instead
          </button>
        </p>
      )}
      <input
        type="text"
        aria-label={label}
        aria-describedby={place === 'personal' ? undefined : `${id}-hint`}
        placeholder={label}
        maxLength={4000}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {place !== 'personal' && (
        <label className="mention-choice" htmlFor={id}>
          <input id={id} type="checkbox" checked={mention} onChange={({ target }) => setMention(target.checked)} />
          @Practice Compass
        </label>
      )}
      <button type="button" onClick={() => setSearching(true)}>
        Search Compass
      </button>
      <button type="submit" className="send">
        Send
      </button>
      {place !== 'personal' && (
        <p className="hint" id={`${id}-hint`}>
          Begin with / to ask in private, as tenants with slash commands can.
        </p>
      )}
      {searching && <TeamsSearch as={as} place={place} thread={thread} onLeave={() => setSearching(false)} />}
    </Composer>
  );
}
