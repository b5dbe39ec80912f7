import type { Block, Choice, Field, Form } from '../../message';
import { EVERYONE } from '../../reflection/read/audience';
import { WEEKDAY_NAMES } from '../../reflection/read/weekday';
import { readWeekly, type Weekly, type WeeklyDefaults } from '../../reflection/read/weekly';
import { readZone } from '../../reflection/read/zone';
import { zonesMeantBy } from '../../reflection/read/zone-abbreviation';
import { AUDIENCES, IN_MONTH, REGIONS } from '../../reflection/schedule';
import { isClockTime } from '../../text/clock-time';
import type { Answer, Policy, Services } from '../answer';
import type { Asker } from '../asker';
import { carriedIn, type Filled } from './form-carries';
import { firstDay } from './rule-line';
import { scheduleHere, weeklyDefaults } from './schedule-here';
import { dayName, REGION_NAMES } from './words';

/** `reflect form [monday 09:30 …]`: the form for the weekly prompt, filled in with what the words say and what is set now. */
export async function form(words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  const says = schedule
    ? 'There is already a weekly prompt here. What you save replaces it.'
    : 'I will post a short question for your team to think about together.';
  const defaults = weeklyDefaults(services, schedule);
  const read = readWeekly(words, defaults);
  const known = read.ok ? read.weekly : read.understood;
  return showForm([{ kind: 'text', text: says }], filledWith(known, defaults), asker, services);
}

/**
 * The form, below the blocks `before`. A value that its field cannot hold is replaced by the usual one. `opens`: the line that
 * shows the same form, where it cannot be shown at once.
 */
export function showForm(
  before: readonly Block[],
  filled: Filled,
  asker: Asker,
  { policy }: Services,
  opens = 'reflect form',
): Answer {
  return { message: { audience: 'asker', blocks: [...before, weeklyForm(filled, opens, asker, policy)] } };
}

function weeklyForm(filled: Filled, opens: string, { commandHint }: Asker, policy: Policy): Form {
  const zones = [policy.timezone, 'Europe/London', 'Europe/Dublin', ...zoneIn(filled, policy)];
  const usualHolidays = policy.bankHolidays === 'none' ? 'post' : `next-working-day in ${policy.bankHolidays}`;
  const time = isClockTime(filled.time ?? '') ? filled.time : undefined;
  return {
    kind: 'form',
    title: 'Weekly prompt',
    openLabel: opens,
    command: `reflect weekly ${carriedIn(filled)}`.trim(),
    submit: 'Save',
    fields: [
      choice(
        'day',
        'Day',
        WEEKDAY_NAMES.map((day) => [day, day.toLowerCase()]),
        filled,
        'monday',
      ),
      { kind: 'time', name: 'time', label: 'Time', required: true, value: time ?? '09:30' },
      {
        ...choice('every', 'How often', OFTEN, filled, '1'),
        hint: '“The first one” is the first such day of a month.',
      },
      {
        ...choice(
          'zone',
          'Time zone',
          [...new Set(zones)].map((zone) => [zone, zone]),
          filled,
          policy.timezone,
        ),
        hint: `For another one, type ${commandHint('reflect weekly monday 09:30 Europe/Paris')}`,
      },
      {
        ...choice(
          'audience',
          'For',
          [EVERYONE, ...AUDIENCES].map((name) => [capitalised(name), name]),
          filled,
          EVERYONE,
        ),
        hint: 'Whose work the questions are about.',
      },
      {
        ...choice('holidays', 'On bank holidays', holidayChoices(policy), filled, usualHolidays),
        hint: 'What happens when one falls on that day.',
      },
    ],
  };
}

const OFTEN: readonly (readonly [label: string, value: string])[] = [
  ['Every week', '1'],
  ...['2', '3', '4'].map((weeks) => [`Every ${weeks} weeks`, weeks] as const),
  ...IN_MONTH.map((which) => [`Monthly: the ${which} one`, which] as const),
];

/** Every choice names its region, so that saving the form never moves a channel to another region's holidays. */
function holidayChoices({ bankHolidays }: Policy): [label: string, value: string][] {
  const regions = [...REGIONS].sort((a, b) => Number(b === bankHolidays) - Number(a === bankHolidays));
  return [
    ...regions.flatMap((region): [string, string][] => [
      [`Next working day (${REGION_NAMES[region]})`, `next-working-day in ${region}`],
      [`None that week (${REGION_NAMES[region]})`, `skip in ${region}`],
    ]),
    ['Post as usual', 'post'],
  ];
}

function choice(
  name: string,
  label: string,
  choices: readonly (readonly [label: string, value: string])[],
  filled: Filled,
  usual: string,
): Field {
  const value = choices.some(([, value]) => value === filled[name]) ? filled[name] : usual;
  const all: Choice[] = choices.map(([label, value]) => ({ label, value }));
  return { kind: 'choice', name, label, required: true, choices: all, ...(value ? { value } : {}) };
}

/** The form's values for what is known of a weekly prompt. */
export function filledWith(known: Partial<Weekly>, { before, today }: WeeklyDefaults): Filled {
  const { weekday, time, zone, audience, onHolidays, region, rhythm, twoSteps } = known;
  const holidays = region === 'none' || onHolidays === 'post' ? 'post' : `${onHolidays} in ${region}`;
  const from = firstDay(known, today);
  return {
    ...(weekday ? { day: dayName(weekday).toLowerCase() } : {}),
    ...(time ? { time } : {}),
    every: rhythm === undefined ? '1' : 'weeks' in rhythm ? String(rhythm.weeks) : rhythm.inMonth,
    ...(zone ? { zone } : {}),
    audience: audience ?? EVERYONE,
    ...(onHolidays && region ? { holidays } : {}),
    ...(from ? { from } : {}),
    ...(twoSteps ? { steps: 'two' } : before?.twoSteps ? { steps: 'one' } : {}),
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The zone that is filled in, if it is one: a channel may be in a zone that the form does not usually offer. An abbreviation,
 * such as one that was set long ago, stays as a choice beside the zones it may mean: saving asks which one is meant, and
 * never changes a channel's zone by itself.
 */
function zoneIn({ zone = '' }: Filled, { timezone }: Policy): string[] {
  const read = readZone(zone, timezone);
  if (read.ok) return [read.value];
  const meant = zonesMeantBy(zone);
  return meant.length > 0 ? [zone, ...meant] : [];
}
