import type { Message } from '../../message';
import { plainText } from '../../plain-text';
import { until } from '../../testing/passing-time';
import { cardNow, closed, posted, press, split, voted } from '../../testing/polling';
import { ask } from '../../testing/reflecting';
import { NOW, type TestServices, testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';

const MANY = ['Strongly agree', 'Agree', 'Neither agree nor disagree', 'Disagree', 'Strongly disagree', 'Not my role'];
const QUESTION = 'Do we plan together with the young person and with the people who matter to them?';
const ASKED = [`poll "${QUESTION}"`, ...[...MANY, 'Q1', 'Q2', 'Q3', 'Q4'].map((answer) => `"${answer}"`)].join(' ');
const FRIDAY = 'poll "Is it Friday?" "Yes" "No"';
const BEN = { person: 'slack:T1:U0BEN' } as const;

/** The words that a card has beside its question and its answers. Signs between words are no words. */
function wordsBeside(message: Message, ...asked: readonly string[]): number {
  const said = asked
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, one) => text.replaceAll(one, ' '), plainText(message));
  return said.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The buttons that stand there at once, those of footers counted. */
const buttonsOf = ({ blocks }: Message): number =>
  blocks.reduce((sum, block) => {
    if (block.kind === 'footer') return sum + 1;
    return block.kind === 'buttons' ? sum + block.buttons.filter(({ secondary }) => !secondary).length : sum;
  }, 0);

/** Those of them that are answers to choose. */
const answersIn = ({ blocks }: Message): number =>
  blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .filter(({ number }) => number !== undefined).length;

const cardOf = ({ sent, replaced }: TestServices): Message => {
  const message = replaced.at(-1)?.message ?? sent.at(-1)?.message;
  if (!message) throw new Error('Nothing was posted');
  return message;
};

describe('an open poll has 25 words beside its question and answers, and a button for each answer and one more', () => {
  test.each([...['', ' open', ' multi', ' for 2m', ' multi open until 11:00', ' multi for 24h', ' open for 2m']])(
    '%s',
    async (how) => {
      const { id, services } = await posted(`${ASKED}${how}`);
      await voted(id, Array(12).fill(3), services);
      const before = cardOf(services);
      services.letTimePass();
      await until(() => cardNow(services).includes('12 voted'));
      for (const message of [before, cardOf(services)]) {
        expect(wordsBeside(message, QUESTION, ...MANY, 'Q1', 'Q2', 'Q3', 'Q4')).toBeLessThanOrEqual(25);
        expect(buttonsOf(message)).toBe(10 + 1);
      }
    },
  );

  test('so has every ready-made one', async () => {
    for (const { id, question } of shippedContent().polls) {
      const { services } = await posted(`poll ${id} for 2m`);
      const message = cardOf(services);
      const labels = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
      expect(wordsBeside(message, question, ...labels.map(({ label }) => label))).toBeLessThanOrEqual(25);
      expect(buttonsOf(message)).toBe(labels.length + 1);
    }
  });
});

describe('a closed poll has 40 words beside its question and answers, and two buttons', () => {
  /** The answers are the lines of the result. */
  const linesOf = ({ blocks }: Message) =>
    blocks.flatMap((block) =>
      block.kind === 'bars' ? block.bars.map(({ label, words }) => `${label}: ${words}`) : [],
    );
  const isShort = (message: Message, question: string) => {
    const words = wordsBeside(message, question, ...linesOf(message));
    if (words > 40) throw new Error(`${words} words: ${plainText(message)}`);
    expect(buttonsOf(message)).toBeLessThanOrEqual(2);
  };

  test.each(
    [[], split(2, 2), split(5, 2), split(9, 4)].flatMap((votes) =>
      ['', ' open', ' multi'].map((how) => ({ votes, how })),
    ),
  )('$how with the votes $votes', async ({ votes, how }) => {
    isShort(cardOf((await closed(`${FRIDAY}${how}`, votes)).services), 'Is it Friday?');
  });

  test('where its result is kept back', async () => {
    const services = testServices();
    await closed(FRIDAY, split(6, 0), services);
    isShort(cardOf((await closed(FRIDAY, split(5, 1), services)).services), 'Is it Friday?');
  });

  test('so has every ready-made one, also where there is something to compare', async () => {
    for (const { id, question } of shippedContent().polls) {
      let now = NOW;
      const services = testServices({ clock: () => now });
      for (const votes of [split(9, 4), split(4, 9)]) {
        isShort(cardOf((await closed(`poll ${id} open`, votes, services)).services), question);
        now = new Date(now.getTime() + 40 * 24 * 3_600_000);
      }
    }
  });
});

describe('a confirmation or refusal has 30 words, and two buttons beside the answers', () => {
  const isShort = (message: Message, ...asked: readonly string[]) => {
    const words = wordsBeside(message, ...asked);
    const buttons = buttonsOf(message) - answersIn(message);
    if (words > 30 || buttons > 2) throw new Error(`${words} words, ${buttons} buttons: ${plainText(message)}`);
  };

  /** The line of the button that posts a draft. */
  const toPost = ({ buttons, said }: Awaited<ReturnType<typeof ask>>) => {
    const line = buttons[0]?.command;
    if (!line?.startsWith('poll-post ')) throw new Error(`There is nothing to post in: ${said}`);
    return line;
  };

  test('what is said of a draft, of a poll that runs, and of one that has closed', async () => {
    const at = { via: 'button' } as const;
    let now = NOW;
    const services = testServices({ clock: () => now });
    const { id } = await posted(`${FRIDAY} for 2m`, services);
    const other = await posted('poll "Is it Monday?" "Yes" "No"', services);
    const [, draft] = toPost(await ask(FRIDAY, services)).split(' ');
    const lines: [string, object][] = [
      [`poll-post ${draft}`, at],
      [`poll-drop ${draft}`, at],
      [`poll-make ${draft} open`, at],
      [`poll-post ${draft}`, at],
      [`poll-post ${id}`, at],
      [`poll-extend ${id} 5m`, at],
      [`poll-extend ${id} 25h`, at],
      ['poll extend soon', {}],
      ['poll close', {}],
      ...['close', 'delete', 'export', 'extend'].map((does): [string, object] => [
        `poll-${does} ${id}`,
        { ...at, ...BEN },
      ]),
      [`poll-export ${id}`, at],
      [`poll-delete ${other.id}`, at],
      [`poll-delete ${other.id} yes`, at],
      [`poll-delete ${other.id} yes`, at],
      [`poll-close ${id}`, at],
      [`poll-close ${id}`, at],
      [`vote ${id} 0`, at],
      [`poll-again ${id}`, { ...at, conversation: 'slack:T1:C2' }],
      ['poll close', {}],
      ['poll results', { conversation: 'slack:T1:C2' }],
      ['poll again', { conversation: 'slack:T1:C2' }],
      ['poll "Is it?" "Yes"', {}],
      ['poll "Is it?" "Yes" "No" for 3d', {}],
      [FRIDAY, { setting: 'personal' }],
    ];
    for (const [line, changes] of lines) {
      const { message } = await ask(line, services, changes);
      isShort(message, 'Is it Friday?', 'Is it Monday?');
    }
    now = new Date(NOW.getTime() + 60_000);
    const { id: asked } = await closed(FRIDAY, split(6, 0), services);
    isShort((await ask(`poll-again ${asked}`, services, at)).message);
    await closed(FRIDAY, split(6, 1), services);
    isShort((await ask(toPost(await ask(FRIDAY, services)), services, at)).message);
  });

  test('of a poll that cannot be posted', async () => {
    const services = testServices();
    for (let at = 0; at < 10; at++) await posted(`poll "Is it day ${at}?" "Yes" "No"`, services);
    for (const line of ['poll "Is it the eleventh?" "Yes" "No"', 'poll "Is it day 3?" "Yes" "No"']) {
      isShort((await ask(toPost(await ask(line, services)), services, { via: 'button' })).message);
    }
  });

  test('of a vote, beside the answers', async () => {
    const { id, services } = await posted(`${ASKED} multi for 2m`);
    await press(id, 1, services, BEN.person);
    const { message, buttons } = await press(id, 2, services, BEN.person);
    isShort(message, QUESTION, ...MANY, 'Q1', 'Q2', 'Q3', 'Q4');
    expect(buttons.filter(({ number }) => number === undefined)).toHaveLength(1);
    isShort((await ask(`withdraw ${id}`, services, { ...BEN, via: 'button' })).message, QUESTION, ...MANY);
  });
});
