import { pack, termYaml } from '../testing/pack';
import { shippedAndChecked } from '../testing/shipped-content';
import { contentCheck } from './content-check';
import { contentDue, readWithin } from './content-due';

const LAW =
  "[{ note: It may fly., statute: Kite Act 2015, section: s.4, jurisdiction: England, checkedOn: null, reviewBy: '2020-03-01' }]";
const ours = () => pack({ 'terms/kite.yaml': termYaml({ reviewBy: '2020-02-01', law: LAW }) });

const dueOn = (day: string, within: number) =>
  contentDue(within, ours(), new Date(`${day}T12:00:00Z`), shippedAndChecked());

test('what is to be looked at again stands there with its day, the note about a law with its Act', () => {
  expect(dueOn('2020-02-10', 30)).toEqual({
    none: false,
    text: 'To look at again by 11 March 2020: 2\n  2020-02-01  kite\n  2020-03-01  kite: Kite Act 2015, s.4',
  });
});

test('without a number of days it is what is due today', () => {
  expect(dueOn('2020-02-10', 0)).toEqual({ none: false, text: 'To look at again today: 1\n  2020-02-01  kite' });
  expect(dueOn('2020-01-31', 0)).toEqual({ none: true, text: 'Nothing in the content is due today.' });
});

test('the day is that of England, just after midnight in summer time too', () => {
  const dir = pack({ 'terms/kite.yaml': termYaml({ reviewBy: '2020-07-01' }) });
  const noneAt = (now: string) => contentDue(0, dir, new Date(now), shippedAndChecked()).none;
  expect([noneAt('2020-06-30T22:30:00Z'), noneAt('2020-06-30T23:30:00Z')]).toEqual([true, false]);
});

test('content with mistakes does not pass for content of which nothing is due', () => {
  const broken = contentDue(30, pack({ 'terms/kite.yaml': termYaml({ reviewBy: 'soon' }) }));
  expect(broken).toMatchObject({ none: false, text: expect.stringContaining('reviewBy: found "soon"') });
});

test('the number of days is a whole number', () => {
  expect([[], ['--within', '30'], ['--within', '0']].map(readWithin)).toEqual([0, 30, 0]);
  for (const wrong of [['--within'], ['30'], ['--within', '-1'], ['--within', '9999'], ['--within', '3', '4']])
    expect(readWithin(wrong)).toBeUndefined();
});

test('the check of the content lists it too: what may have changed by now, and what comes soon', () => {
  // Long after the shipped entries were reviewed: a review that has not happened yet would be a mistake.
  const ours = pack({
    'terms/kite.yaml': termYaml({ reviewBy: '2099-02-01', law: LAW.replace('2020-03-01', '2099-03-01') }),
  });
  const { text, ok } = contentCheck(ours, new Date('2099-02-10T12:00:00Z'), shippedAndChecked());
  expect(ok).toBe(true);
  expect(text).toMatch(/May have changed, and the card says so: \d+\n( {2}.+\n)* {2}2099-02-01 {2}kite\n/);
  expect(text).toContain('To look at again within 30 days: 1\n  2099-03-01  kite: Kite Act 2015, s.4');
});
