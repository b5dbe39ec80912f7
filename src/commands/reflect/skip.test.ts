import { announced, ask, askSurely, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';

const CHANNEL = 'slack:T1:C1';
const PAUSED = { state: 'paused', because: 'asked', next: null } as const;

describe('skipping', () => {
  test('leaves out the next one, and tells everybody which comes instead', async () => {
    const { said, services } = await askSurely('reflect skip', withSchedule());
    expect(await services.scheduled.get(CHANNEL)).toEqual(
      testSchedule({ next: { day: '2026-12-07', at: new Date('2026-12-07T09:30:00Z') } }),
    );
    expect(services.sent[0]?.message.by?.did).toBe('Next weekly prompt skipped');
    expect(announced(services)).toEqual([
      'There will be no prompt on Monday 30 November 2026, 09:30.\n\nNext: Monday 7 December 2026, 09:30.',
    ]);
    expect(said).toContain('Skipped: Monday 30 November 2026, 09:30.');
    expect(said).toContain('Next: Monday 7 December 2026, 09:30.');
  });

  test('with the same button twice skips one week, not two', async () => {
    const { buttons, services } = await ask('reflect', withSchedule());
    const line = buttons.find(({ label }) => label === 'Skip next')?.command ?? '';
    const sure = (await ask(line, services, { via: 'button' })).buttons[0]?.command ?? '';
    await ask(sure, services, { via: 'button' });
    for (const again of [line, sure])
      expect((await ask(again, services, { via: 'button' })).said).toContain(
        'That prompt is no longer the next one, so I have not skipped anything.',
      );
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2026-12-07');
    expect(services.sent).toHaveLength(1);
  });

  test('can be taken back', async () => {
    const services = withSchedule();
    await askSurely('reflect skip', services);
    await ask('reflect resume', services);
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
    expect(services.replaced[0]?.message.by?.did).toBe('Weekly prompt resumed');
  });

  test('knows the bank holidays', async () => {
    const services = withSchedule({
      onHolidays: 'skip',
      next: { day: '2026-12-21', at: new Date('2026-12-21T09:30:00Z') },
    });
    await askSurely('reflect skip', services);
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2027-01-04');
  });

  test('still holds when a pause ends before the skipped day', async () => {
    const services = withSchedule();
    await askSurely('reflect skip', services);
    await ask('reflect pause until 2026-11-25', services);
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2026-12-07');
    await ask('reflect pause until 2026-12-10', services);
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2026-12-14');
  });

  test('has nothing to do while it is paused', async () => {
    const { said, services } = await ask('reflect skip', withSchedule(PAUSED));
    expect(said).toContain('there is nothing to skip');
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule(PAUSED));
  });
});

describe('a turn that has come, and that nobody has taken up yet', () => {
  const monday = { day: '2026-11-23', at: new Date('2026-11-23T11:58:00Z') };
  const due = () => withSchedule({ time: '11:58', next: monday });

  test('is told of', async () => {
    expect((await ask('reflect', due())).said).toContain(
      'The prompt for Monday 23 November 2026, 11:58 has not been posted yet. I am still trying.',
    );
  });

  test('is not lost by what changes nothing about it', async () => {
    const services = due();
    expect((await ask('reflect resume', services)).said).toContain('not paused or skipped');
    await ask('reflect weekly monday 11:58 for managers', services);
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({ audience: 'managers', next: monday });
  });

  test('can be skipped, and then not be brought back', async () => {
    const { said, services } = await askSurely('reflect skip', due());
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2026-11-30');
    expect(said).toContain('[Post one now]');
  });
});

describe('a prompt that has come due and is still to be posted', () => {
  const monday = { day: '2026-11-23', at: new Date('2026-11-23T09:30:00Z'), maybePosted: false };
  function stillWaiting() {
    const services = withSchedule();
    services.delivered.await(CHANNEL, monday);
    return services;
  }

  test('is told of, and is the one that is skipped', async () => {
    const services = stillWaiting();
    const { said, buttons } = await ask('reflect', services);
    expect(said).toContain('The prompt for Monday 23 November 2026, 09:30 has not been posted yet. I am still trying.');
    const line = buttons.find(({ label }) => label === 'Skip next')?.command ?? '';
    const skipped = await askSurely(line, services, { via: 'button' });
    const says = 'The prompt for Monday 23 November 2026, 09:30 has not been posted, and will not be.';
    expect(skipped.said).toContain('The one that was due will not be posted.');
    expect(skipped.said).toContain('[Post one now]');
    expect(announced(services)).toEqual([`${says}\n\nNext: Monday 30 November 2026, 09:30.`]);
    expect(await services.delivered.pending(CHANNEL)).toBeUndefined();
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
  });

  test('is not said to be missing where it may stand there', async () => {
    const services = stillWaiting();
    services.delivered.await(CHANNEL, { ...monday, maybePosted: true });
    const may = 'The prompt for Monday 23 November 2026, 09:30 may already be here. I cannot tell whether it arrived';
    expect((await ask('reflect', services)).said).toContain(`${may}, so I am trying once more.`);
    await askSurely('reflect skip', services);
    expect(announced(services)[0]).toContain(`${may}, and I will not try again.`);
  });

  test('stays where the button was about another one, and the new card is about it', async () => {
    const services = stillWaiting();
    const { said, buttons } = await ask('reflect skip 2026-11-30', services, { via: 'button' });
    expect(buttons.map(({ command }) => command)).toContain('reflect skip 2026-11-23');
    expect(said).toContain('That prompt is no longer the next one, so I have not skipped anything.');
    expect(await services.delivered.pending(CHANNEL)).toEqual(monday);
    expect(services.sent).toEqual([]);
  });
});
