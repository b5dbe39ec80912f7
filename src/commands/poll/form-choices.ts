import { SCALES } from '../../content/scales';
import type { Scale } from '../../content/schema';
import type { Choice } from '../../message';
import { FORM_CHOICES } from '../../polls/read/read-poll-form';

const SCALE_NAMES: Readonly<Record<Scale, string>> = {
  agreement: 'Agreement',
  confidence: 'Confidence',
  frequency: 'How often',
  'fist-to-five': 'Fist to five',
  'yes-partly-no': 'Yes, partly, no',
};

/** The choices of the form’s fields, in words. Their values are `FORM_CHOICES`. */
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
