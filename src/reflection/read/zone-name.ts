/**
 * The zone of this IANA name, typed in any case, as it is usually written; undefined for anything else. Offsets and the
 * three-letter names that this platform knows beside IANA's are no zones: its BST is the time of Bangladesh.
 */
export function zoneNamed(typed: string): string | undefined {
  const single = SINGLE_WORDS.get(typed.toLowerCase());
  if (single === undefined && !/^(?!systemv\/)[a-z_]+\/[a-z0-9_+/-]+$/i.test(typed)) return undefined;
  const known = platformName(single ?? typed);
  if (known === undefined) return undefined;
  if (single !== undefined) return single;
  // The platform answers with the old name of a renamed zone, such as Asia/Calcutta.
  return known.toLowerCase() === typed.toLowerCase() ? known : capitalised(typed);
}

function platformName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function capitalised(name: string): string {
  return name
    .toLowerCase()
    .replace(/[a-z]+/g, (word) => OWN_CAPITALS.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1));
}

const byLowerCase = (words: string): ReadonlyMap<string, string> =>
  new Map(words.split(/\s+/).map((word) => [word.toLowerCase(), word]));

/** Words of old names that have more than one capital letter, or none. */
const OWN_CAPITALS = byLowerCase(
  'US UTC UCT GMT ACT LHI NSW IN of au es ComodRivadavia DeNoronha EasterIsland BajaNorte BajaSur',
);

/** IANA's names without an area: https://data.iana.org/time-zones/tzdb/backward */
const SINGLE_WORDS = byLowerCase(
  `UTC GMT UCT Zulu Universal Greenwich GMT0 GMT+0 GMT-0 GB GB-Eire Eire Portugal Poland Turkey W-SU Iceland Egypt Libya
   Iran Israel PRC ROC ROK Hongkong Japan Singapore NZ NZ-CHAT Kwajalein Cuba Jamaica Navajo WET CET MET EET EST MST HST
   EST5EDT CST6CDT MST7MDT PST8PDT`,
);
