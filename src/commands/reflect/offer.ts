import { guessWeekly } from '../../reflection/read/guess-weekly';
import { readUntil } from '../../reflection/read/until';
import type { Weekly, WeeklyReading } from '../../reflection/read/weekly';
import type { Schedule } from '../../reflection/schedule';
import { longDate } from '../../text/long-date';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { filledWith, showForm } from './form';
import { ruleLine, scheduleLine, wholeLine } from './rule-line';
import { weeklyDefaults } from './schedule-here';
import { ruleInWords, shortHolidays } from './words';

type Unread = Extract<WeeklyReading, { ok: false }>;

/** The answer to a line that cannot be read: what it probably means, to be set by one press; otherwise the form, with what was understood. */
export function offer(
  words: string,
  read: Unread,
  before: Schedule | undefined,
  asker: Asker,
  services: Services,
): Answer {
  const guess = guessWeekly(words, weeklyDefaults(services, before));
  return guess ? offerGuess(guess, before, services) : offerForm(read, before, asker, services);
}

/** Asks once whether a line means this. */
export function offerGuess(guess: Weekly, before: Schedule | undefined, services: Services): Answer {
  const line = (before ? wholeLine : scheduleLine)(guess, services);
  return {
    unread: true,
    message: {
      audience: 'asker',
      blocks: [
        {
          kind: 'text',
          label: 'Did you mean',
          text: [ruleInWords(guess), ...shortHolidays(guess, before, services.policy)].join(' '),
        },
        {
          kind: 'buttons',
          buttons: [
            { label: 'Yes, use this', command: line, main: true },
            { label: 'Use the form', command: `reflect form ${ruleLine(guess, services, true)}` },
          ],
        },
      ],
    },
  };
}

/** The form with what was understood, and what was not. */
export function offerForm(
  { mistakes, understood }: Unread,
  before: Schedule | undefined,
  asker: Asker,
  services: Services,
): Answer {
  const items = mistakes.map(({ says }) => says);
  const form = showForm(
    [{ kind: 'list', label: 'Not set yet', items }],
    filledWith(understood, weeklyDefaults(services, before)),
    asker,
    services,
    `reflect form ${ruleLine(understood, services, true)}`,
  );
  return { ...form, unread: true };
}

/** Offers a pause, where the words after `stop`, `resume` or `pause` end with a day to come: `stop until friday`. Undefined if they do not. */
export function offerPause(
  words: string,
  zone: string,
  { commandHint }: Asker,
  { clock }: Services,
): Answer | undefined {
  const all = words.split(' ');
  const days = all.map((_word, at) => readUntil(all.slice(at).join(' '), clock(), zone));
  const day = days.find((one) => one.ok);
  if (!day) return undefined;
  const line = `reflect pause until ${longDate(day.value)}`;
  return {
    unread: true,
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'text', label: 'Did you mean', text: commandHint(line) },
        { kind: 'buttons', buttons: [{ label: 'Yes, use this', command: line, main: true }] },
      ],
    },
  };
}
