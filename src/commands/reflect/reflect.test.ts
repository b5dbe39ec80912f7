import fc from 'fast-check';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { announced, ask, askSurely, unheard, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';
import { testServices } from '../../testing/services';
import { answer } from '../index';

const ADMINS = {
  timezone: 'Europe/London',
  bankHolidays: 'england-and-wales',
  scheduleAdmins: ['slack:T1:U0DEE'],
  pollMinVotes: 5,
  guestsMaySchedule: false,
} as const;

describe('reflect alone', () => {
  test('says what is set in this channel, and offers what can be done', async () => {
    const { said, buttons, message } = await ask('reflect', withSchedule({ audience: 'managers' }));
    expect(said).toContain('Every Monday at 09:30 (Europe/London), for managers.');
    expect(said).toContain('Next: Monday 30 November 2026, 09:30.');
    expect(buttons).toEqual([
      { label: 'Preview', command: 'reflect preview' },
      { label: 'Change', command: 'reflect form' },
      { label: 'Skip next', command: 'reflect skip 2026-11-30' },
      { label: 'Pause', command: 'reflect pause' },
      { label: 'Stop', command: 'reflect stop' },
      { label: 'Post one now', command: 'reflect now' },
    ]);
    expect(message.audience).toBe('asker');
    expect(said).not.toContain('U0ANN');
  });

  test('offers to resume what is paused', async () => {
    const { said, buttons } = await ask('reflect', withSchedule({ state: 'paused', because: 'asked', next: null }));
    expect(said).toContain('Paused until somebody resumes it.');
    expect(buttons.map(({ label }) => label)).toEqual(['Preview', 'Change', 'Resume', 'Stop', 'Post one now']);
  });

  test('says how to set one up where there is none', async () => {
    const { said, buttons } = await ask('reflect');
    expect(said).toContain('There is no weekly prompt here yet.');
    expect(said).toContain('such as /reflect weekly monday 09:30.');
    expect(buttons.map(({ command }) => command)).toEqual(['reflect form', 'reflect preview', 'reflect now']);
  });
});

test.each(['reflect', 'reflect weekly monday 09:30', 'reflect now', 'reflect wekly'])(
  'in a personal chat there is no team to think with: %s',
  async (line) => {
    const { said, services } = await ask(line, testServices(), { setting: 'personal' });
    expect(said).toContain('A weekly prompt needs a channel or group chat, where your team can talk about it.');
    expect([await services.scheduled.count(), services.sent, services.asked]).toEqual([0, [], []]);
  },
);

describe('where the installation names who may schedule', () => {
  const CHANGES = [
    ...['weekly friday 09:30', 'weekly', 'form', 'skip', 'skip 2026-11-30', 'pause', 'pause until 2027-01-05'],
    ...['resume', 'stop', 'now', 'STOP'],
  ].map((words) => `reflect ${words}`);

  test.each(CHANGES)('nobody else may: %s', async (line) => {
    const services = withSchedule({}, { policy: ADMINS });
    const { said } = await ask(line, services);
    expect(said).toContain('Only people your organisation has named can change the weekly prompt.');
    expect([services.sent, services.asked]).toEqual([[], []]);
    expect(await services.scheduled.all()).toEqual(await withSchedule().scheduled.all());
  });

  test.each(['another d1', 'post-now d1'])('nobody else may press: %s', async (line) => {
    const { said, services } = await ask(line, testServices({ policy: ADMINS }), { via: 'button' });
    expect(said).toContain('Only people your organisation has named');
    expect(services.asked).toEqual([]);
  });

  test('a form that was open is refused, too', async () => {
    const form = { day: 'friday', time: '09:30', zone: 'Europe/London', audience: 'everyone', holidays: 'post' };
    const { said, services } = await ask('reflect weekly', testServices({ policy: ADMINS }), { via: 'form', form });
    expect(said).toContain('Only people your organisation has named');
    expect(await services.scheduled.count()).toBe(0);
  });

  test('everybody sees what is set and what comes, with no buttons that would be refused', async () => {
    const { said, buttons } = await ask('reflect', withSchedule({}, { policy: ADMINS }));
    expect(said).toContain('Every Monday');
    expect(buttons).toEqual([{ label: 'Preview', command: 'reflect preview' }]);
    expect((await ask('reflect', testServices({ policy: ADMINS }))).buttons).toHaveLength(1);
    expect((await ask('reflect preview', withSchedule({}, { policy: ADMINS }))).said).not.toContain('Only the people');
  });

  test('those who are named may', async () => {
    const services = withSchedule({}, { policy: ADMINS });
    await askSurely('reflect stop', services, { person: 'slack:T1:U0DEE' });
    expect(await services.scheduled.count()).toBe(0);
  });
});

describe('words that are none of mine', () => {
  const SLIPS: [string, string | undefined][] = [
    ['reflect pase', '/reflect pause'],
    ['reflect stopp', '/reflect stop'],
    ['reflect kites', undefined],
    [`reflect monday 9:30 ${'x'.repeat(100)}`, undefined],
    ['reflect constructor', undefined],
    ['reflect __proto__', undefined],
  ];

  test.each(SLIPS)('%s', async (line, meant) => {
    const { said, buttons, services } = await ask(line);
    expect(said).toContain('I do not understand “reflect ');
    if (meant) {
      expect(said).toContain(`Did you mean: ${meant}\n`);
      expect(buttons[0]).toMatchObject({ label: 'Yes, use this', command: meant.slice(1) });
    } else expect(said).not.toContain('Did you mean');
    expect([await services.scheduled.count(), services.sent, services.asked]).toEqual([0, [], []]);
    const help = await ask(buttons.at(-1)?.command ?? '', services, { via: 'button' });
    for (const words of ['weekly monday 09:30', 'preview', 'skip', 'pause', 'resume', 'stop', 'now'])
      expect(help.said).toContain(`- /reflect ${words}: `);
  });

  test('come back on one line and cut short', async () => {
    const { said } = await ask(`reflect ${'kite\u2028'.repeat(50)}`);
    const [first = ''] = said.split('\n');
    expect(first.length).toBeLessThan(80);
    expect(first).not.toMatch(/\u2028/);
  });
});

describe('reflect now', () => {
  test('posts the next prompt for the channel’s audience, and leaves the weekly day', async () => {
    const services = withSchedule({ audience: 'leaders' });
    const { said } = await ask('reflect now', services);
    const place = { conversation: 'slack:T1:C1', tenant: 'slack:T1', audience: 'leaders' };
    expect(services.asked).toEqual([{ of: 'postNow', with: [place] }]);
    expect(said).toBe('The prompt is posted. The weekly one still comes as usual.');
    expect(await services.scheduled.all()).toEqual([testSchedule({ audience: 'leaders' })]);
  });

  test('posts one for everybody where nothing is set', async () => {
    const { said, services } = await ask('reflect now');
    expect(services.asked).toMatchObject([{ with: [{ audience: null }] }]);
    expect(said).toBe('The prompt is posted.');
  });

  test('says how to bring the bot in, when to try again, and when to look first', async () => {
    expect((await ask('reflect now', unheard('removed'))).said).toContain('To try again, type /reflect now.');
    expect((await ask('reflect now', unheard('busy'))).said).toContain('try again in a minute');
    expect((await ask('reflect now', unheard('down'))).said).toContain('try again in a minute');
    expect((await ask('reflect now', unheard('unclear'))).said).toContain('Please check before you try again.');
    await expect(ask('reflect now', unheard('refused'))).rejects.toThrow('refused');
  });
});

test('no answer and no announcement names a person in its words', async () => {
  const services = withSchedule();
  for (const words of ['', 'weekly friday 10:00', 'skip', 'pause', 'resume', 'preview', 'stop'])
    expect((await ask(`reflect ${words}`, services)).said).not.toMatch(/U0ANN|slack:/);
  expect(announced(services).join('\n')).not.toMatch(/U0ANN|slack:/);
});

test('whatever is typed or filled in is answered, and nothing but a whole schedule is ever kept', async () => {
  const parts = [
    ...['weekly', 'pause', 'pause until', 'skip', 'form', 'preview', 'Monday', '09:30', 'for managers', ''],
    ...['half nine', 'every 2 weeks', 'monthly first', 'from 7 december', 'friday', 'mondya 9'],
  ];
  const line = fc.tuple(
    fc.constantFrom(...parts),
    fc.constantFrom(...parts),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const field = fc.constantFrom('day', 'time', 'every', 'from', 'zone', 'audience', 'holidays', '__proto__', 'x');
  const form = fc.option(fc.dictionary(field, fc.string({ maxLength: 60 })), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(line, form, async (words, filled) => {
      const services = withSchedule();
      const asker = testAsker(filled ? { via: 'form', form: filled } : {});
      const { message } = await answer(`reflect ${words.join(' ')}`, asker, services);
      expect(plainText(message).trim()).not.toBe('');
      for (const { time, zone, state, next } of await services.scheduled.all()) {
        expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
        if (state === 'active') expect(next?.at.getTime()).toBeGreaterThan(services.clock().getTime());
      }
    }),
  );
});
