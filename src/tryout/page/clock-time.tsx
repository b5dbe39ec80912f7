import { createContext, useContext } from 'react';

/** The organisation's time zone, and what the try-out takes the time to be. */
export const Clock = createContext({ timezone: 'Europe/London', now: '' });

/** When something was said: the hour and minute, and the day where it is another one than today. */
export function ClockTime({ at }: { readonly at: string }) {
  const { timezone: timeZone, now } = useContext(Clock);
  const date = new Date(at);
  const day = (of: Date) =>
    new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(of);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(date);
  const today = now !== '' && day(date) === day(new Date(now));
  return <time dateTime={at}>{today ? time : `${day(date)}, ${time}`}</time>;
}
