import { draftOf } from '../testing/stores/stored-polls';
import { extend, isOver } from './closing';
import { startPoll } from './start-poll';

const NOW = new Date('2026-11-23T12:00:00Z');
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const HOUR = 3_600;

/** What a poll takes over from its draft unchanged. */
const ASKED = {
  question: 'Is it Friday?',
  many: true,
  openness: 'open',
  template: 'time-for-trust',
  about: 'principle-4',
  followUp: 'What could we stop doing?',
} as const;
const DRAFT = draftOf({ ...ASKED, options: ['Yes', 'No'] });
const PLACE = { id: 'poll-1', tenant: 'slack:T1', conversation: 'slack:T1:C1', creator: 'slack:T1:U1' } as const;
const POSTING = { ...PLACE, now: NOW };

describe('posting a draft', () => {
  test('makes an open poll whose options count from 0', () => {
    expect(startPoll(DRAFT, POSTING)).toEqual({
      ok: true,
      poll: {
        ...PLACE,
        ...ASKED,
        options: [
          { id: 0, label: 'Yes' },
          { id: 1, label: 'No' },
        ],
        closesAt: null,
        state: 'open',
        createdAt: NOW,
      },
    });
  });

  test('“for 2m” counts from the post, not from when it was typed', () => {
    const starting = startPoll({ ...DRAFT, closes: { after: 120 } }, POSTING);
    expect(starting).toMatchObject({ ok: true, poll: { closesAt: inSeconds(120) } });
  });

  test('“until 15:30” is that time', () => {
    const starting = startPoll({ ...DRAFT, closes: { at: '2026-11-23T15:30:00.000Z' } }, POSTING);
    expect(starting).toMatchObject({ ok: true, poll: { closesAt: new Date('2026-11-23T15:30:00Z') } });
  });

  test.each([0, -1])('is too late when its closing time has come (%i seconds)', (seconds) => {
    const closes = { at: inSeconds(seconds).toISOString() };
    expect(startPoll({ ...DRAFT, closes }, POSTING)).toEqual({ ok: false, why: 'too late' });
  });
});

test('a poll is over when it is closed, and from its closing time on', () => {
  expect(isOver({ state: 'open', closesAt: null }, NOW)).toBe(false);
  expect(isOver({ state: 'open', closesAt: inSeconds(1) }, NOW)).toBe(false);
  expect(isOver({ state: 'open', closesAt: NOW }, NOW)).toBe(true);
  expect(isOver({ state: 'open', closesAt: inSeconds(-1) }, NOW)).toBe(true);
  expect(isOver({ state: 'closed', closesAt: null }, NOW)).toBe(true);
});

describe('extending', () => {
  const open = { state: 'open' as const, closesAt: inSeconds(60) };

  test('moves the closing time, by as much as was asked', () => {
    expect(extend(open, 120, NOW)).toEqual({ ok: true, closesAt: inSeconds(180) });
  });

  test('up to 24 hours from now, and no further', () => {
    expect(extend(open, 24 * HOUR - 60, NOW)).toEqual({ ok: true, closesAt: inSeconds(24 * HOUR) });
    expect(extend(open, 24 * HOUR - 59, NOW)).toEqual({ ok: false, why: 'too long' });
  });

  test.each([
    ['a closed poll', { state: 'closed' as const, closesAt: inSeconds(60) }, 'over'],
    ['a poll whose time has come', { state: 'open' as const, closesAt: NOW }, 'over'],
    ['a poll without an end', { state: 'open' as const, closesAt: null }, 'no end'],
  ])('%s is refused', (_what, poll, why) => {
    expect(extend(poll, 120, NOW)).toEqual({ ok: false, why });
  });

  test.each([0, -120, 59, 90.5, Number.NaN])('by %d seconds is refused', (seconds) => {
    expect(extend(open, seconds, NOW)).toEqual({ ok: false, why: 'no time' });
  });
});
