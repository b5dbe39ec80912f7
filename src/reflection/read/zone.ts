import { mistaken, nearest, plain, quoted, type Reading, understood } from './reading';
import { zonesMeantBy } from './zone-abbreviation';
import { zoneNamed } from './zone-name';

const ALLOWED = 'Type a zone such as Europe/London or Europe/Dublin.';
const HOME = 'Europe/London';

/** Reads an IANA name in upper or lower case, or a city that has one (`London`); no text means `usual`. */
export function readZone(text: string, usual: string): Reading<string> {
  const words = plain(text).toLowerCase();
  if (words === '' || words === usual.toLowerCase()) return understood(usual);
  if (LONG_NAMES.test(words)) return askBack(text, [HOME]);
  const meant = zonesMeantBy(words);
  if (meant.length > 0) return askBack(text, meant);
  if (OFFSET.test(words)) return mistaken(`${quoted(text)} does not follow the clock changes.`, ALLOWED);
  const zone = zoneIn(words);
  if (zone !== undefined) return understood(zone);
  return mistaken(
    `I do not know the time zone ${quoted(text)}.`,
    nearest(words.replaceAll(' ', '_'), suggested()),
    ALLOWED,
  );
}

/** True if somebody who types this means a time zone, whether there is one or not: a name, a place, `XYZ` or `Europe/Lundon`. */
export function looksLikeZone(text: string): boolean {
  const words = plain(text).toLowerCase();
  if (/\w\/\w/.test(words) || /^[A-Z]{2,5}$/.test(plain(text)) || LONG_NAMES.test(words) || OFFSET.test(words))
    return true;
  return zonesMeantBy(words).length > 0 || zoneIn(words) !== undefined;
}

const LONG_NAMES = /^(gmt ?[/-] ?bst|british summer time|greenwich mean time)$/;
const OFFSET = /^((etc\/)?(gmt|utc) ?)?[+-] ?\d/;

function zoneIn(words: string): string | undefined {
  const name = words.replaceAll(' ', '_');
  return AT_HOME.has(words) ? HOME : (zoneNamed(name) ?? zoneOfCity(name));
}

function askBack(text: string, [meant = HOME, ...others]: readonly string[]): Reading<never> {
  if (others.length === 0)
    return mistaken(
      `${quoted(text)} is only right for part of the year. Type ${meant}, which follows the clock changes.`,
    );
  const choice = `${[meant, ...others.slice(0, -1)].join(', ')} or ${others.at(-1)}`;
  return mistaken(`${quoted(text)} can mean more than one time zone. Type the one you mean: ${choice}.`);
}

/** Places in the London zone whose people may type their own name. */
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

/** Full names first: a close full name is a better suggestion than a close city. */
function suggested(): string[] {
  const names = Intl.supportedValuesOf('timeZone');
  return [HOME, ...names, ...names.map((name) => name.slice(name.lastIndexOf('/') + 1))];
}
