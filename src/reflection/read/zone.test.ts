import { readZone } from './zone';
import { zoneNamed } from './zone-name';

const read = (text: string) => readZone(text, 'Europe/London');

describe('an abbreviation of a time zone', () => {
  test.each([
    ['EST', 'America/New_York'],
    ['edt', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['CET', 'Europe/Paris'],
    ['CEST', 'Europe/Paris'],
    ['MET', 'Europe/Paris'],
    ['EET', 'Europe/Athens'],
    ['WET', 'Europe/Lisbon'],
    ['GMT', 'Europe/London'],
    ['BST', 'Europe/London'],
    ['GMT0', 'Europe/London'],
    ['Greenwich', 'Europe/London'],
    ['Etc/GMT', 'Europe/London'],
  ])('%s is asked back, with the zone that follows the clock changes', (typed, zone) => {
    expect(read(typed)).toEqual({
      ok: false,
      says: `“${typed}” is only right for part of the year. Type ${zone}, which follows the clock changes.`,
    });
  });

  test.each([
    ['MST', 'America/Denver or America/Phoenix'],
    ['HST', 'Pacific/Honolulu or America/Adak'],
    ['CST', 'America/Chicago, Asia/Shanghai or America/Havana'],
    ['IST', 'Asia/Kolkata, Europe/Dublin or Asia/Jerusalem'],
  ])('%s is asked back, with all that it may mean', (typed, zones) => {
    expect(read(typed)).toEqual({
      ok: false,
      says: `“${typed}” can mean more than one time zone. Type the one you mean: ${zones}.`,
    });
  });

  test.each(['GMT+5', 'Etc/GMT+5', 'Etc/GMT-14', '+01:00'])('%s stands still, and is asked back', (typed) => {
    expect(read(typed)).toMatchObject({
      ok: false,
      says: expect.stringContaining('does not follow the clock changes'),
    });
  });

  test('is never taken, whatever its letters, except for UTC, which means one thing everywhere', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const three = letters.flatMap((one) => letters.flatMap((two) => letters.map((last) => one + two + last)));
    const known = three.filter((typed) => zoneNamed(typed) !== undefined);
    expect(known).toEqual(expect.arrayContaining(['EST', 'MST', 'HST', 'GMT', 'CET']));
    // The others are countries.
    expect(known.filter((typed) => read(typed).ok).sort()).toEqual(['PRC', 'ROC', 'ROK', 'UCT', 'UTC']);
  });

  test('stands where it is the installation’s own zone', () => {
    expect(readZone('est', 'EST')).toEqual({ ok: true, value: 'EST' });
  });

  test('what it may mean are zones that are taken', () => {
    for (const typed of ['EST', 'MST', 'HST', 'CST', 'IST', 'NST', 'AST', 'ACST', 'AEST', 'NZST', 'AKST', 'MSK']) {
      const reading = read(typed);
      const zones = (reading.ok ? '' : reading.says).match(/\b[A-Z][a-z]+\/\w+/g) ?? [];
      expect(zones).not.toEqual([]);
      for (const zone of zones) expect(read(zone)).toEqual({ ok: true, value: zone });
    }
  });
});
