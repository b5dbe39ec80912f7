import { upcoming } from './upcoming';

const asked = (line: string) => upcoming(line.split(' ').filter(Boolean));
const GOOD = '--weekday monday --time 09:30 --timezone Europe/London --from 2026-01-01T00:00:00Z --count 3';

it('prints one instant a line, from then on', () => {
  expect(asked(GOOD)).toEqual({ ok: true, text: '2026-01-05T09:30:00Z\n2026-01-12T09:30:00Z\n2026-01-19T09:30:00Z' });
});

it('takes the instant itself in', () => {
  expect(asked(GOOD.replace('2026-01-01T00:00:00Z', '2026-01-05T09:30:00Z')).text).toMatch(/^2026-01-05T09:30:00Z\n/);
  expect(asked(GOOD.replace('2026-01-01T00:00:00Z', '2026-01-05T09:30:01Z')).text).toMatch(/^2026-01-12T09:30:00Z\n/);
  expect(asked(GOOD.replace('2026-01-01T00:00:00Z', '2026-01-05T10:30:00+01:00')).text).toMatch(/^2026-01-05/);
});

it.each([
  ['--weekday sunday --time 01:30 --timezone Europe/London --from 2027-03-28T00:00:00Z', '2027-03-28T01:00:00Z'],
  ['--weekday sunday --time 01:30 --timezone Europe/London --from 2026-10-25T00:00:00Z', '2026-10-25T00:30:00Z'],
  ['--weekday sunday --time 01:30 --timezone Europe/London --from 2026-10-25T00:31:00Z', '2026-11-01T01:30:00Z'],
  ['--weekday friday --time 09:30 --timezone Pacific/Apia --from 2011-12-25T00:00:00Z', '2011-12-30T10:00:00Z'],
  ['--weekday=5 --time=9.30am --timezone=utc --from=2026-01-01T00:00:00Z', '2026-01-02T09:30:00Z'],
  ['--weekday monday --time 09:30 --timezone GB --from 2026-07-01T00:00:00Z', '2026-07-06T08:30:00Z'],
])('%s: %s', (line, instant) => {
  expect(asked(`${line} --count 1`)).toEqual({ ok: true, text: instant });
});

it('counts every second, third or fourth week from the first day', () => {
  expect(asked(`${GOOD} --every 1`)).toEqual(asked(GOOD));
  expect(asked(`${GOOD} --every 2`).text).toBe('2026-01-05T09:30:00Z\n2026-01-19T09:30:00Z\n2026-02-02T09:30:00Z');
  expect(asked(`${GOOD} --every 4`).text).toBe('2026-01-05T09:30:00Z\n2026-02-02T09:30:00Z\n2026-03-02T09:30:00Z');
  expect(asked(`${GOOD} --every 5`)).toMatchObject({ ok: false, text: expect.stringContaining('from 1 to 4') });
});

it('looks at no holidays unless it is told to', () => {
  const easter = GOOD.replace('2026-01-01', '2026-04-01').replace('--count 3', '--count 1');
  expect(asked(easter).text).toBe('2026-04-06T08:30:00Z');
  expect(asked(`${easter} --holidays post`).text).toBe('2026-04-06T08:30:00Z');
  expect(asked(`${easter} --holidays skip --region england-and-wales`).text).toBe('2026-04-13T08:30:00Z');
  expect(asked(`${easter} --holidays next-working-day --region england-and-wales`).text).toBe('2026-04-07T08:30:00Z');
  expect(asked(`${easter} --holidays skip --region scotland`).text).toBe('2026-04-06T08:30:00Z');
});

it('prints up to a thousand', () => {
  const { text } = asked(GOOD.replace('--count 3', '--count 1000'));
  expect(text.split('\n')).toHaveLength(1000);
});

it('names every option that is missing', () => {
  const { text, ok } = asked('');
  expect(ok).toBe(false);
  expect(text.split('\n\n')[0]).toBe(`--weekday: please give one, such as --weekday monday
--time: please give one, such as --time 09:30
--timezone: please give one, such as --timezone Europe/London
--from: please give one, such as --from 2026-01-01T00:00:00Z
--count: please give one, such as --count 60`);
  expect(text).toContain('How to ask for the times of a weekly prompt:');
});

it.each([
  ['--weekday moonday', '--weekday: I do not know the day “moonday”. Did you mean Monday?'],
  ['--time 24:00', '--time: I do not recognise “24:00” as a time.'],
  [
    '--timezone Europe/Lundon',
    '--timezone: found “Europe/Lundon”; it must be an IANA name such as Europe/London. Did you mean',
  ],
  ['--timezone BST', '--timezone: found “BST”'],
  ['--timezone +01:00', '--timezone: found “+01:00”'],
  ['--from 2026-01-01', '--from: found “2026-01-01”; it must be a date and time from 1900 to 2999, such as'],
  ['--from 2026-02-30T00:00:00Z', '--from: found “2026-02-30T00:00:00Z”'],
  ['--from 2026-01-01T24:00:00Z', '--from: found'],
  ['--from 2026-01-01T00:00:00', '--from: found'],
  ['--from 0000-01-01T00:00:00Z', '--from: found'],
  ['--count 0', '--count: found “0”; it must be a whole number from 1 to 1000.'],
  ['--count 1001', '--count: found “1001”'],
  ['--count 1e2', '--count: found “1e2”'],
  ['--count=-1', '--count: found “-1”'],
  ['--holidays never', '--holidays: found “never”; it must be one of post, skip, next-working-day.'],
  ['--holidays skip', '--holidays: say whose bank holidays, such as --region england-and-wales'],
  ['--holidays skip --region france', '--holidays: found “france”; it must be --region with one of'],
  ['--region scotland', '--holidays: say what to do on bank holidays, such as --holidays skip'],
  ['--weekdy monday', 'I do not know the option “--weekdy”. Did you mean --weekday?'],
  ['monday', 'I do not know the option “monday”.'],
  ['-w', 'I do not know the option “-w”.'],
  ['--count', '--count: please give one, such as --count 60'],
  ['--no-count', 'I do not know the option “--no-count”.'],
  ['--__proto__ x', 'I do not know the option “--__proto__”.'],
  ['--', undefined],
])('%s is told', (option, says) => {
  const name = option.split(/[ =]/)[0] ?? '';
  const rest = GOOD.replace(new RegExp(`${name} \\S+ ?`), '');
  const { text, ok } = asked(`${name.startsWith('--') && name !== '--' ? rest : GOOD} ${option}`);
  expect(ok).toBe(says === undefined);
  if (says !== undefined) expect(text).toContain(says);
});

it('an option that is there twice is told', () => {
  expect(asked(`${GOOD} --count 4`)).toMatchObject({
    ok: false,
    text: expect.stringContaining('--count is given twice.'),
  });
});
