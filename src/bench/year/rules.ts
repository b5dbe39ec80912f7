import type { Rule } from '../../reflection/schedule';
import { nextSlot } from '../../reflection/slots';
import type { Rng } from '../rng';

type Time = readonly [weekday: Rule['weekday'], time: string, zone: string];

/** Where clocks change: a time that never comes, one that comes twice. */
const AWKWARD: readonly Time[] = [
  [7, '01:30', 'Europe/London'],
  [7, '02:30', 'America/New_York'],
  [7, '02:15', 'Australia/Lord_Howe'],
  [7, '02:45', 'Pacific/Chatham'],
  [7, '00:00', 'America/Santiago'],
  [7, '00:00', 'Africa/Casablanca'],
];
/** Teams meet at the same few times. */
const TIMES = ['00:00', '08:45', '09:30', '12:00', '13:15', '16:45', '23:45'];
const ZONES = ['Europe/London', 'Europe/Dublin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Auckland'];

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOLIDAYS = { post: 'on holidays', skip: 'skip holidays', 'next-working-day': 'after holidays' };
const PLACES = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** A rule at random: often Monday morning in London, as everybody's; sometimes awkward. */
export function ruleByChance(rng: Rng): Rule {
  const somewhere: Time = [rng.pick([1, 2, 3, 4, 5, 6, 7]), rng.pick(TIMES), rng.pick(ZONES)];
  const elsewhere = rng.happens(0.3) ? rng.pick(AWKWARD) : somewhere;
  const [weekday, time, zone] = rng.happens(0.4)
    ? ([1, rng.pick(['09:00', '09:30']), 'Europe/London'] as const)
    : elsewhere;
  const onHolidays = rng.pick<Rule['onHolidays']>(['post', 'skip', 'next-working-day', 'next-working-day']);
  const region = rng.pick<keyof typeof PLACES>([
    'england-and-wales',
    'england-and-wales',
    'scotland',
    'northern-ireland',
  ]);
  return { weekday, time, zone, onHolidays, region: onHolidays === 'post' ? 'none' : region };
}

/** What a person types to set it. */
export function lineFor({ weekday, time, zone, onHolidays, region }: Rule): string {
  const where = region === 'none' ? '' : ` in ${PLACES[region]}`;
  return `weekly ${DAYS[weekday - 1]} ${time} ${zone} ${HOLIDAYS[onHolidays]}${where}`;
}

/** When its prompts are due up to, but not at, a time. The tests of `reflection/` hold that against walks of their own. */
export function duesOf(rule: Rule, from: number, until: number): number[] {
  const after = (time: number) => nextSlot(rule, new Date(time + 1)).at.getTime();
  const found: number[] = [];
  for (let at = after(from); at < until; at = after(at)) found.push(at);
  return found;
}
