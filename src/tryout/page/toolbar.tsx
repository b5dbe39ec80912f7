import { useContext } from 'react';
import type { PersonId } from '../people';
import type { State } from '../state';
import { Disclosure } from './disclosure';
import { doAct } from './do-act';
import { Clock, ClockTime } from './message-parts';

/** Which of the two clients, or what else, is shown. Both at once only where there is room. */
export type Shown = 'both' | 'slack' | 'teams' | 'inspector';

/** Draws the choice of the person to act as. */
export function ActAs({ people, as, onActAs }: Pick<State, 'people' | 'as'> & { onActAs: (person: PersonId) => void }) {
  return (
    <label className="act-as">
      <span>You are</span>
      <select value={as} onChange={({ target }) => onActAs(target.value as PersonId)}>
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

const SHOWN = [
  { id: 'both', label: 'Both' },
  { id: 'slack', label: 'Slack' },
  { id: 'teams', label: 'Teams' },
] as const;

type ShowProps = { readonly shown: Shown; readonly onShow: (shown: Shown) => void };

/** Draws the choice of one client or both, for a wide page. */
export function Show({ shown, onShow }: ShowProps) {
  return (
    <fieldset className="show">
      <legend>Show</legend>
      {SHOWN.map(({ id, label }) => (
        <label key={id}>
          <input type="radio" name="show" value={id} checked={shown === id} onChange={() => onShow(id)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

const MOVES = [
  { to: 'minute', label: '1 minute on' },
  { to: 'hour', label: '1 hour on' },
  { to: 'day', label: '1 day on' },
  { to: 'monday', label: 'Next Monday 09:30' },
] as const;

/** Draws the clock of schedules and polls, which a visitor can move on. */
export function ClockMoves({ nowInWords }: Pick<State, 'nowInWords'>) {
  const { now, timezone: timeZone } = useContext(Clock);
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone });
  return (
    <Disclosure
      className="clock"
      label={
        <>
          <span className="unseen">Clock: </span>
          <span className="long">{day.format(new Date(now))}, </span>
          <ClockTime at={now} />
        </>
      }
    >
      <p>The clock of weekly prompts and polls, which you can move on:</p>
      <p role="status">
        <time dateTime={now}>{nowInWords}</time>
      </p>
      <div>
        {MOVES.map(({ to, label }) => (
          <button key={to} type="button" onClick={() => void doAct({ does: 'clock/move', to })}>
            {label}
          </button>
        ))}
      </div>
    </Disclosure>
  );
}

/** Says what this page is, and what to try first. */
export const About = () => (
  <Disclosure
    className="about"
    label={
      <>
        <span className="unseen">What is this?</span>
        <span aria-hidden="true">?</span>
      </>
    }
  >
    <p>This is the real bot, on this machine alone: no account, and nothing leaves it.</p>
    <p>
      In Slack, type <code>/glossary adultifcation</code> (the slip is meant). In Teams, type{' '}
      <code>@Practice Compass principle trust</code>, or search from the message box.
    </p>
    <p>Be somebody else to see what others see. The inspector shows what goes over the wire.</p>
  </Disclosure>
);
