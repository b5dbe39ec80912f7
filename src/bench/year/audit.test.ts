import { auditChannel, type Evidence } from './audit';
import type { Turn } from './expected';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './moved-clock';
import type { Told } from './said';

const MONDAY = Date.parse('2027-01-04T09:30:00Z');
const turn = (week: number, fate: Turn['fate'] = 'due'): Turn => ({ at: MONDAY + week * 7 * DAY_MS, day: '', fate });
const posted = (week: number, lateMs = 0, delivery = `d${week}`) => ({ at: turn(week).at + lateMs, delivery });
const told = (kind: Told['kind'], at: number, count = 1): Told => ({
  ...{ at, kind, count, delivery: undefined },
  shown: { where: '', at, text: '', says: [] },
});
const audit = (evidence: Partial<Evidence>) =>
  auditChannel({
    ...{ turns: [turn(0), turn(1)], posts: [posted(0), posted(1)], told: [], refusals: [], unanswered: [] },
    ...{ unansweredToOwner: [], pressed: [] },
    ...evidence,
  });

test('a prompt that nobody sees and of which nobody is told is lost', () => {
  expect(audit({ posts: [posted(0)] })).toMatchObject({ due: 2, onTime: 1, lost: 1 });
});

test('a prompt that is seen twice is doubled, with a cause where an answer of the platform never came', () => {
  const posts = [posted(0), posted(0, MINUTE_MS), posted(1)];
  expect(audit({ posts })).toMatchObject({ onTime: 2, doubled: 1, doubledWithoutCause: 1 });
  const unanswered = [{ at: MONDAY }];
  expect(audit({ posts, unanswered })).toMatchObject({ onTime: 2, doubled: 1, doubledWithoutCause: 0 });
});

test('late is from ten minutes on; more than four hours is too late', () => {
  const posts = [posted(0, 11 * MINUTE_MS), posted(1, 5 * HOUR_MS)];
  expect(audit({ posts })).toMatchObject({ onTime: 0, late: 2, tooLate: 1 });
});

test('a prompt that comes when nothing is due is uncalled, and pressing “Post now” calls for it', () => {
  const turns = [turn(0), turn(1, 'paused')];
  expect(audit({ turns })).toMatchObject({ due: 1, paused: 1, uncalled: 1 });
  const pressed = [{ at: turn(1).at - 1, delivery: 'd1' }];
  expect(audit({ turns, pressed })).toMatchObject({ uncalled: 0, afterAll: 1 });
});

test('what its owner is told accounts for a prompt once; the same again is told again', () => {
  const at = turn(1).at + 5 * HOUR_MS;
  const posts = [posted(0)];
  expect(audit({ posts, told: [told('missed', at)] })).toMatchObject({ missed: 1, lost: 0, toldAgain: 0 });
  expect(audit({ posts, told: [told('missed', at), told('missed', at)] })).toMatchObject({ missed: 1, toldAgain: 1 });
  expect(audit({ posts: [], told: [told('missed', at, 2)] })).toMatchObject({ missed: 2, lost: 0, toldAgain: 0 });
  expect(audit({ posts, told: [told('unclear', at)] })).toMatchObject({ unclear: 1, lost: 0 });
  expect(audit({ told: [told('unclear', at)] })).toMatchObject({ unclear: 0, unclearThoughPosted: 1 });
});

test('a pause counts where the platform had refused for good, and only there', () => {
  const at = turn(1).at + MINUTE_MS;
  const posts = [posted(0)];
  const paused = { posts, told: [told('paused', at)] };
  expect(audit({ ...paused, refusals: [{ at: turn(1).at }] })).toMatchObject({ stopped: 1, lost: 0, toldAgain: 0 });
  expect(audit(paused)).toMatchObject({ stopped: 0, lost: 1, toldAgain: 1 });
});
