import type { PersonId } from '../people';
import type { State } from '../state';
import { doAct } from './do-act';
import { useMedia } from './media';

type Props = { readonly state: State; readonly onActAs: (person: PersonId) => void };

const MOVES = [
  { to: 'minute', label: '1 minute on' },
  { to: 'hour', label: '1 hour on' },
  { to: 'day', label: '1 day on' },
  { to: 'monday', label: 'Next Monday 09:30' },
] as const;

/** Who to act as, and what time schedules and polls take it to be. */
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
        {state.people.map(({ id, name, role, initials, guest }) => (
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
      </fieldset>
      <fieldset className="clock">
        <legend>Clock of weekly prompts and polls</legend>
        <p role="status">
          <time dateTime={state.now}>{state.nowInWords}</time>
        </p>
        <div>
          {MOVES.map(({ to, label }) => (
            <button key={to} type="button" onClick={() => void doAct({ face: 'clock', does: 'clock/move', to })}>
              {label}
            </button>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
