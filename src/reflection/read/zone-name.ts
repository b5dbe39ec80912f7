/**
 * The zone with this IANA name, typed in upper or lower case, in its usual spelling; undefined for anything else.
 * Offsets are refused, and so are the three-letter names that this platform knows besides IANA's: its BST is Bangladesh
 * time.
 */
export function zoneNamed(typed: string): string | undefined {
  const single = SINGLE_WORDS.get(typed.toLowerCase());
  if (single === undefined && !/^(?!systemv\/)[a-z_]+\/[a-z0-9_+/-]+$/i.test(typed)) return undefined;
  const known = platformName(single ?? typed);
  if (known === undefined) return undefined;
  if (single !== undefined) return single;
  // For a renamed zone, the platform returns the old name, such as Asia/Calcutta.
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

/** Words in old names with more than one capital letter, or none. */
const OWN_CAPITALS = byLowerCase(
  'US UTC UCT GMT ACT LHI NSW IN of au es ComodRivadavia DeNoronha EasterIsland BajaNorte BajaSur',
);

/** IANA names without an area: https://data.iana.org/time-zones/tzdb/backward */
const SINGLE_WORDS = byLowerCase(
  `UTC GMT UCT Zulu Universal Greenwich GMT0 GMT+0 GMT-0 GB GB-Eire Eire Portugal Poland Turkey W-SU Iceland Egypt Libya
   Iran Israel PRC ROC ROK Hongkong Japan Singapore NZ NZ-CHAT Kwajalein Cuba Jamaica Navajo WET CET MET EET EST MST HST
   EST5EDT CST6CDT MST7MDT PST8PDT`,
);
