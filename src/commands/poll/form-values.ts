import { SCALES } from '../../content/scales';
import type { Scale } from '../../content/schema';
import type { Choice } from '../../message';
import type { Closes, Draft } from '../../polls/poll';
import { FORM_CHOICES } from '../../polls/read/read-poll-form';
import { timeOn } from '../date-and-time';

/** The values of the form's fields for a draft. A property that the draft lacks gets no value. */
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

/** The changed draft, which still belongs to its template as long as its question and answers are the same. */
export function keepOrigin(draft: Draft, before: Draft): Draft {
  const same = draft.question === before.question && draft.options.join('\n') === before.options.join('\n');
  if (!same) return draft;
  const { template, about, followUp } = before;
  return { ...draft, template, about, followUp };
}

const scaleOf = (options: readonly string[]): string | undefined =>
  Object.entries(SCALES).find(([, points]) => points.join('\n') === options.join('\n'))?.[0];

/** A duration that is not among the form's choices becomes the clock time at which it would end. */
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

const SCALE_NAMES: Readonly<Record<Scale, string>> = {
  agreement: 'Agreement',
  confidence: 'Confidence',
  frequency: 'How often',
  'fist-to-five': 'Fist to five',
  'yes-partly-no': 'Yes, partly, no',
};

/** The choices of the form’s fields, with their labels. The values are those of `FORM_CHOICES`. */
export const SCALE_CHOICES: readonly Choice[] = FORM_CHOICES.scale.map((value) => {
  if (value === 'none') return { value, label: 'No scale' };
  const points = SCALES[value as Scale];
  const ends = value === 'yes-partly-no' ? '' : `: ${points[0]} to ${points.at(-1)}`;
  return { value, label: `${SCALE_NAMES[value as Scale]}${ends}` };
});

export const CHOICES: readonly Choice[] = [
  { value: 'one', label: 'One' },
  { value: 'several', label: 'Several' },
];
export const OPENNESS: readonly Choice[] = [
  { value: 'anonymous', label: 'Anonymous' },
  { value: 'open', label: 'Open' },
];
export const CLOSES: readonly Choice[] = [
  { value: 'none', label: 'When I close it' },
  { value: '2m', label: 'After 2 minutes' },
  { value: '5m', label: 'After 5 minutes' },
  { value: '10m', label: 'After 10 minutes' },
  { value: '1h', label: 'After 1 hour' },
  { value: 'until', label: 'At a time' },
];
