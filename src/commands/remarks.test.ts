import type { DeliveryFailure } from '../messenger';
import { closed, posted, split } from '../testing/polling';
import { ask, unheard, withSchedule } from '../testing/reflecting';
import { NOW, type TestServices, testServices } from '../testing/services';
import { expectRemark, sizeOf } from '../testing/word-budget';
import type { Services } from './answer';
import { faultMessage } from './errors';

const PRESSED = { via: 'button' } as const;
const BEN = { person: 'slack:T1:U0BEN', ...PRESSED } as const;
const ALONE = { setting: 'personal' } as const;
const NAMED: Services['policy'] = { ...testServices().policy, scheduleAdmins: ['slack:T1:U0DEE'] };
const FAILURES: readonly DeliveryFailure[] = ['down', 'busy', 'unclear', 'removed', 'archived', 'gone', 'unauthorised'];

type Case = readonly [what: string, answered: () => Promise<Pick<Awaited<ReturnType<typeof ask>>, 'message' | 'said'>>];

/** Buttons whose entry, poll or draft is not there, or whose line is not whole. */
const GONE = [
  ...['for', 'more', 'less', 'nearest', 'share', 'helpful', 'prompt-source'].map((name) => `${name} nothing`),
  ...['vote', 'withdraw', 'poll-how', 'poll-close', 'poll-delete', 'poll-extend', 'poll-export', 'poll-again'].flatMap(
    (name) => [name, `${name} aaaaaaaaaaaaaaaaaaaaaaaa`, `${name} aaaaaaaaaaaaaaaaaaaaaaaa 1`],
  ),
  ...['poll-post', 'poll-edit', 'poll-drop', 'poll-make'].map((name) => `${name} aaaaaaaaaaaaaaaaaaaaaaaa`),
  'poll-drop all',
];

/** Poll lines that cannot be read. */
const UNREAD = [
  'poll "Is it Friday?" "Yes"',
  'poll "Is it Friday?" "Yes" "Yes"',
  'poll "Is it Friday?" "Yes" ""',
  'poll "Is it Friday?" "Yes" "No" open anonymous',
  'poll "Is it Friday?" "Yes" "No" for',
  'poll "Is it Friday?" "Yes" "No" for 2',
  'poll "Is it Friday?" "Yes" "No" for 3d',
  'poll "Is it Friday?" "Yes" "No" for 10s',
  'poll "Is it Friday?" "Yes" "No" until',
  'poll "Is it Friday?" "Yes" "No" until 25:00',
  'poll "Is it Friday?" "Yes" "No" for 2m until 15:30',
  'poll confidnce-with-online-harm',
  'poll xylophone',
  'poll results',
  'poll again',
  'poll close',
  'poll extend',
];

/** What a person is told in one or two sentences, and nothing to look up in it. */
const REMARKS: readonly Case[] = [
  ...GONE.map((line): Case => [line, () => ask(line, testServices(), PRESSED)]),
  ...UNREAD.map((line): Case => [line, () => ask(line)]),
  ...['poll', 'poll close', 'poll "Is it Friday?" "Yes" "No"', 'reflect', 'reflect stop'].map(
    (line): Case => [`${line}, in a chat with one person`, () => ask(line, testServices(), ALONE)],
  ),
  ...['yes', 'no'].map(
    (says): Case => [`helpful, ${says}`, () => ask(`helpful trauma ${says}`, testServices(), PRESSED)],
  ),
  ['a word is suggested', () => ask('suggest', testServices(), { via: 'form', form: { word: 'trap phone' } })],
  ['a suggestion is taken back', () => ask('unsuggest x trap phone', testServices(), PRESSED)],
  ['and again', () => ask(`unsuggest ${NOW.getTime().toString(36)}-receipt trap phone`, testServices(), PRESSED)],
  ['the list of suggestions is full', () => ask('suggest', full(), { via: 'form', form: { word: 'trap phone' } })],
  ...['stop', 'skip', 'pause', 'now', 'weekly friday 10:00'].map(
    (words): Case => [`reflect ${words}, by somebody who is not named`, () => ask(`reflect ${words}`, among(NAMED))],
  ),
  ...FAILURES.flatMap((why): Case[] => [
    [`reflect now, where it cannot be posted (${why})`, () => ask('reflect now', unheard(why))],
    [`reflect resume, where nobody can be told (${why})`, () => ask('reflect resume', unheard(why, paused()))],
    [`poll-post, where it cannot be posted (${why})`, () => postWhere(why)],
    [`post-now, where it cannot be posted (${why})`, () => ask('post-now d1', unheard(why), PRESSED)],
  ]),
  ...(['posted', 'posted before', 'unknown'] as const).map(
    (outcome): Case => [
      `post-now: ${outcome}`,
      () => ask('post-now d1', prompting({ postAfterAll: async () => outcome }), PRESSED),
    ],
  ),
  ['reflect now, asked before', () => ask('reflect now', prompting({ postNow: async () => 'asked before' }))],
  ['reflect preview, of no prompts', () => ask('reflect preview', prompting({ coming: async () => [] }))],
  ...['close', 'extend 5m', 'delete', 'export'].map(
    (does): Case => [
      `poll-${does}, by somebody who may not, where some are named`,
      async () => {
        const { id, services } = await posted('poll "Is it?" "Yes" "No"', among(NAMED));
        const [name, ...rest] = does.split(' ');
        return ask([`poll-${name}`, id, ...rest].join(' '), services, BEN);
      },
    ],
  ),
  ['a vote after the end', afterTheEnd((id) => `vote ${id} 0`)],
  ['a vote for an answer that there is not', () => strange('vote', '9')],
  ['more time after the end', afterTheEnd((id) => `poll-extend ${id} 5m`)],
  ['closing after the end', afterTheEnd((id) => `poll-close ${id}`)],
  ['no time to extend by', () => strange('poll-extend', '0m')],
  ['too much time to extend by', () => strange('poll-extend', '25h')],
  ['deleting asks once', () => strange('poll-delete')],
  ['deleting', () => strange('poll-delete', 'yes')],
];

test.each(REMARKS)('%s: at most thirty words and two buttons', async (_what, answered) => {
  expectRemark((await answered()).message);
});

test.each([new Error('broken'), Object.assign(new Error('away'), { code: 'ECONNREFUSED' })])(
  'a fault of ours (%s) is told as shortly',
  (error) => expect(sizeOf(faultMessage('abc-123', error)).words).toBeLessThanOrEqual(30),
);

const among = (policy: Services['policy']): TestServices => withSchedule({}, { policy });
const paused = () => withSchedule({ state: 'paused', because: 'asked', next: null });

function prompting(prompts: Partial<Services['prompts']>): TestServices {
  const services = withSchedule();
  return { ...services, prompts: { ...services.prompts, ...prompts } };
}

function full(): TestServices {
  const services = testServices();
  return { ...services, suggestions: { ...services.suggestions, add: async () => false } };
}

function afterTheEnd(line: (id: string) => string): Case[1] {
  return async () => {
    const { id, services } = await closed('poll "Is it?" "Yes" "No"', split(4, 3));
    return ask(line(id), services, PRESSED);
  };
}

async function strange(name: string, rest = '') {
  const { id, services } = await posted('poll "Is it?" "Yes" "No" for 5m');
  return ask(`${name} ${id} ${rest}`.trim(), services, PRESSED);
}

async function postWhere(why: DeliveryFailure) {
  const services = testServices({ messenger: unheard(why).messenger });
  const { buttons } = await ask('poll "Is it Friday?" "Yes" "No"', services);
  return ask(buttons[0]?.command ?? '', services, PRESSED);
}
