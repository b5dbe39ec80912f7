import { audit, type Evidence, holds, type Told } from './audit';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './clock';

const week = (nth: number) => Date.parse('2027-01-04T09:30:00Z') + nth * 7 * DAY_MS;
const told = (kind: Told['kind'], at: number, count = 1): Told => ({ at, kind, count });
const auditOf = (evidence: Partial<Evidence>) =>
  audit({
    ...{ dues: [week(0), week(1)], posts: [week(0), week(1)], told: [], refused: [], unanswered: [] },
    ...evidence,
  });

test('the claim holds where every prompt is seen once', () => {
  expect(auditOf({})).toMatchObject({ due: 2, onTime: 2 });
  expect(holds(auditOf({}))).toBe(true);
});

test('a prompt that nobody sees and of which nobody is told is lost', () => {
  const tally = auditOf({ posts: [week(0)] });
  expect(tally).toMatchObject({ due: 2, onTime: 1, lost: 1 });
  expect(holds(tally)).toBe(false);
});

test('a prompt that is seen twice is doubled, with a reason where an answer of the platform never came', () => {
  const posts = [week(0), week(0) + MINUTE_MS, week(1)];
  expect(auditOf({ posts })).toMatchObject({ onTime: 2, excused: 0, doubled: 1 });
  expect(auditOf({ posts, unanswered: [week(0)] })).toMatchObject({ onTime: 2, excused: 1, doubled: 0 });
  expect(auditOf({ posts, unanswered: [week(1)] })).toMatchObject({ excused: 0, doubled: 1 });
});

test('late is from ten minutes on; what comes when nothing is due, or hours too late, is uncalled', () => {
  const posts = [week(0) + 11 * MINUTE_MS, week(1) + 5 * HOUR_MS];
  expect(auditOf({ posts })).toMatchObject({ onTime: 0, late: 1, uncalled: 1, lost: 1 });
  expect(auditOf({ posts: [week(0) - 1, week(0), week(1)] })).toMatchObject({ onTime: 2, uncalled: 1 });
});

test('what its owner is told accounts for a prompt that is not there, and for no more than was told', () => {
  const at = week(1) + 5 * HOUR_MS;
  expect(auditOf({ posts: [], told: [told('missed', at)] })).toMatchObject({ missed: 1, lost: 1 });
  expect(auditOf({ posts: [], told: [told('missed', at, 2)] })).toMatchObject({ missed: 2, lost: 0 });
  expect(auditOf({ posts: [week(0)], told: [told('unclear', at)] })).toMatchObject({ unclear: 1, lost: 0 });
  expect(auditOf({ posts: [week(1)], told: [told('unclear', at)] })).toMatchObject({ unclear: 0, lost: 1 });
});

test('after a pause nothing is due, where the platform had refused for good, and only there', () => {
  const dues = [week(0), week(1), week(2)];
  const paused = { dues, posts: [week(0)], told: [told('paused', week(1) + MINUTE_MS)] };
  expect(auditOf({ ...paused, refused: [week(1)] })).toMatchObject({ due: 2, refused: 1, paused: 1, lost: 0 });
  expect(auditOf(paused)).toMatchObject({ due: 3, refused: 1, paused: 0, lost: 1 });
});
