import { guessWeekly } from '../../reflection/read/guess-weekly';
import type { Weekly, WeeklyReading } from '../../reflection/read/weekly';
import type { Schedule } from '../../reflection/schedule';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { filledWith, showForm } from './form';
import { weeklyDefaults } from './schedule-here';
import { ruleInWords, ruleLine, scheduleLine, shortHolidays, wholeLine } from './words';

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
  return guess ? offerGuess(guess, before, services) : offerForm(read, asker, services);
}

/** Asks once whether a line means this. */
export function offerGuess(guess: Weekly, before: Schedule | undefined, { policy }: Services): Answer {
  const line = (before ? wholeLine : scheduleLine)(guess, policy);
  return {
    unread: true,
    message: {
      audience: 'asker',
      draft: true,
      blocks: [
        {
          kind: 'text',
          label: 'Did you mean',
          text: [ruleInWords(guess), ...shortHolidays(guess, before, policy)].join(' '),
        },
        {
          kind: 'buttons',
          buttons: [
            { label: 'Yes, use this', command: line, main: true },
            { label: 'Use the form', command: `reflect form ${ruleLine(guess, policy, true)}` },
          ],
        },
      ],
    },
  };
}

/** The form with what was understood, and what was not. */
export function offerForm({ mistakes, understood }: Unread, asker: Asker, services: Services): Answer {
  const items = mistakes.map(({ says }) => says);
  const form = showForm(
    [{ kind: 'list', label: 'I have set nothing yet', items }],
    filledWith(understood),
    asker,
    services,
    `reflect form ${ruleLine(understood, services.policy, true)}`,
  );
  return { ...form, unread: true };
}
