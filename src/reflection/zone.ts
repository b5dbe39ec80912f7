import { mistaken, nearest, plain, quoted, type Reading, understood } from './reading';
import { zoneNamed } from './zone-name';

const ALLOWED = 'Type a zone such as Europe/London or Europe/Dublin.';
const HOME = 'Europe/London';

/** An IANA name in any case, or a city that has one (`London`); nothing typed means `usual`. */
export function readZone(text: string, usual: string): Reading<string> {
  const words = plain(text).toLowerCase();
  if (words === '' || words === usual.toLowerCase()) return understood(usual);
  if (/^(gmt|bst|gmt ?[/-] ?bst|british summer time|greenwich mean time)$/.test(words))
    return mistaken(`${quoted(text)} is right for part of the year only. Type ${HOME}: it follows the clock changes.`);
  if (/^((gmt|utc) ?)?[+-] ?\d/.test(words))
    return mistaken(`${quoted(text)} stays the same when the clocks change.`, ALLOWED);
  const name = words.replaceAll(' ', '_');
  const zone = AT_HOME.has(words) ? HOME : (zoneNamed(name) ?? zoneOfCity(name));
  if (zone !== undefined) return understood(zone);
  return mistaken(`I do not know the time zone ${quoted(text)}.`, nearest(name, suggested()), ALLOWED);
}

/** Where people look for their own city, though the zone has the name of another. */
const AT_HOME: ReadonlySet<string> = new Set(
  'uk britain england wales scotland birmingham bristol cardiff edinburgh glasgow leeds liverpool manchester'.split(
    ' ',
  ),
);

const AREAS = 'Europe Africa America Asia Atlantic Australia Indian Pacific Antarctica'.split(' ');

function zoneOfCity(city: string): string | undefined {
  if (city.includes('/')) return undefined;
  for (const area of AREAS) {
    const zone = zoneNamed(`${area}/${city}`);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/** Names first: a whole name that is near says more than a city. */
function suggested(): string[] {
  const names = Intl.supportedValuesOf('timeZone');
  return [HOME, ...names, ...names.map((name) => name.slice(name.lastIndexOf('/') + 1))];
}
