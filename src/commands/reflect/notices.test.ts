import type { Message } from '../../message';
import { DeliveryError, type DeliveryFailure } from '../../messenger';
import { plainText } from '../../plain-text';
import { announced, ask, askSurely, withSchedule } from '../../testing/reflecting';
import { NOW, type TestServices } from '../../testing/services';

const CHANNEL = 'slack:T1:C1';
const BEN = { person: 'slack:T1:U0BEN', name: 'Ben' } as const;

/** The channel's services, and time that passes by the minute. */
function onTheClock() {
  let now = NOW.getTime();
  const services = withSchedule({}, { clock: () => new Date(now) });
  return {
    services,
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}

const inPlace = ({ replaced }: TestServices) => replaced.map(({ id, message }) => [id, message.by?.did]);

describe('a notice of a change', () => {
  test('takes the place of the last one for ten minutes, with who did it', async () => {
    const { services, pass } = onTheClock();
    await ask('reflect weekly tuesday', services);
    pass(9);
    await ask('reflect pause until friday', services, BEN);
    pass(1);
    await ask('reflect resume', services);
    expect(services.sent).toHaveLength(1);
    expect(inPlace(services)).toEqual([
      ['m1', 'Weekly prompt paused'],
      ['m1', 'Weekly prompt resumed'],
    ]);
    expect(services.replaced[0]).toMatchObject({ conversation: CHANNEL, message: { by: BEN } });
    pass(0.1);
    await askSurely('reflect stop', services);
    expect(services.sent.map(({ message }) => message.by?.did)).toEqual([
      ...['Weekly prompt changed', 'Weekly prompt stopped'],
    ]);
  });

  test('is one of its own in every conversation', async () => {
    const { services } = onTheClock();
    await ask('reflect weekly tuesday', services);
    await ask('reflect weekly tuesday 10:00', services, { conversation: 'slack:T1:C2' });
    expect(services.sent.map(({ conversation }) => conversation)).toEqual([CHANNEL, 'slack:T1:C2']);
  });

  test.each<DeliveryFailure>(['gone', 'refused'])('is posted anew where the last one is %s', async (why) => {
    const { services } = onTheClock();
    await ask('reflect weekly tuesday', services);
    const replace = () => Promise.reject(new DeliveryError(why));
    const later = { ...services, messenger: { ...services.messenger, replace } };
    await ask('reflect pause', later);
    expect(announced(services)).toHaveLength(2);
    // From now on, that is the last one.
    await ask('reflect resume', services);
    expect(inPlace(services)).toEqual([['m2', 'Weekly prompt resumed']]);
  });

  test('that cannot be said in the place of the last one is as one that cannot be said', async () => {
    const { services } = onTheClock();
    await ask('reflect weekly tuesday', services);
    const replace = () => Promise.reject(new DeliveryError('down'));
    const { said } = await ask('reflect weekly friday', { ...services, messenger: { ...services.messenger, replace } });
    expect(said).toContain('I could not tell everyone here, so nothing has changed yet.');
    expect((await services.scheduled.get(CHANNEL))?.weekday).toBe(2);
  });
});

describe('nothing is said where nothing changed', () => {
  test.each([
    ['reflect weekly', 'reflect weekly monday'],
    ['reflect pause', 'reflect pause'],
    ['reflect pause until 5 january', 'reflect pause until 2027-01-05'],
  ])('%s, and again', async (first, again) => {
    const { services, pass } = onTheClock();
    await ask(first, services);
    const before = [services.sent.length, services.told.length];
    pass(11);
    const { said } = await ask(again, services);
    expect(said).toContain('nothing has changed');
    expect([services.sent.length, services.told.length, services.replaced]).toEqual([...before, []]);
  });
});

test('a notice names nobody in its words', async () => {
  const { services } = onTheClock();
  await ask('reflect weekly tuesday', services, BEN);
  await ask('reflect pause', services, BEN);
  const said = [...services.sent, ...services.replaced].map(({ message }: { message: Message }) => plainText(message));
  expect(said).toHaveLength(2);
  expect(said.join('\n')).not.toMatch(/Ben|U0BEN/);
});
