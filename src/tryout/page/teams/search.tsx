import { useEffect, useId, useState } from 'react';
import type { PersonId } from '../../people';
import type { SearchResult, TeamsPlace } from '../../state';
import { doAct } from '../do-act';
import { Window } from '../window';

type Props = {
  readonly as: PersonId;
  readonly place: TeamsPlace;
  readonly onLeave: () => void;
  /** Receives the result whose card goes into the message box. */
  readonly onPick: (result: SearchResult) => void;
};

/** How long the search waits for the next letter. */
const PAUSE_MS = 250;

/** Draws the bot's search in the message box, which finds results as somebody types. */
export function TeamsSearch({ as, place, onLeave, onPick }: Props) {
  const [words, setWords] = useState('');
  const [results, setResults] = useState<readonly SearchResult[]>([]);
  const [said, setSaid] = useState('');
  const heading = useId();

  useEffect(() => {
    let over = false;
    const search = async () => {
      const { results: found = [], notice } = await doAct({ as, does: 'teams/search', place, words });
      if (over) return;
      setResults(found);
      setSaid(notice ?? `${found.length} ${found.length === 1 ? 'result' : 'results'}`);
    };
    const timer = setTimeout(() => void search(), words === '' ? 0 : PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [as, place, words]);

  return (
    <Window labelledBy={heading} onLeave={onLeave}>
      <div className="teams-search">
        <h2 className="window-title" id={heading}>
          Search Compass
        </h2>
        <div className="window-body">
          <label className="search-words">
            Words to look for
            <input type="search" value={words} maxLength={200} onChange={({ target }) => setWords(target.value)} />
          </label>
          <p role="status">{said}</p>
          <ul className="search-results">
            {results.map((result) => (
              <li key={result.number}>
                <button type="button" onClick={() => onPick(result)}>
                  <strong>{result.title}</strong>
                  <span>{result.text}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div className="window-foot">
          <button type="button" onClick={onLeave}>
            Close
          </button>
        </div>
      </div>
    </Window>
  );
}
