import type { PersonId } from '../people';
import type { State, Who } from '../state';
import { doAct } from './do-act';
import { useMedia } from './media';

type Props = { readonly state: State; readonly onActAs: (person: PersonId) => void };

const MOVES = [
  { to: 'minute', label: '1 minute on' },
  { to: 'hour', label: '1 hour on' },
  { to: 'day', label: '1 day on' },
  { to: 'monday', label: 'Next Monday 09:30' },
] as const;

/** Draws the choice of the person to act as, and the clock of schedules and polls. */
export function Toolbar({ state, onActAs }: Props) {
  const wide = useMedia('(min-width: 60rem)');
  const choices = <Choices state={state} onActAs={onActAs} />;
  if (wide) return choices;
  const { name } = state.people.find(({ id }) => id === state.as) ?? {};
  return (
    <details className="toolbar-folded">
      <summary>
        You are {name}. It is {state.nowInWords}.
      </summary>
      {choices}
    </details>
  );
}

function Choices({ state, onActAs }: Props) {
  return (
    <div className="toolbar">
      <fieldset className="act-as">
        <legend>Act as</legend>
        <div>
          {state.people.slice(0, CARDS).map(({ id, name, role, initials, guest }) => (
            <label key={id} className="person-choice">
              <input type="radio" name="act-as" value={id} checked={id === state.as} onChange={() => onActAs(id)} />
              <span className={`avatar avatar-${id}`} aria-hidden="true">
                {initials}
              </span>
              <span>
                {name}
                <small>
                  {role}
                  {guest && ' (guest)'}
                </small>
              </span>
            </label>
          ))}
        </div>
        <MorePeople people={state.people.slice(CARDS)} as={state.as} onActAs={onActAs} />
      </fieldset>
      <fieldset className="clock">
        <legend>Clock of weekly prompts and polls</legend>
        <p role="status">
          <time dateTime={state.now}>{state.nowInWords}</time>
        </p>
        <div>
          {MOVES.map(({ to, label }) => (
            <button key={to} type="button" onClick={() => void doAct({ does: 'clock/move', to })}>
              {label}
            </button>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** This many people are shown as cards. A list, which takes less room, holds the others. */
const CARDS = 4;

type More = Pick<State, 'as'> & Pick<Props, 'onActAs'> & { readonly people: readonly Who[] };

function MorePeople({ people, as, onActAs }: More) {
  const chosen = people.some(({ id }) => id === as);
  return (
    <label className={`more-people ${chosen ? 'chosen' : ''}`}>
      More people
      <select value={chosen ? as : ''} onChange={({ target }) => onActAs(target.value as PersonId)}>
        {!chosen && <option value="">Choose…</option>}
        {people.map(({ id, name, role, guest }) => (
          <option key={id} value={id}>
            {name}, {role.toLowerCase()}
            {guest && ' (guest)'}
          </option>
        ))}
      </select>
    </label>
  );
}
