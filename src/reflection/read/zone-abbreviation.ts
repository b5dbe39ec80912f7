/**
 * Abbreviations that people type for a time zone, in small letters, with the zones that they may mean. None is a zone for a
 * weekly prompt: most are right for half of the year, and several mean another place elsewhere. Some are names of IANA's
 * all the same, and stand still there: its EST is the time of Panama.
 * https://data.iana.org/time-zones/tzdb/theory.html#abbreviations
 */
const MEANT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'Europe/London': 'gmt bst gmt0 greenwich etc/gmt etc/gmt0 etc/greenwich',
    'Europe/Lisbon': 'wet west',
    'Europe/Paris': 'cet cest met mest',
    'Europe/Athens': 'eet eest',
    'Europe/Moscow': 'msk msd',
    'America/New_York': 'est edt et',
    'America/Chicago Asia/Shanghai America/Havana': 'cst',
    'America/Chicago': 'cdt ct',
    'America/Denver America/Phoenix': 'mst mt',
    'America/Denver': 'mdt',
    'America/Los_Angeles': 'pst pdt pt',
    'America/Anchorage': 'akst akdt',
    'America/Halifax Asia/Riyadh': 'ast',
    'America/Halifax': 'adt',
    'America/St_Johns': 'nst ndt',
    'Pacific/Honolulu America/Adak': 'hst hdt',
    'Asia/Kolkata Europe/Dublin Asia/Jerusalem': 'ist',
    'Australia/Sydney Australia/Brisbane': 'aest',
    'Australia/Sydney': 'aedt',
    'Australia/Adelaide Australia/Darwin': 'acst',
    'Australia/Adelaide': 'acdt',
    'Pacific/Auckland': 'nzst nzdt',
  }).flatMap(([zones, abbreviations]) =>
    abbreviations.split(' ').map((abbreviation) => [abbreviation, zones.split(' ')] as const),
  ),
);

/** The zones that this abbreviation may mean, in any case; none where it is no abbreviation. */
export const zonesMeantBy = (typed: string): readonly string[] => MEANT.get(typed.trim().toLowerCase()) ?? [];
