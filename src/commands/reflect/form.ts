import type { Block, Choice, Field, Form } from '../../message';
import { EVERYONE } from '../../reflection/read/audience';
import { WEEKDAY_NAMES } from '../../reflection/read/weekday';
import { readZone } from '../../reflection/read/zone';
import { zonesMeantBy } from '../../reflection/read/zone-abbreviation';
import { AUDIENCES, REGIONS, type Schedule } from '../../reflection/schedule';
import { isClockTime } from '../../text/clock-time';
import type { Answer, Policy, Services } from '../answer';
import type { Asker } from '../asker';
import { scheduleHere } from './schedule-here';
import { dayName, REGION_NAMES } from './words';

/** The form's values, by field name. All of it is unchecked text. */
export type Filled = Readonly<Record<string, string>>;

/** `reflect form`: the form for the weekly prompt, filled in with what is set now. */
export async function form(_words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  const says = schedule
    ? 'This channel has one weekly prompt. What you save here takes its place.'
    : 'Once a week, I post a short question for you to think about together.';
  return showForm([{ kind: 'text', text: says }], schedule ? filledWith(schedule) : {}, asker, services);
}

/** The form, below the blocks `before`. A value that its field cannot hold is replaced by the usual one. */
export function showForm(before: readonly Block[], filled: Filled, asker: Asker, { policy }: Services): Answer {
  return { message: { audience: 'asker', blocks: [...before, weeklyForm(filled, asker, policy)] } };
}

function weeklyForm(filled: Filled, { commandHint }: Asker, policy: Policy): Form {
  const zones = [policy.timezone, 'Europe/London', 'Europe/Dublin', ...zoneIn(filled, policy)];
  const usualHolidays = policy.bankHolidays === 'none' ? 'post' : `next-working-day in ${policy.bankHolidays}`;
  const time = isClockTime(filled.time ?? '') ? filled.time : undefined;
  return {
    kind: 'form',
    title: 'Weekly prompt',
    openLabel: 'reflect form',
    command: 'reflect weekly',
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
        ...choice(
          'zone',
          'Time zone',
          [...new Set(zones)].map((zone) => [zone, zone]),
          filled,
          policy.timezone,
        ),
        hint: `For another one, type ${commandHint('reflect weekly monday 09:30 Europe/Paris')}`,
      },
      choice(
        'audience',
        'For',
        [EVERYONE, ...AUDIENCES].map((name) => [capitalised(name), name]),
        filled,
        EVERYONE,
      ),
      choice('holidays', 'On bank holidays', holidayChoices(policy), filled, usualHolidays),
    ],
  };
}

/** Every choice names its region, so that saving the form never moves a channel to another region's holidays. */
function holidayChoices({ bankHolidays }: Policy): [label: string, value: string][] {
  const regions = [...REGIONS].sort((a, b) => Number(b === bankHolidays) - Number(a === bankHolidays));
  return [
    ...regions.flatMap((region): [string, string][] => [
      [`Next working day (${REGION_NAMES[region]})`, `next-working-day in ${region}`],
      [`None that week (${REGION_NAMES[region]})`, `skip in ${region}`],
    ]),
    ['As in any other week', 'post'],
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

function filledWith(schedule: Schedule): Filled {
  const { weekday, time, zone, audience, onHolidays, region } = schedule;
  const holidays = region === 'none' || onHolidays === 'post' ? 'post' : `${onHolidays} in ${region}`;
  return { day: dayName(weekday).toLowerCase(), time, zone, audience: audience ?? EVERYONE, holidays };
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
