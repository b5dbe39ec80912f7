import { createContext, useContext } from 'react';
import type { PersonId } from '../people';
import type { Who } from '../state';

type From = { readonly from: PersonId | 'bot'; readonly people: readonly Who[] };

/** Draws a picture with initials, hidden from screen readers, since the name is beside it. */
export function Avatar({ from, people }: From) {
  return (
    <span className={`avatar avatar-${from}`} aria-hidden="true">
      {from === 'bot' ? <Compass /> : people.find(({ id }) => id === from)?.initials}
    </span>
  );
}

/** Returns the name of a message's author. */
export const nameOf = (from: From['from'], people: From['people']): string | undefined =>
  from === 'bot' ? 'Practice Compass' : people.find(({ id }) => id === from)?.name;

/** Draws the author's name, with the badge that both clients give to apps and guests. */
export function AuthorName({ from, people }: From) {
  if (from === 'bot')
    return (
      <strong className="author">
        {nameOf(from, people)} <span className="badge">App</span>
      </strong>
    );
  return (
    <strong className="author">
      {nameOf(from, people)}
      {people.find(({ id }) => id === from)?.guest && <span className="badge">Guest</span>}
    </strong>
  );
}

const Compass = () => (
  <svg viewBox="0 0 24 24" width="22" height="22" focusable="false" aria-hidden="true">
    <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <path d="M15.8 8.2 13.6 13.6 8.2 15.8 10.4 10.4Z" fill="currentColor" />
  </svg>
);

/** Holds the organisation's time zone, and the time by the try-out's clock. */
export const Clock = createContext({ timezone: 'Europe/London', now: '' });

/** Draws the time of a message: `09:30`, or `Mon 30 Nov, 09:30` on any day but today. */
export function ClockTime({ at }: { readonly at: string }) {
  const { timezone: timeZone, now } = useContext(Clock);
  const date = new Date(at);
  const day = (of: Date) =>
    new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(of);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(date);
  const today = now !== '' && day(date) === day(new Date(now));
  return <time dateTime={at}>{today ? time : `${day(date)}, ${time}`}</time>;
}

/** Draws the day above its first message. `before` is the time of the message before that. */
export function Day({ at, before }: { readonly at: string; readonly before: string | undefined }) {
  const { timezone: timeZone, now } = useContext(Clock);
  const format = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const [day, last, today] = [at, before, now].map((time) => time && format.format(new Date(time)));
  if (day === last) return null;
  return (
    <p className="day">
      <span>{day === today ? 'Today' : day}</span>
    </p>
  );
}

const MENTION = /(@(?:practice )?compass)\b/i;

/** Draws a person's text, with the bot's name as a mention. */
export function TextWithMention({ text }: { readonly text: string }) {
  const parts = text.split(MENTION);
  return (
    <p className="said">
      {parts.map((part, index) =>
        MENTION.test(part) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their order
          <span key={index} className="mention">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </p>
  );
}
