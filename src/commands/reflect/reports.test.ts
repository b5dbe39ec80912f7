import type { Person } from '../../ids';
import type { Message } from '../../message';
import { plainText } from '../../plain-text';
import { ask, askSurely, unheard, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';
import { NOW, testServices } from '../../testing/services';
import { lockoutReport } from './lockout-report';
import { scheduleReports } from './reports';

const { told, toldAll } = scheduleReports;
const { missed, unclear, paused } = told;
const PRESSED = { via: 'button', setting: 'personal', conversation: 'slack:T1:D1' } as const;

const buttonsOf = ({ blocks }: Message) => blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

test('every report says which schedule it is about, and where', () => {
  const gone = testSchedule({ state: 'paused', because: 'gone', next: null });
  for (const report of [
    missed(testSchedule(), { slots: 1, last: NOW }, NOW),
    unclear(testSchedule(), 'd1', NOW),
    paused(gone, 'gone'),
    told.given(testSchedule()),
  ]) {
    expect(report.about).toBe('slack:T1:C1');
    expect(plainText(report)).toContain('Which one: Every Monday at 09:30 (Europe/London)');
  }
});

test('a weekly prompt that nobody has any more is offered to everybody there, with the button that brings it back', () => {
  const offer = toldAll.nobodys(
    testSchedule({ owner: 'slack:T1:nobody', state: 'paused', because: 'asked', next: null }),
  );
  expect(offer.audience).toBe('conversation');
  expect(plainText(offer)).toContain('It was: Every Monday at 09:30 (Europe/London)');
  expect(buttonsOf(offer)).toMatchObject([{ label: 'Resume it', command: 'reflect resume' }]);
});

test('a missed prompt is told with when the next one comes', () => {
  const said = plainText(missed(testSchedule(), { slots: 1, last: NOW }, NOW));
  expect(said).toMatch(/^A weekly prompt was not posted\n/);
  expect(said).toContain('Next: Monday 30 November 2026, 09:30.');
  expect(plainText(missed(testSchedule(), { slots: 3, last: NOW }, NOW))).toMatch(
    /^3 weekly prompts were not posted\n/,
  );
});

test('prompts missed in several channels are told in one message, which names each channel', () => {
  const several = [
    { schedule: testSchedule(), missed: { slots: 1, last: NOW } },
    { schedule: testSchedule({ conversation: 'slack:T1:C2', weekday: 4 }), missed: { slots: 2, last: NOW } },
  ];
  const message = told.severalMissed(several, NOW);
  const said = plainText(message);
  expect(message.about).toEqual(['slack:T1:C1', 'slack:T1:C2']);
  expect(said).toMatch(/^3 weekly prompts were not posted\n/);
  expect(said).toContain('Every Monday at 09:30 (Europe/London)');
  expect(said).toContain('Every Thursday at 09:30 (Europe/London)');
  expect(said).toContain('2 were missed. The last was due on Monday 23 November 2026, 12:00.');
});

test('after a lockout those who look after the bot read from when until when, and what was missed', () => {
  const over = { since: new Date('2026-11-20T09:00:00Z'), until: NOW };
  const said = plainText(lockoutReport({ ...over, missed: 2 }, { timezone: 'Europe/London' }));
  expect(said).toContain(
    'From Friday 20 November 2026, 09:00 to Monday 23 November 2026, 12:00 my sign-in was refused',
  );
  expect(said).toContain('2 weekly prompts were missed.');
  expect(plainText(lockoutReport({ ...over, missed: 0 }, { timezone: 'Europe/London' }))).toContain(
    'No weekly prompt was missed.',
  );
});

test.each([
  ['removed', 'I was removed from the channel or chat', 'reflect resume'],
  ['archived', 'the channel is archived', 'reflect resume'],
  ['gone', 'no longer exists', 'reflect weekly monday 09:30'],
  ['revoked', 'no longer allowed to post', 'reflect resume'],
] as const)('a schedule that was paused (%s) is told with why, and how to go on', (because, why, how) => {
  const said = plainText(paused(testSchedule({ state: 'paused', because, next: null }), because));
  expect(said).toContain(why);
  expect(said).toContain(`“${how}”`);
});

describe('where its owner is not to be found, everybody there', () => {
  const lost = testSchedule({ owner: 'slack:T1:U0GONE' });
  const missedForAll = toldAll.missed(lost, { slots: 1, last: NOW }, NOW);

  test.each([
    ['a prompt that was missed', missedForAll, 'A weekly prompt was not posted'],
    ['one of which nobody knows', toldAll.unclear(lost, NOW), 'It may not have been posted'],
  ])('hears of %s, and can take the weekly prompt over', async (_what, message, heading) => {
    const said = plainText(message);
    expect(message.audience).toBe('conversation');
    expect(said.split('\n')[0]).toBe(heading);
    expect(said).toContain('Next: Monday 30 November 2026, 09:30.');
    expect(JSON.stringify(message)).not.toContain('U0GONE');
    expect(said).not.toContain('do not need to do anything');
    const services = withSchedule({ owner: 'slack:T1:U0GONE' });
    const [button] = buttonsOf(message);
    await ask(button?.command ?? '', services, { via: 'button' });
    expect(await services.scheduled.get('slack:T1:C1')).toEqual(testSchedule({ owner: 'slack:T1:U0ANN' }));
    expect(services.sent[0]?.message.by?.did).toBe('Weekly prompt taken over');
  });

  const press = (services: ReturnType<typeof withSchedule>, person: Person = 'slack:T1:U0ANN') =>
    ask(buttonsOf(missedForAll)[0]?.command ?? '', services, { via: 'button', person });

  test('and the button changes the owner alone, however old it is', async () => {
    const changes = { owner: 'slack:T1:U0GONE', weekday: 4, audience: 'leaders' } as const;
    const services = withSchedule(changes);
    await askSurely('reflect skip', services);
    const before = await services.scheduled.get('slack:T1:C1');
    await press(services);
    expect(await services.scheduled.get('slack:T1:C1')).toEqual({ ...before, owner: 'slack:T1:U0ANN' });
  });

  test('takes it from nobody who has taken it over already', async () => {
    const services = withSchedule({ owner: 'slack:T1:U0BEN' });
    expect((await press(services)).said).toContain('Somebody else has already taken over the weekly prompt');
    expect((await services.scheduled.get('slack:T1:C1'))?.owner).toBe('slack:T1:U0BEN');
    expect((await press(services, 'slack:T1:U0BEN')).said).toContain('The weekly prompt is already yours.');
  });

  test('sets nothing up that was stopped', async () => {
    const services = testServices();
    expect((await press(services)).said).toContain('There is no weekly prompt here yet.');
    expect(await services.scheduled.count()).toBe(0);
  });

  test.each(['reflect take-over', 'reflect takeover', 'reflect take over'])('or types %s', async (line) => {
    const services = withSchedule({ owner: 'slack:T1:U0BEN' });
    await ask(line, services);
    expect((await services.scheduled.get('slack:T1:C1'))?.owner).toBe('slack:T1:U0ANN');
  });

  test('may take it over only where they may schedule', async () => {
    const services = testServices();
    const policy = { ...services.policy, scheduleAdmins: ['slack:T1:U0BEN'] as const };
    const limited = withSchedule({ owner: 'slack:T1:U0GONE' }, { policy });
    expect((await press(limited)).said).toContain('Only people your organisation has named');
    expect((await limited.scheduled.get('slack:T1:C1'))?.owner).toBe('slack:T1:U0GONE');
  });
});

describe('a prompt of which nobody knows whether it was posted', () => {
  test('is told as that, with a button that posts it', () => {
    const report = unclear(testSchedule(), 'd1', NOW);
    expect(plainText(report)).toMatch(/^It may not have been posted\n/);
    expect(buttonsOf(report)).toEqual([{ label: 'Post now', command: 'post-now d1', main: true }]);
  });

  test('is posted for whoever presses, by that person and tenant', async () => {
    const { said, services } = await ask('post-now d1', testServices(), PRESSED);
    const by = { tenant: 'slack:T1', person: 'slack:T1:U0ANN' };
    expect(services.asked).toEqual([{ of: 'postAfterAll', with: ['d1', by] }]);
    expect(said).toBe('The prompt is posted.');
  });

  test.each([
    ['posted before', 'has already been posted'],
    ['unknown', 'I did not post it.'],
  ] as const)('answers in plain words where it was %s', async (outcome, says) => {
    const services = testServices();
    const prompts = { ...services.prompts, postAfterAll: async () => outcome };
    expect((await ask('post-now d1', { ...services, prompts }, PRESSED)).said).toContain(says);
  });

  test('says when to try again, and when to look first', async () => {
    expect((await ask('post-now d1', unheard('down'), PRESSED)).said).toContain('try again in a minute');
    expect((await ask('post-now d1', unheard('unclear'), PRESSED)).said).toContain('Please check');
    expect((await ask('post-now d1', unheard('archived'), PRESSED)).said).toContain('the channel is archived');
    expect((await ask('post-now d1', unheard('unauthorised'), PRESSED)).said).toContain(
      'my own sign-in is being refused',
    );
    await expect(ask('post-now d1', unheard('refused'), PRESSED)).rejects.toThrow('refused');
  });

  test('cannot be posted where the bot is no longer a member', async () => {
    const { said } = await ask('post-now d1', unheard('removed'), PRESSED);
    expect(said).toBe('I am no longer in that channel or chat. Add me to it again, then press the button again.');
  });

  test('is a button, and nothing that can be typed', async () => {
    const { services } = await ask('post-now d1', testServices(), { setting: 'personal' });
    expect(services.asked).toEqual([]);
  });
});
