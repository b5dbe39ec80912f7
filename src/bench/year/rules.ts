import type { Region } from './bank-holidays';
import type { Chance } from './chance';

/** When a channel wants its prompt, and for whom. */
export type Rule = {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly time: string;
  readonly zone: string;
  readonly holidays: 'post' | 'skip' | 'next-working-day';
  readonly region: Region;
  readonly audience: 'practitioners' | 'managers' | 'leaders' | null;
};

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const PLACES: Readonly<Record<Region, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** Teams meet at the same few times. The first ones lie where clocks change: a time that never comes, one that comes twice. */
const AWKWARD: readonly (readonly [weekday: number, time: string, zone: string])[] = [
  [7, '01:30', 'Europe/London'],
  [7, '02:30', 'America/New_York'],
  [7, '02:15', 'Australia/Lord_Howe'],
  [7, '02:45', 'Pacific/Chatham'],
  [7, '00:00', 'America/Santiago'],
  [7, '00:00', 'Africa/Casablanca'],
];
const TIMES = ['00:00', '08:45', '09:30', '12:00', '13:15', '16:45', '23:45'];
const ZONES = ['Europe/London', 'Europe/Dublin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Auckland'];

/** A rule at random: often Monday morning in London, as everybody’s; sometimes awkward. */
export function ruleByChance(chance: Chance): Rule {
  const [weekday, time, zone] = chance.happens(0.4)
    ? [1, chance.pick(['09:00', '09:30']), 'Europe/London']
    : chance.happens(0.3)
      ? chance.pick(AWKWARD)
      : [Math.floor(chance.between(1, 8)), chance.pick(TIMES), chance.pick(ZONES)];
  return {
    ...{ weekday, time, zone },
    holidays: chance.pick(['post', 'skip', 'next-working-day', 'next-working-day']),
    region: chance.pick(['england-and-wales', 'england-and-wales', 'scotland', 'northern-ireland']),
    audience: chance.pick([null, 'practitioners', 'managers', 'leaders']),
  };
}

/** What a person types to set it. */
export function lineFor({ weekday, time, zone, audience, holidays, region }: Rule): string {
  const on = { post: 'on holidays', skip: 'skip holidays', 'next-working-day': 'after holidays' }[holidays];
  const where = holidays === 'post' ? '' : ` in ${PLACES[region]}`;
  return `weekly ${DAYS[weekday - 1]} ${time} ${zone}${audience ? ` for ${audience}` : ''} ${on}${where}`;
}
