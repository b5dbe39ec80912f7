export type Region = 'england-and-wales' | 'scotland' | 'northern-ireland';

/**
 * Bank holidays of 2027 and of the first days of 2028, written down by hand from https://www.gov.uk/bank-holidays, so that
 * the program's own data is judged by another. Holidays at a weekend count beside the days that stand in for them.
 */
const EVERYWHERE = ['2027-01-01', '2027-03-26', '2027-05-03', '2027-05-31', '2027-12-25', '2027-12-26', '2027-12-27'];
const ALSO_EVERYWHERE = ['2027-12-28', '2028-01-01', '2028-01-03'];

const DAYS: Readonly<Record<Region, ReadonlySet<string>>> = {
  'england-and-wales': new Set([...EVERYWHERE, ...ALSO_EVERYWHERE, '2027-03-29', '2027-08-30']),
  scotland: new Set([
    ...EVERYWHERE,
    ...ALSO_EVERYWHERE,
    ...['2027-01-02', '2027-01-04', '2027-08-02', '2027-11-30', '2028-01-02', '2028-01-04'],
  ]),
  'northern-ireland': new Set([
    ...EVERYWHERE,
    ...ALSO_EVERYWHERE,
    ...['2027-03-17', '2027-03-29', '2027-07-12', '2027-08-30'],
  ]),
};

export const isHoliday = (day: string, region: Region) => DAYS[region].has(day);
