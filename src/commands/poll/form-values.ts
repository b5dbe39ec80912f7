import { SCALES } from '../../content/scales';
import type { Closes, Draft } from '../../polls/poll';
import { FORM_CHOICES } from '../../polls/read/read-poll-form';
import { timeOn } from '../date-and-time';

/** A draft as the form's fields hold it; of what is missing, nothing. */
export function filledFrom(draft: Partial<Draft>, zone: string, now: Date): Readonly<Record<string, string>> {
  const { question, options, many, openness, closes } = draft;
  const scale = options && scaleOf(options);
  return {
    ...(question === undefined ? {} : { question }),
    ...(options === undefined ? {} : { options: scale ? '' : options.join('\n'), scale: scale ?? 'none' }),
    ...(many === undefined ? {} : { choices: many ? 'several' : 'one' }),
    ...(openness === undefined ? {} : { openness }),
    ...(closes ? closingFields(closes, zone, now) : {}),
  };
}

/** A changed draft is still its template's as long as it asks the same with the same answers. */
export function keepOrigin(draft: Draft, before: Draft): Draft {
  const same = draft.question === before.question && draft.options.join('\n') === before.options.join('\n');
  if (!same) return draft;
  const { template, about, followUp } = before;
  return { ...draft, template, about, followUp };
}

const scaleOf = (options: readonly string[]): string | undefined =>
  Object.entries(SCALES).find(([, points]) => points.join('\n') === options.join('\n'))?.[0];

/** A time that the form's choices do not have becomes the time on the clock at which it would be over. */
function closingFields(closes: Closes, zone: string, now: Date): Readonly<Record<string, string>> {
  if ('at' in closes) return { closes: 'until', until: timeOn(new Date(closes.at), zone) };
  const choice = DURATIONS.get(closes.after);
  if (choice) return { closes: choice };
  return { closes: 'until', until: timeOn(new Date(now.getTime() + closes.after * 1000), zone) };
}

const DURATIONS: ReadonlyMap<number, string> = new Map(
  FORM_CHOICES.closes
    .filter((value) => /^\d/.test(value))
    .map((value) => [Number.parseInt(value, 10) * (value.endsWith('h') ? 3600 : 60), value]),
);
