import { posted, voted } from '../../testing/polling';
import { ask } from '../../testing/reflecting';
import { testServices } from '../../testing/services';

const AGREE = 'poll plain-words-in-plans';
const DAY_MS = 24 * 3_600_000;

describe('poll results', () => {
  test('says so where there has been none, and how to make one', async () => {
    expect((await ask('poll results')).said).toContain('There has been no poll here yet. To make one, type /poll.');
  });

  test('shows the newest result again, and what is open, with what may be done', async () => {
    const { services } = await posted('poll "Is it Friday?" "Yes" "No"');
    await ask('poll close', services);
    await posted('poll "Is it Monday?" "Yes" "No" for 2m', services);
    const { said, buttons } = await ask('poll results', services);
    expect(said).toContain('Question: Is it Friday?\n\nThis poll is closed. Fewer than 5 people voted');
    expect(said).toContain('Open now: Is it Monday? It closes at 12:02.');
    expect(buttons.map(({ label }) => label)).toEqual([
      ...[
        'Ask again as an open poll',
        'Show as CSV',
        'Delete',
        'Close and show the result',
        '5 more minutes',
        'Delete',
      ],
    ]);
    const other = await ask('poll results', services, { person: 'slack:T1:U0BEN' });
    expect(other.said).toContain('Is it Friday?');
    expect(other.buttons.map(({ label }) => label)).toEqual(['Ask again as an open poll']);
    expect((await ask('poll results', services, { conversation: 'slack:T1:C2' })).said).toContain('no poll here yet');
  });

  test('tells no number of an open poll, so that nobody can watch single votes land', async () => {
    const { id, services } = await posted('poll "Is it Friday?" "Yes" "No"');
    const before = (await ask('poll results', services)).said;
    await voted(id, [0, 1, 1], services);
    expect((await ask('poll results', services)).said).toBe(before);
  });
});

describe('poll trend', () => {
  /** Rounds a month apart, each with these numbers of votes for the answers. */
  async function withRounds(rounds: readonly (readonly number[])[]) {
    let now = new Date('2026-03-02T12:00:00Z');
    const services = testServices({ clock: () => now });
    for (const counts of rounds) {
      const { id } = await posted(AGREE, services);
      await voted(
        id,
        counts.flatMap((count, option) => Array(count).fill(option)),
        services,
      );
      await ask('poll close', services);
      now = new Date(now.getTime() + 31 * DAY_MS);
    }
    return services;
  }

  const LOW = [1, 8, 1, 1, 1];
  const HIGH = [0, 1, 1, 8, 2];

  test('shows in words and bars how a channel has moved', async () => {
    const services = await withRounds([LOW, HIGH]);
    const { said } = await ask('poll trend effective communication', services);
    expect(said).toMatch(/^Over time: Effective communication\n/i);
    expect(said).toContain('In March 2026 about 65 % chose “Disagree”; in April 2026 about 65 % chose “Agree”.');
    expect(said).toContain(
      '- March 2026 (12 people): nearest to “Disagree”\n- April 2026 (12 people): nearest to “Agree”',
    );
  });

  test('is shown as CSV, round by round, with what the cards showed', async () => {
    const services = await withRounds([LOW, [2, 1, 0, 0, 0], HIGH]);
    const { buttons } = await ask('poll trend effective communication', services);
    const csv = buttons.find(({ label }) => label === 'Show as CSV');
    const { said } = await ask(csv?.command ?? '', services, { via: 'button' });
    const lines = said.split('\n').filter((line) => line.startsWith('"'));
    expect(lines).toHaveLength(1 + 2 * 5);
    expect(lines[2]).toContain('"2026-03-02T12:00:00.000Z","12","Disagree","about 65 %","65"');
    const elsewhere = { via: 'button', conversation: 'slack:T1:C2' } as const;
    expect((await ask(csv?.command ?? '', services, elsewhere)).said).toContain('No result of these polls');
  });

  test('stands on the card of a ready-made poll’s result as well', async () => {
    const { replaced } = await withRounds([LOW, HIGH]);
    const texts = replaced.map(({ message }) => JSON.stringify(message));
    expect(texts[0]).not.toContain('Over time');
    expect(texts[1]).toContain('Over time');
  });

  test('leaves out rounds below the minimum', async () => {
    const services = await withRounds([LOW, [2, 1, 0, 0, 0], HIGH]);
    const { said } = await ask('poll trend effective communication', services);
    expect(said).toContain('March 2026 (12 people)');
    expect(said).not.toContain('April 2026');
    expect(said).toContain('May 2026 (12 people)');
  });

  test('says what rounds with words only told', async () => {
    const services = await withRounds([
      [0, 0, 0, 6, 0],
      [0, 0, 0, 7, 0],
    ]);
    const { said } = await ask('poll trend effective communication', services);
    expect(said).toMatch(/- March 2026 \(5 to 9 people\): .* chose “Agree”/);
  });

  test('has a line for every ready-made poll of the principle, also where there is nothing yet', async () => {
    const services = testServices();
    const { said, buttons } = await ask('poll trend trauma', services);
    const templates = services.content.polls.filter(({ about }) => about === 'principle-5');
    for (const { question } of templates)
      expect(said).toContain(`${question}${question.endsWith('?') ? '' : ':'} There is nothing to compare yet.`);
    expect(buttons.map(({ command }) => command)).toEqual(templates.map(({ id }) => `poll ${id}`));
  });

  test('belongs to its channel', async () => {
    const services = await withRounds([LOW, HIGH]);
    const { said } = await ask('poll trend effective communication', services, { conversation: 'slack:T1:C2' });
    expect(said).toContain('There is nothing to compare yet.');
  });

  test.each([
    ['poll trend', 'Which principle or theme?'],
    ['poll trend printer broken', 'I found no principle or theme like that.'],
  ])('asks for which, where that is not clear: %s', async (line, says) => {
    const { said, message, services } = await ask(line);
    expect(said).toContain(says);
    const { principles, themes } = services.content;
    const choices = message.blocks.flatMap((block) => (block.kind === 'menu' ? block.choices : []));
    expect(choices.map(({ command }) => command)).toEqual(
      [...principles, ...themes].map(({ id }) => `poll trend ${id}`),
    );
    for (const { command: line } of choices) expect((await ask(line, services)).said).toMatch(/^Over time: /);
  });
});
