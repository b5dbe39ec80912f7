import { zoneNamed } from './zone-name';

/** https://data.iana.org/time-zones/tzdb/backward: names with capitals of their own. */
const OLD_NAMES = `America/Argentina/ComodRivadavia America/Knox_IN America/Port-au-Prince America/Port_of_Spain
  Africa/Dar_es_Salaam Africa/Porto-Novo Antarctica/DumontDUrville Antarctica/McMurdo Antarctica/South_Pole
  Asia/Calcutta Asia/Ust-Nera Australia/ACT Australia/LHI Australia/NSW Brazil/DeNoronha Chile/EasterIsland Etc/GMT
  Etc/GMT+0 Etc/GMT-0 Etc/GMT-14 Etc/GMT0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Zulu Europe/Isle_of_Man Europe/Kiev
  GB-Eire GMT+0 Mexico/BajaNorte Mexico/BajaSur NZ-CHAT US/East-Indiana US/Eastern US/Indiana-Starke W-SU`.split(/\s+/);

test.each(OLD_NAMES)('%s is written as IANA writes it, however it was typed', (name) => {
  expect(zoneNamed(name)).toBe(name);
  expect(zoneNamed(name.toLowerCase())).toBe(name);
  expect(zoneNamed(name.toUpperCase())).toBe(name);
});

test('so is every zone that this platform knows', () => {
  const names = Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'));
  expect(names.length).toBeGreaterThan(300);
  for (const name of names) expect(zoneNamed(name.toLowerCase())).toBe(name);
});

test.each([
  'BST',
  'IST',
  'SystemV/EST5',
  '+01:00',
  'Etc/Unknown',
  'Europe/',
  '/London',
  'constructor',
  '__proto__',
  '',
])('“%s” is no zone', (name) => {
  expect(zoneNamed(name)).toBeUndefined();
});
