/**
 * Abbreviations that people type for a time zone, in lower case, with the zones that they may mean. None is accepted as
 * a zone: most are right for only half of the year, and several mean different zones in different places. Some are also
 * IANA names, but of zones without clock changes: IANA's EST is the time in Panama.
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

/** The zones that this abbreviation may mean, typed in upper or lower case; empty if it is not a known abbreviation. */
export const zonesMeantBy = (typed: string): readonly string[] => MEANT.get(typed.trim().toLowerCase()) ?? [];
