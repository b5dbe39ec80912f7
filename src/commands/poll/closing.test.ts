import { DeliveryError, type Messenger } from '../../messenger';
import { until } from '../../testing/passing-time';
import { cardNow, closed, kept, people, posted, split, voted } from '../../testing/polling';
import { recordingMessenger } from '../../testing/recording-messenger';
import { ask } from '../../testing/reflecting';
import { NOW, testServices } from '../../testing/services';

const FRIDAY = 'poll "Is it Friday?" "Yes" "No"';
const BEN = { person: 'slack:T1:U0BEN' } as const;
const DEE = { person: 'slack:T1:U0DEE' } as const;

describe('closing', () => {
  test('puts the result in the place of the poll, for everybody', async () => {
    const { services, said, buttons } = await closed(FRIDAY, split(9, 3));
    expect(services.replaced.at(-1)).toMatchObject({ id: 'm1', conversation: 'slack:T1:C1' });
    expect(services.replaced.at(-1)?.message.audience).toBe('conversation');
    expect(said).toContain('The poll “Is it Friday?” is closed. You will find the result where the poll was.');
    expect(buttons.map(({ label }) => label)).toEqual(['Show as CSV', 'Delete']);
  });

  test.each([
    ['gone', 'posted', 'Its card has gone, so I posted the result as a new message.'],
    ['gone', 'busy', 'I could not post its result here yet, but I am still trying. To see it, type /poll results.'],
    ['gone', 'unclear', 'I cannot tell whether its result was posted. To see it'],
    ['gone', 'archived', 'I could not post its result here. To see it, type /poll results.'],
    ['down', 'posted', 'I could not post its result here yet, but I am still trying.'],
  ] as const)('where the card is %s and a new message is %s says where the result stands', async (card, anew, says) => {
    const recorder = recordingMessenger();
    const faults = { replace: new DeliveryError(card), send: anew === 'posted' ? undefined : new DeliveryError(anew) };
    let broken = false;
    const refusing = async <T>(fault: DeliveryError | undefined, work: () => Promise<T>): Promise<T> => {
      if (broken && fault) throw fault;
      return work();
    };
    const messenger: Messenger = {
      ...recorder.messenger,
      send: (...all) => refusing(faults.send, () => recorder.messenger.send(...all)),
      replace: (...all) => refusing(faults.replace, () => recorder.messenger.replace(...all)),
    };
    const services = testServices({ messenger });
    const { id } = await posted(FRIDAY, services);
    broken = true;
    const { said } = await ask('poll close', services);
    expect(said).toContain(`The poll “Is it Friday?” is closed. ${says}`);
    expect(said).not.toContain('is now where the poll was');
    expect(recorder.sent).toHaveLength(anew === 'posted' && card === 'gone' ? 2 : 1);
    expect((await kept(id, services)).state).toBe('closed');
    expect((await ask('poll results', services)).said).toContain('The latest result here');
  });

  const RESULTS: [string, readonly number[], readonly string[]][] = [
    ['nobody', [], ['Fewer than 5 people voted, so no result is shown, to keep every vote private.']],
    ['too few', split(3, 1), ['Fewer than 5 people voted']],
    ['five', split(4, 1), ['Result of 5 to 9 votes:', '- Yes: more than half\n- No: fewer than half']],
    ['nine', split(7, 2), ['Result of 5 to 9 votes:', '- Yes: most or all\n- No: a few or none']],
    ['twelve', split(9, 3), ['Result of 12 votes:', '- Yes: about 75 %\n- No: about 25 %']],
    ['twelve of one mind', split(12, 0), ['- Yes: nearly all\n- No: hardly any']],
  ];

  test.each(RESULTS)('with %s shows no more than may be shown', async (_many, votes, parts) => {
    const { card } = await closed(FRIDAY, votes);
    expect(card).toMatch(/^Is it Friday\?\n\n(This poll is closed\. |Result of )/);
    for (const part of parts) expect(card).toContain(part);
  });

  test('says nothing of how many were too few, and offers an open poll instead', async () => {
    const { card, services, id } = await closed(FRIDAY, split(3, 1));
    expect(card).not.toMatch(/\b4\b|Yes|No\b/);
    const { said, message } = await ask(`poll-again ${id} open`, services, { via: 'button', ...BEN });
    expect(said).toContain('Question: Is it Friday?');
    expect(said).toContain('Open: counts live, never names.');
    expect(message.audience).toBe('asker');
  });

  test('leaves an open poll’s counts as everybody saw them', async () => {
    const { card } = await closed(`${FRIDAY} open`, split(1, 1));
    expect(card).toContain('Result of 2 votes:\n- Yes: 1 of 2\n- No: 1 of 2');
  });

  test('asks something to talk about, and leads to the principle', async () => {
    const { id, services } = await closed('poll support-after-hard-work', split(6, 0));
    expect(cardNow(services)).toContain('To talk about: ');
    const { buttons } = await ask(`poll-how ${id}`, services, { via: 'button' });
    expect(buttons).toContainEqual({ label: expect.any(String), command: 'principle principle-5' });
  });

  test('is for whoever made the poll, and the people whom the organisation has named', async () => {
    const services = testServices({ policy: { ...testServices().policy, scheduleAdmins: [DEE.person] } });
    const { id } = await posted(FRIDAY, services);
    for (const line of ['poll close', 'poll extend 5m'])
      expect((await ask(line, services, BEN)).said).toContain('Only the person');
    for (const does of ['close', 'extend', 'delete', 'export'])
      expect((await ask(`poll-${does} ${id}`, services, { via: 'button', ...BEN })).said).toContain(
        'Only the person who asked, or somebody your organisation has named, can',
      );
    expect((await kept(id, services)).state).toBe('open');
    expect((await ask(`poll-close ${id}`, services, { via: 'button', ...DEE })).said).toContain('is closed');
  });

  test('from another place is refused', async () => {
    const { id, services } = await posted(FRIDAY);
    for (const does of ['close', 'extend', 'delete', 'export', 'again'])
      for (const place of [{ conversation: 'slack:T1:C2' }, { tenant: 'slack:T2' }] as const) {
        const { said } = await ask(`poll-${does} ${id}`, services, { via: 'button', ...place });
        expect(said).toContain('I cannot find that poll here');
      }
    expect((await kept(id, services)).state).toBe('open');
  });

  test('twice is no mistake', async () => {
    const { id, services } = await closed(FRIDAY, []);
    expect((await ask(`poll-close ${id}`, services, { via: 'button' })).said).toContain('had already closed');
    expect((await ask('poll close', services)).said).toContain('No poll is open here');
  });

  test('asks which, where several are open', async () => {
    const { services } = await posted(FRIDAY);
    const { id } = await posted('poll "Is it Monday?" "Yes" "No"', services);
    const { said, buttons } = await ask('poll close', services);
    expect(said).toContain('Which one shall I close?');
    expect(buttons.map(({ label }) => label).sort()).toEqual(['“Is it Friday?”', '“Is it Monday?”']);
    expect(buttons).toContainEqual({ label: '“Is it Monday?”', command: `poll-close ${id}` });
  });
});

describe('a poll whose maker is away', () => {
  const at = (time: string) => new Date(`2026-11-${time}:00Z`);

  test('is closed by anyone there a day after it was posted, and until then says from when', async () => {
    let now = NOW;
    const services = testServices({ clock: () => now });
    const { id } = await posted(FRIDAY, services);
    const says = 'Only the person who asked can close it. Anyone here can close it from Tue 12:00.';
    expect((await ask('poll close', services, BEN)).said).toBe(says);
    expect((await ask(`poll-close ${id}`, services, { via: 'button', ...BEN })).said).toBe(says);
    expect((await ask(`poll-how ${id}`, services, { via: 'button', ...BEN })).said).toContain('from Tue 12:00.');
    now = at('24T11:59');
    expect((await ask('poll close', services, BEN)).said).toContain('Only the person who asked');
    now = at('24T12:00');
    const { buttons } = await ask(`poll-how ${id}`, services, { via: 'button', ...BEN });
    expect(buttons.map(({ label }) => label)).toEqual(['Close and show the result']);
    expect((await ask('poll close', services, BEN)).said).toContain('is closed.');
    expect((await kept(id, services)).state).toBe('closed');
  });

  test('is left a day longer by a vote that its card has shown; the day is kept for the poll, and no longer than it is open', async () => {
    let now = NOW;
    const services = testServices({ clock: () => now });
    const { id } = await posted(FRIDAY, services);
    now = at('25T18:30');
    await voted(id, [0], services);
    await until(() => cardNow(services).includes('1 voted'));
    await until(async () => (await kept(id, services)).changedOn === '2026-11-25');
    const { said } = await ask('poll close', services, BEN);
    expect(said).toContain('Anyone here can close it from Thu 12:00.');
    now = at('26T12:00');
    await ask('poll close', services, BEN);
    expect(await kept(id, services)).toMatchObject({ state: 'closed', changedOn: null });
  });

  test('is closed by nobody else from another place, and neither deleted, extended nor exported', async () => {
    let now = NOW;
    const services = testServices({ clock: () => now });
    const { id } = await posted(FRIDAY, services);
    now = at('30T12:00');
    for (const does of ['delete', 'extend', 'export'])
      expect((await ask(`poll-${does} ${id}`, services, { via: 'button', ...BEN })).said).toContain('Only the person');
    const elsewhere = { via: 'button', conversation: 'slack:T1:C2', ...BEN } as const;
    expect((await ask(`poll-close ${id}`, services, elsewhere)).said).toContain('I cannot find that poll here');
    expect((await kept(id, services)).state).toBe('open');
  });
});

describe('more time', () => {
  test.each([
    ['poll extend', '12:07'],
    ['poll extend 10m', '12:12'],
    ['poll extend for 1h', '13:02'],
    ['poll extend 10 minutes', '12:12'],
  ])('is given by %s, and the card says so', async (line, time) => {
    const { id, services } = await posted(`${FRIDAY} for 2m`);
    const { said } = await ask(line, services);
    expect(said).toContain(`It now closes at ${time}.`);
    services.letTimePass();
    await until(() => cardNow(services).includes(`closes ${time}`));
    expect((await kept(id, services)).closesAt).toEqual(new Date(`2026-11-23T${time}:00Z`));
  });

  test.each([
    ['poll extend 25h', 'Please say how much longer it should stay open, such as /poll extend 5m'],
    ['poll extend 24h', 'stay open for up to 24 hours from now'],
    ['poll extend soon', 'Please say how much longer it should stay open'],
  ])('is refused in words: %s', async (line, says) => {
    const { services } = await posted(`${FRIDAY} for 2m`);
    expect((await ask(line, services)).said).toContain(says);
    expect(services.replaced).toEqual([]);
  });

  test('is nothing that a poll without an end, or one that is over, can have', async () => {
    let now = NOW;
    const services = testServices({ clock: () => now });
    expect((await ask('poll extend', services)).said).toContain('No poll is open here');
    const { id } = await posted(FRIDAY, services);
    expect((await ask('poll extend', services)).said).toContain('That poll has no closing time');
    await ask(`poll-close ${id}`, services, { via: 'button' });
    const timed = await posted(`${FRIDAY} for 2m`, services);
    now = new Date(NOW.getTime() + 120_000);
    const { said } = await ask(`poll-extend ${timed.id} 5m`, services, { via: 'button' });
    expect(said).toContain('That poll has already closed.');
  });
});

describe('afterwards', () => {
  test('it is exported as its card shows it, to whoever made it', async () => {
    const { id, services } = await closed('poll "=1+1?" "@Yes" "No"', split(9, 3));
    const { said, message } = await ask(`poll-export ${id}`, services, { via: 'button' });
    expect(said).toContain(`"'=1+1?","2026-11-23T12:00:00.000Z","12","'@Yes","about 75 %","75"`);
    expect(said).not.toContain('\ufeff');
    expect(message.audience).toBe('asker');
  });

  test('it is not exported before it is closed', async () => {
    const { id, services } = await posted(FRIDAY);
    expect((await ask(`poll-export ${id}`, services, { via: 'button' })).said).toContain('This poll is still open.');
  });

  test('it is deleted with its result when whoever made it has said so twice', async () => {
    const { id, services } = await closed(FRIDAY, split(6, 0));
    const { said, buttons } = await ask(`poll-delete ${id}`, services, { via: 'button' });
    expect(said).toContain('You cannot undo this.');
    expect((await kept(id, services)).state).toBe('closed');
    const deleted = await ask(buttons[0]?.command ?? '', services, { via: 'button' });
    expect(deleted.said).toContain('I have deleted the poll “Is it Friday?”, with its votes and result.');
    expect(cardNow(services)).toBe('This poll has been deleted, along with its votes.');
    await expect(kept(id, services)).rejects.toThrow('no such poll');
    expect((await ask(buttons[0]?.command ?? '', services, { via: 'button' })).said).toContain(
      'I cannot find that poll',
    );
  });

  test('no answer names a person', async () => {
    const { id, services } = await closed(FRIDAY, split(9, 3));
    const lines = ['poll results', 'poll trend trauma', `poll-export ${id}`, 'poll templates'];
    for (const line of lines) expect((await ask(line, services, { via: 'button' })).said).not.toMatch(/U0|slack:/);
    for (const person of people(12)) expect(JSON.stringify([services.sent, services.replaced])).not.toContain(person);
  });
});
