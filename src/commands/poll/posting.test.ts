import { DeliveryError, type DeliveryFailure } from '../../messenger';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { until } from '../../testing/passing-time';
import { cardNow, kept, posted, voted } from '../../testing/polling';
import { recordingMessenger } from '../../testing/recording-messenger';
import { ask } from '../../testing/reflecting';
import { NOW, type TestServices, testServices } from '../../testing/services';

const FRIDAY = 'poll "Is it Friday?" "Yes" "No"';

describe('a poll that is posted', () => {
  test('asks everybody there, with one button for each answer, and one line that says who sees what', async () => {
    const { id, services } = await posted(FRIDAY);
    const [{ message, conversation } = never()] = services.sent;
    expect([message.audience, conversation]).toEqual(['conversation', 'slack:T1:C1']);
    expect(message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))).toEqual([
      { label: 'Yes', command: `vote ${id} 0`, role: 'vote', number: 1 },
      { label: 'No', command: `vote ${id} 1`, role: 'vote', number: 2 },
    ]);
    const said = plainText(message);
    expect(said).toBe(
      'Is it Friday?\n\n[Yes] [No]\n\nAnonymous · results at 5 votes, when it closes · nobody yet [How it works]',
    );
    expect(message.by).toEqual({ did: 'Asked', person: 'slack:T1:U0ANN', onlyByName: true });
  });

  test('shows no count of an answer while it is anonymous, and all of them while it is open', async () => {
    const afterThree = async (line: string) => {
      const { id, services } = await posted(line);
      await voted(id, [0, 0, 1], services);
      services.letTimePass();
      await until(() => cardNow(services).includes('3 voted'));
      return cardNow(services);
    };
    expect(await afterThree(FRIDAY)).toBe(
      'Is it Friday?\n\n[Yes] [No]\n\nAnonymous · results at 5 votes, when it closes · 3 voted [How it works]',
    );
    expect(await afterThree(`${FRIDAY} open`)).toContain('[Yes] 2\n[No] 1\n\nOpen: counts live, never names');
  });

  test('says when it closes', async () => {
    const { services, id } = await posted(`${FRIDAY} for 2m`);
    expect(cardNow(services)).toContain('closes 12:02');
    expect((await kept(id, services)).closesAt).toEqual(new Date('2026-11-23T12:02:00Z'));
  });

  test('keeps long answers whole', async () => {
    const long = 'x'.repeat(75);
    const { services } = await posted(`poll "Is it Friday?" "${long}" "No"`);
    expect(cardNow(services)).toContain(long);
  });

  test('stands in the thread that it was made in', async () => {
    const threads: unknown[] = [];
    const recorder = recordingMessenger();
    const send: TestServices['messenger']['send'] = (conversation, message, where) => {
      threads.push(where?.thread);
      return recorder.messenger.send(conversation, message);
    };
    const services = testServices({ messenger: { ...recorder.messenger, send } });
    await posted(FRIDAY, services, { thread: '17.1' });
    await posted(FRIDAY, services);
    expect(threads).toEqual(['17.1', undefined]);
  });

  test('is there once, however often the button is pressed', async () => {
    const { id, services } = await posted(FRIDAY);
    const { said } = await ask(`poll-post ${id}`, services, { via: 'button' });
    expect(said).toContain('That poll has already been posted');
    const { buttons } = await ask('poll "Is it Monday?" "Yes" "No"', services);
    const presses = [1, 2, 3].map(() => ask(buttons[0]?.command ?? '', services, { via: 'button' }));
    const answers = (await Promise.all(presses)).map((one) => one.said);
    expect(answers.filter((one) => one.startsWith('Your poll is posted.'))).toHaveLength(1);
    expect(answers.filter((one) => one.startsWith('I am posting it now.'))).toHaveLength(2);
    expect(services.sent).toHaveLength(2);
  });

  test('leaves what was said of it, and its buttons, where it stands after a second press', async () => {
    const { id, services } = await posted(FRIDAY);
    expect((await ask(`poll-post ${id}`, services, { via: 'button' })).message.replaces).toBeUndefined();
  });

  test('is open where its preview was made open by a press, or by two', async () => {
    const services = testServices();
    const { buttons } = await ask(FRIDAY, services);
    const press = (line = '') => ask(line, services, { via: 'button' });
    const [first, second] = await Promise.all([press(buttons[1]?.command), press(buttons[1]?.command)]);
    const third = await press(buttons[1]?.command);
    for (const one of [first, second, third]) {
      expect(one.said).toContain('Your poll, not posted yet');
      expect(one.buttons).toEqual(first.buttons);
      expect(one.buttons[1]?.label).toBe('Make it anonymous');
    }
    expect((await press(third.buttons[0]?.command)).said).toContain('Your poll is posted.');
    expect(cardNow(services)).toContain('Open: counts live, never names');
    expect((await press(buttons[1]?.command)).said).toContain('That draft has gone');
  });

  test('gives whoever made it what can be done with it', async () => {
    const { buttons } = await ask(`${FRIDAY} for 2m`);
    const services = testServices();
    const again = await ask(`${FRIDAY} for 2m`, services);
    expect(buttons).toHaveLength(4);
    const done = await ask(again.buttons[0]?.command ?? '', services, { via: 'button' });
    expect(done.said).toMatch(/^Your poll is posted\./);
    expect(done.buttons.map(({ label }) => label)).toEqual(['Close and show the result', '5 more minutes', 'Delete']);
  });
});

describe('a poll that cannot be posted', () => {
  function failing(why: DeliveryFailure, clock = () => NOW) {
    const recorder = recordingMessenger();
    const faults: DeliveryFailure[] = [why];
    const send: TestServices['messenger']['send'] = (conversation, message) => {
      const fault = faults.shift();
      return fault ? Promise.reject(new DeliveryError(fault)) : recorder.messenger.send(conversation, message);
    };
    return { ...recorder, faults, services: testServices({ messenger: { ...recorder.messenger, send }, clock }) };
  }

  test.each([
    ['removed', 'Invite me with /invite @Practice Compass'],
    ['removed', 'press the same button again'],
    ['busy', 'try again in a minute'],
    ['down', 'try again in a minute'],
  ] as const)('because of %s says what to do, and can be posted afterwards by the same button', async (why, says) => {
    const { services, sent } = failing(why);
    const { buttons } = await ask(FRIDAY, services);
    const press = () => ask(buttons[0]?.command ?? '', services, { via: 'button' });
    expect((await press()).said).toContain(says);
    expect(sent).toEqual([]);
    expect((await press()).said).toContain('Your poll is posted.');
    expect(sent).toHaveLength(1);
  });

  test('for certain, keeps no poll that nobody can see', async () => {
    const { services } = failing('removed');
    await posted(FRIDAY, services);
    expect(await services.polls.openIn(testAsker())).toEqual([]);
  });

  test('for all that is known, counts the votes of the card that may be there, and is not posted again unless its maker says so', async () => {
    let now = NOW;
    const { services, sent } = failing('unclear', () => now);
    const { buttons } = await ask(FRIDAY, services);
    const press = (line = '') => ask(line, services, { via: 'button' });
    const first = await press(buttons[0]?.command);
    expect(first.said).toContain('I cannot tell whether your poll was posted. Please look first.');
    const [, id = ''] = (buttons[0]?.command ?? '').split(' ');
    expect((await press(`vote ${id} 0`)).said).toContain('Your answer: ✓ Yes');
    expect((await press(buttons[0]?.command)).said).toContain('I am posting it now. If it is not there in a minute');
    now = new Date(NOW.getTime() + 60_000);
    const second = await press(buttons[0]?.command);
    expect(second.said).toBe(first.said);
    expect(sent).toEqual([]);
    const again = second.buttons.find(({ label }) => label === 'Post it again')?.command;
    const both = await Promise.all([press(again), press(again)]);
    expect(both.filter(({ said }) => said.includes('Your poll is posted.'))).toHaveLength(1);
    expect((await press(again)).said).toContain('That poll has already been posted');
    expect(sent).toHaveLength(1);
    expect((await kept(id, services)).messageId).toBe('m1');
  });

  test('the second time, though it may be there from the first, keeps its votes', async () => {
    const { services, faults } = failing('unclear');
    const { buttons } = await ask(FRIDAY, services);
    const press = (line = '') => ask(line, services, { via: 'button' });
    const first = await press(buttons[0]?.command);
    const [, id = ''] = (buttons[0]?.command ?? '').split(' ');
    await press(`vote ${id} 0`);
    faults.push('down');
    expect((await press(first.buttons[0]?.command)).said).toContain('try again in a minute');
    expect((await press(`vote ${id} 1`)).said).toContain('Your answer: ✓ No');
  });

  test('because its closing time has passed', async () => {
    let now = NOW;
    const services = testServices({ clock: () => now });
    const { buttons } = await ask(`${FRIDAY} until 12:30`, services);
    now = new Date('2026-11-23T12:30:00Z');
    const { said } = await ask(buttons[0]?.command ?? '', services, { via: 'button' });
    expect(said).toContain('This poll’s closing time has passed');
    expect(services.sent).toEqual([]);
  });

  test('because an hour has passed is to be made anew', async () => {
    let now = NOW;
    const services = testServices({ clock: () => now });
    const { buttons } = await ask(FRIDAY, services);
    now = new Date(NOW.getTime() + 3_600_001);
    for (const { command } of buttons)
      expect((await ask(command, services, { via: 'button' })).said).toContain('I keep a draft for an hour');
  });

  test('is a fault where nobody can do anything about it', async () => {
    const { services } = failing('refused');
    await expect(posted(FRIDAY, services)).rejects.toThrow('refused');
  });
});

function never(): never {
  throw new Error('Nothing was posted');
}
