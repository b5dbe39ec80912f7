import { kept, posted } from '../../testing/polling';
import { ask } from '../../testing/reflecting';
import { NOW, testServices } from '../../testing/services';

const BEN = { person: 'slack:T1:U0BEN' } as const;
const question = (nth: number) => `poll "Question ${nth}?" "Yes" "No" for 10m`;

describe('ten open polls of one person', () => {
  async function tenOpen() {
    const services = testServices();
    const ids: string[] = [];
    for (let nth = 1; nth <= 10; nth++) ids.push((await posted(question(nth), services)).id);
    return { services, ids };
  }

  test('are as many as there may be: the next waits until one is closed, and then the same button posts it', async () => {
    const { services, ids } = await tenOpen();
    const { buttons } = await ask(question(11), services);
    const post = buttons.find(({ label }) => label === 'Post here')?.command ?? '';
    const { said } = await ask(post, services, { via: 'button' });
    expect(said).toContain('You have ten open polls here');
    expect(said).toContain('/poll close');
    expect(said).toContain('Then press the same button again.');
    expect(services.sent).toHaveLength(10);
    await ask(`poll-close ${ids[0]}`, services, { via: 'button' });
    expect((await ask(post, services, { via: 'button' })).said).toContain('Your poll is posted.');
  });

  test('keep nobody else from posting, nor the same person elsewhere', async () => {
    const { services } = await tenOpen();
    await posted(question(11), services, BEN);
    await posted(question(11), services, { conversation: 'slack:T1:C2' });
    expect(services.sent).toHaveLength(12);
  });

  test('do not lock out somebody whose poll is older than all of them', async () => {
    let now = NOW.getTime();
    const services = testServices({ clock: () => new Date(now++) });
    const { id } = await posted('poll "Is it Friday?" "Yes" "No" for 10m', services, BEN);
    for (let nth = 1; nth <= 10; nth++) await posted(question(nth), services);
    expect((await ask('poll results', services, BEN)).buttons.map(({ command }) => command)).toContain(
      `poll-close ${id}`,
    );
    expect((await ask('poll extend 5m', services, BEN)).said).toContain('The poll “Is it Friday?” has 5 minutes more.');
    expect((await ask('poll close', services, BEN)).said).toContain('The poll “Is it Friday?” is closed.');
    expect((await kept(id, services)).state).toBe('closed');
  });

  test('somebody who may manage all of them extends their own first', async () => {
    const policy = { ...testServices().policy, scheduleAdmins: [BEN.person] };
    const services = testServices({ policy });
    await posted('poll "Is it Friday?" "Yes" "No" for 20m', services, BEN);
    await posted(question(1), services);
    expect((await ask('poll extend', services, BEN)).said).toContain('The poll “Is it Friday?” has 5 minutes more.');
  });
});

describe('twenty drafts of one person', () => {
  test('are as many as are kept: the next is refused kindly, and all can be thrown away at once', async () => {
    const services = testServices();
    let newest = '';
    for (let nth = 1; nth <= 20; nth++) {
      const { buttons } = await ask(question(nth), services);
      newest = buttons.find(({ command }) => command.startsWith('poll-edit '))?.command ?? '';
    }
    const { said, buttons } = await ask(question(21), services);
    expect(said).toContain('You already have 20 drafts here');
    expect(buttons).toEqual([{ label: 'Discard all 20', command: 'poll-drop all' }]);
    const form = { question: 'Another?', options: 'Yes\nNo' };
    expect((await ask(newest, services, { via: 'form', form })).said).toContain('Question: Another?');
    expect((await ask(question(21), services, BEN)).said).toContain('Your poll, not posted yet');
    expect((await ask('poll-drop all', services, { via: 'button' })).said).toContain('I have discarded them all.');
    expect((await ask(question(21), services)).said).toContain('Your poll, not posted yet');
  });
});
