import { kept, posted, press } from '../../testing/polling';
import { ask } from '../../testing/reflecting';
import { NOW, testServices } from '../../testing/services';

const FRIDAY = 'poll "Is it Friday?" "Yes" "No" "Nearly"';
const BEN = 'slack:T1:U0BEN';

describe('a press', () => {
  test('is confirmed to the voter alone, in the place of the confirmation before', async () => {
    const { id, services } = await posted(FRIDAY);
    const { said, message, buttons } = await press(id, 0, services, BEN);
    expect(said).toContain('Is it Friday?\n\nYour answer: ✓ Yes');
    expect(said).toContain('Only you see this.');
    expect(message).toMatchObject({ audience: 'asker', replaceKey: `vote ${id}` });
    // Each answer in its place, so that a slow second press lands on no other.
    expect(buttons).toEqual([
      { label: '✓ Yes', command: `vote ${id} 0`, role: 'vote', number: 1 },
      { label: 'No', command: `vote ${id} 1`, role: 'vote', number: 2 },
      { label: 'Nearly', command: `vote ${id} 2`, role: 'vote', number: 3 },
      { label: 'Withdraw my vote', command: `withdraw ${id}`, role: 'vote' },
    ]);
  });

  test('on another answer changes the vote; the same again changes nothing', async () => {
    const { id, services } = await posted(`${FRIDAY} open`);
    for (const option of [0, 1, 1]) await press(id, option, services, BEN);
    expect((await press(id, 1, services, BEN)).said).toContain('Your answer: ✓ No');
    await ask('poll close', services);
    expect((await kept(id, services)).result).toMatchObject({
      voters: '1',
      shares: [{ words: '0 of 1' }, { words: '1 of 1' }, {}],
    });
  });

  test('adds to the vote where several answers may be chosen', async () => {
    const { id, services } = await posted(`${FRIDAY} multi`);
    await press(id, 2, services, BEN);
    const { said, buttons } = await press(id, 0, services, BEN);
    expect(said).toContain('Your answers: ✓ Yes, ✓ Nearly');
    expect(buttons.map(({ label }) => label)).toEqual(['✓ Yes', 'No', '✓ Nearly', 'Withdraw my vote']);
  });

  test('counts for guests and for people from partner organisations', async () => {
    const { id, services } = await posted(`${FRIDAY} open`);
    await press(id, 0, services, 'slack:T9:U0GUEST');
    await press(id, 0, services, 'teams:elsewhere:1');
    await ask('poll close', services);
    expect((await kept(id, services)).result).toMatchObject({ voters: '2' });
  });
});

describe('withdrawing', () => {
  test('takes the vote away, also when it is pressed twice, and offers to vote again', async () => {
    const { id, services } = await posted(`${FRIDAY} open`);
    await press(id, 0, services, BEN);
    for (const _time of [1, 2]) {
      const { said, message, buttons } = await ask(`withdraw ${id}`, services, { person: BEN, via: 'button' });
      expect(said).toContain('Your vote is withdrawn.');
      expect(message).toMatchObject({ audience: 'asker', replaces: true, replaceKey: `vote ${id}` });
      expect(buttons).toHaveLength(3);
    }
    await ask('poll close', services);
    expect((await kept(id, services)).result).toMatchObject({ voters: '0' });
  });
});

describe('a press that cannot count', () => {
  const ELSEWHERE = [{ conversation: 'slack:T1:C2' }, { tenant: 'slack:T2' }] as const;

  test.each(ELSEWHERE)('because it comes from another place: %j', async (place) => {
    const { id, services } = await posted(FRIDAY);
    expect((await press(id, 0, services, BEN, place)).said).toContain('I cannot find that poll here');
    expect((await ask(`withdraw ${id}`, services, { via: 'button', ...place })).said).toContain(
      'I cannot find that poll',
    );
  });

  test.each([
    'vote',
    'vote x',
    'vote nosuchpoll 0',
    'vote a b',
    `vote ${'x'.repeat(3_000)} 1`,
    'withdraw',
    'withdraw x y',
  ])('because it names no poll: %s', async (line) => {
    expect((await ask(line, testServices(), { via: 'button' })).said).toContain('I cannot find that poll here');
  });

  test.each(['3', '99', '-1', '0x1', '1.5', ''])('because it names no answer: %s', async (option) => {
    const { id, services } = await posted(`${FRIDAY} open`);
    const { said } = await ask(`vote ${id} ${option}`, services, { via: 'button' });
    expect(said).toMatch(/is not in this poll|cannot find that poll/);
    await ask('poll close', services);
    expect((await kept(id, services)).result).toMatchObject({ voters: '0' });
  });

  test('because the poll has closed, or its time has come', async () => {
    let now = NOW;
    const services = testServices({ clock: () => now });
    const { id } = await posted(`${FRIDAY} for 2m`, services);
    now = new Date(NOW.getTime() + 120_000);
    expect((await press(id, 0, services, BEN)).said).toContain('This poll has closed, so nothing has changed.');
    await ask(`poll-close ${id}`, services, { via: 'button' });
    expect((await press(id, 0, services, BEN)).said).toContain('This poll has closed');
    expect((await ask(`withdraw ${id}`, services, { via: 'button' })).said).toContain('This poll has closed');
  });

  test('because it is typed: votes are pressed', async () => {
    const { id, services } = await posted(`${FRIDAY} open`);
    await ask(`vote ${id} 0`, services);
    await ask('poll close', services);
    expect((await kept(id, services)).result).toMatchObject({ voters: '0' });
  });
});
