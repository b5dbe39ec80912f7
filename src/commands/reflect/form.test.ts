import type { Form, Message } from '../../message';
import type { Schedule } from '../../reflection/schedule';
import { slots } from '../../reflection/slots';
import { ask, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';
import { NOW, testServices } from '../../testing/services';

const CHANNEL = 'slack:T1:C1';

function formOf({ blocks }: Message): Form {
  const form = blocks.find((block) => block.kind === 'form');
  if (!form) throw new Error('The message has no form');
  return form;
}

/** The values that a person sends who opens the form, makes these changes and presses the button. */
function filledIn(message: Message, changes: Readonly<Record<string, string>> = {}) {
  const values = formOf(message).fields.map((field) => [field.name, field.value ?? '']);
  return { via: 'form', form: { ...Object.fromEntries(values), ...changes } } as const;
}

const choices = (message: Message, name: string) => {
  const field = formOf(message).fields.find((field) => field.name === name);
  return field?.kind === 'choice' ? field.choices : [];
};

describe('the form', () => {
  test.each(['reflect form', 'reflect weekly'])('is shown for %s', async (line) => {
    const { message } = await ask(line);
    expect(formOf(message)).toMatchObject({
      openLabel: 'reflect form',
      command: 'reflect weekly',
      title: 'Weekly prompt',
    });
    expect(formOf(message).title.length).toBeLessThanOrEqual(24);
    expect(message.audience).toBe('asker');
  });

  test('has the fields that the line has, each with a value that is one of its choices', async () => {
    const { message } = await ask('reflect form');
    expect(formOf(message).fields.map(({ name, value }) => [name, value])).toEqual([
      ['day', 'monday'],
      ['time', '09:30'],
      ['every', '1'],
      ['zone', 'Europe/London'],
      ['audience', 'everyone'],
      ['holidays', 'next-working-day in england-and-wales'],
    ]);
    for (const field of formOf(message).fields)
      if (field.kind === 'choice') expect(field.choices.map(({ value }) => value)).toContain(field.value);
  });

  test('offers the installation’s own zone and bank holidays first', async () => {
    const policy = {
      timezone: 'Europe/Madrid',
      bankHolidays: 'scotland',
      scheduleAdmins: [],
      pollMinVotes: 5,
      guestsMaySchedule: false,
    } as const;
    const { message } = await ask('reflect form', testServices({ policy }));
    expect(choices(message, 'zone')[0]?.value).toBe('Europe/Madrid');
    expect(choices(message, 'holidays')[0]?.value).toBe('next-working-day in scotland');
    const none = await ask('reflect form', testServices({ policy: { ...policy, bankHolidays: 'none' } }));
    expect(formOf(none.message).fields.at(-1)?.value).toBe('post');
  });

  test('of a prompt whose zone is an abbreviation asks which zone was meant, and moves nothing by itself', async () => {
    const services = withSchedule({ zone: 'EST' });
    const { message } = await ask('reflect form', services);
    expect(formOf(message).fields[3]).toMatchObject({ name: 'zone', value: 'EST' });
    expect(choices(message, 'zone').map(({ value }) => value)).toEqual(
      expect.arrayContaining(['Europe/London', 'EST', 'America/New_York']),
    );
    const { mistakes } = await ask('reflect weekly', services, filledIn(message));
    expect(mistakes?.zone).toContain('Type America/New_York');
    expect((await services.scheduled.get(CHANNEL))?.zone).toBe('EST');
    await ask('reflect weekly', services, filledIn(message, { zone: 'America/New_York' }));
    expect((await services.scheduled.get(CHANNEL))?.zone).toBe('America/New_York');
  });

  test('saved as it is sets a weekly prompt', async () => {
    const { message, services } = await ask('reflect form');
    await ask('reflect weekly', services, filledIn(message));
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
  });

  test.each([
    [{}],
    [{ weekday: 5, time: '16:05', audience: 'managers' }],
    [{ zone: 'America/New_York', onHolidays: 'post', region: 'none' }],
    [{ zone: 'Asia/Kathmandu', onHolidays: 'skip', region: 'northern-ireland' }],
    [{ onHolidays: 'next-working-day', region: 'scotland' }],
    [{ rhythm: { weeks: 2, from: '2026-11-16' } }],
    [{ rhythm: { inMonth: 'last' } }],
    [{ twoSteps: true }],
  ] as const)('shows what is set, and saved as it is changes nothing: %j', async (changes) => {
    const services = withSchedule(changes);
    const { message } = await ask('reflect form', services);
    const { said } = await ask(formOf(message).command, services, filledIn(message));
    expect(said).toContain('nothing has changed');
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule(changes));
    expect(services.sent).toEqual([]);
  });

  const RARE = { rhythm: { weeks: 2, from: '2026-11-16' }, audience: 'managers', twoSteps: true } as const;

  test.each([
    ['munday 25:00', {}],
    ['tuesday 25:00', { weekday: 2, rhythm: { weeks: 2, from: '2026-11-17' } }],
    ['10:00 for nobody', { time: '10:00' }],
    ['14:00 every 9 weeks', { time: '14:00' }],
    ['monday 25:00 in one step', { twoSteps: undefined }],
    ['monday 25:00 every week', { rhythm: undefined }],
    ['friday 25:00 every 2 weeks from 11 december', { weekday: 5, rhythm: { weeks: 2, from: '2026-12-11' } }],
  ] as const)('after a slip keeps what is set where the line does not say otherwise: %s', async (line, changes) => {
    const services = withSchedule(RARE);
    const { message } = await ask(`reflect weekly ${line}`, services);
    const opened = await ask(formOf(message).openLabel, services, { via: 'button' });
    expect(formOf(opened.message)).toEqual({ ...formOf(message), openLabel: 'reflect form' });
    await ask(formOf(message).command, services, filledIn(message));
    const { next: _, ...kept } = (await services.scheduled.get(CHANNEL)) ?? testSchedule();
    const { next: _next, ...wanted } = { ...testSchedule(RARE), ...changes } as Schedule;
    expect(slots(kept, NOW, 3)).toEqual(slots(wanted, NOW, 3));
    expect({ ...kept, rhythm: null }).toEqual({ ...wanted, rhythm: null });
  });

  test('after a slip in the line of a new one keeps the first day and the steps, also after a slip in the form', async () => {
    const { message, services } = await ask('reflect weekly 25:00 every 2 weeks from 9 december in two steps');
    const again = await ask(formOf(message).command, services, filledIn(message, { time: '26:00' }));
    await ask(formOf(again.message).command, services, filledIn(again.message, { day: 'friday' }));
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({
      ...{ weekday: 5, twoSteps: true, rhythm: { weeks: 2, from: '2026-12-11' } },
    });
  });

  test('has no first day once every week is chosen in it', async () => {
    const { message, services } = await ask('reflect weekly 25:00 every 2 weeks from 9 december');
    await ask(formOf(message).command, services, filledIn(message, { every: '1' }));
    expect((await services.scheduled.get(CHANNEL))?.rhythm).toBeUndefined();
  });

  test('sets every choice that it offers', async () => {
    const { message } = await ask('reflect form');
    for (const field of formOf(message).fields)
      for (const { value } of choices(message, field.name)) {
        const { mistakes, services } = await ask(
          'reflect weekly',
          testServices(),
          filledIn(message, { [field.name]: value }),
        );
        expect(mistakes).toBeUndefined();
        expect(await services.scheduled.count()).toBe(1);
      }
  });
});

describe('a form with a mistake', () => {
  const WRONG = { day: 'someday', time: '25:00', zone: 'Europe/Paris', audience: 'managers', holidays: 'perhaps' };

  test('comes back with what is wrong beside each field, and in words above them', async () => {
    const { mistakes, said, services } = await ask('reflect weekly', testServices(), { via: 'form', form: WRONG });
    expect(Object.keys(mistakes ?? {})).toEqual(['day', 'time', 'holidays']);
    expect(mistakes?.day).toContain('“someday”');
    for (const says of Object.values(mistakes ?? {})) expect(said).toContain(says);
    expect([await services.scheduled.count(), services.sent]).toEqual([0, []]);
  });

  test('keeps what was right in it, and puts nothing back that no field could hold', async () => {
    const { message } = await ask('reflect weekly', testServices(), { via: 'form', form: WRONG });
    expect(formOf(message).fields.map(({ value }) => value)).toEqual([
      ...['monday', '09:30', '1', 'Europe/Paris', 'managers', 'next-working-day in england-and-wales'],
    ]);
  });

  test.each([[{}], [{ day: '', time: '' }], [{ __proto__: 'x', day: 'monday' }]])(
    'says so of a form with nothing in it: %j',
    async (form) => {
      const { mistakes } = await ask('reflect weekly', testServices(), {
        via: 'form',
        form: form as Record<string, string>,
      });
      expect(mistakes).toHaveProperty('time');
    },
  );
});
