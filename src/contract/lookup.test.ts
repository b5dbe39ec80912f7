import { commands } from '../commands/table';
import type { Person as PersonId } from '../ids';
import type { AdapterServices } from '../platform/adapter';
import { createLog } from '../server/log';
import type { Join, Person } from '../testing/person';
import { type TestServices, testServices } from '../testing/services';
import { joinOnSlack } from '../testing/slack/slack-person';
import { takingEffectInSlack, takingEffectInTeams } from '../testing/taking-effect';
import { joinOnTeams } from '../testing/teams/teams-person';

const SHARE = 'Share with everyone here';

/** In no entry, and near to none. */
const UNKNOWN = 'zzqxv';

const HOSTILE = '<!channel> <at>everyone</at> [x](http://evil.example) **b** {{DATE(2024)}}';

type Kept = readonly [tenant: string, word: string];

describe.each<[string, Join, (sent: unknown) => unknown[]]>([
  ['Slack', joinOnSlack, takingEffectInSlack],
  ['Teams', joinOnTeams, takingEffectInTeams],
])('on %s', (_platform, join, takingEffect) => {
  let services: TestServices;
  let kept: Kept[];
  let log: string[];
  let ann: Person;

  /** Brings Ann to the bot, with the log that the program has, at its most talkative. */
  async function arrive(changes: Partial<AdapterServices> = {}): Promise<void> {
    kept = [];
    log = [];
    services = testServices({
      suggestions: { add: async (...all) => kept.push(all) > 0, takeBack: async () => kept.splice(-1).length > 0 },
      log: createLog({ level: 'trace', secrets: [] }, { write: (line) => void log.push(line) }),
      ...changes,
    });
    ann = await join(services);
  }

  afterEach(() => ann.leave());

  const newest = () => ann.seen().at(-1) ?? '';

  test('a term is explained to who asked, and to nobody else', async () => {
    await arrive();
    await ann.type('glossary county lines');
    expect(newest()).toMatch(/^County lines\n/);
    expect(newest()).toContain('For learning, not for reporting');
    expect(newest()).not.toContain('Sources');
    expect(ann.seenByColleague()).toEqual([]);
  });

  test('more about a term unfolds in the same card, for whoever asks for it', async () => {
    await arrive();
    await ann.type('glossary county lines');
    await ann.press('More');
    expect(ann.seen()).toHaveLength(1);
    expect(newest()).toMatch(/^County lines\n/);
    for (const part of ['In practice', 'Say instead', 'Related', 'Sources', 'Last reviewed'])
      expect(newest()).toContain(part);
    expect(ann.seenByColleague()).toEqual([]);
  });

  test('a principle asks for the role once, and keeps it only if the person says so', async () => {
    await arrive();
    await ann.type('principle 1');
    await ann.press('In your role');
    await ann.press('For managers');
    expect(newest()).toMatch(/^Principle 1: .*\nFor managers/);
    await ann.type('principle 2');
    expect(newest()).toContain('[In your role]');
    await ann.press('In your role');
    await ann.press('For managers');
    await ann.press('Always show me this');
    await ann.type('principle 3');
    expect(newest()).toContain('For managers: ');
    expect(newest()).not.toContain('[In your role]');
  });

  test('two names in one question get both, in short, beside each other', async () => {
    await arrive();
    await ann.type('glossary grooming, cuckooing');
    expect(newest()).toMatch(/^Grooming\n.*\.\nCuckooing\n.*\.\n/);
  });

  test('a principle is found by its number and by its words', async () => {
    await arrive();
    await ann.type('principle 1');
    const byNumber = newest();
    expect(byNumber).toMatch(/^Principle 1: /);
    await ann.type('principle put children and young people first');
    expect(newest()).toMatch(/^Principle 1: /);
  });

  test('a slip of the pen does no harm', async () => {
    await arrive();
    await ann.type('glossary adultifcation');
    expect(newest()).toMatch(/^Adultification\n/);
  });

  describe('when nothing is found', () => {
    test('the nearest names are offered, and how to go on', async () => {
      const near = testServices()
        .lookUp('county lines', ['term'])
        .results.map(({ entry }) => entry);
      await arrive({ lookUp: () => ({ results: [], suggestions: near }) });
      await ann.type(`glossary ${UNKNOWN}`);
      expect(newest()).toContain(`I have no entry for “${UNKNOWN}”.`);
      expect(newest()).toContain('The nearest are');
      expect(newest()).toContain('[County lines]');
      expect(newest()).toContain('To see all terms, type ');
      expect(newest()).toContain('[Suggest this word]');
    });

    test('the bot says so instead of guessing', async () => {
      await arrive();
      await ann.type('glossary printer broken');
      expect(newest()).toContain('I could not find “printer broken”.');
    });

    test('nothing is kept, unless the person sends the form: then the word alone, and nothing of who sent it', async () => {
      await arrive();
      await ann.type(`glossary ${UNKNOWN}`);
      await ann.press('Suggest this word');
      expect(newest()).toMatch(new RegExp(`The word.*: ${UNKNOWN}`));
      expect(kept).toEqual([]);
      await ann.fill({});
      expect(newest()).toContain(`Thank you. “${UNKNOWN}” is now on the list`);
      expect(kept).toEqual([[expect.stringMatching(/^(slack|teams):[\w-]+$/), UNKNOWN]]);
      expect(JSON.stringify(kept)).not.toMatch(/ann|11111111/i);
      await ann.press('Take it back');
      expect(newest()).toContain(`Your suggestion of “${UNKNOWN}” is no longer counted.`);
      expect(kept).toEqual([]);
    });

    test('what could name somebody is not kept, and the form says why', async () => {
      await arrive();
      await ann.type(`glossary ${UNKNOWN}`);
      await ann.press('Suggest this word');
      await ann.fill({ 'The word': 'Kayleigh Brown' });
      expect(newest()).toContain('That looks like a name');
      await ann.fill({ 'The word': 'trap phone' });
      expect(kept.map(([, word]) => word)).toEqual(['trap phone']);
    });
  });

  test('the glossary can be read from A to Z: each term by typing, or letter by letter and back', async () => {
    await arrive();
    await ann.type('glossary');
    expect(ann.seen()).toEqual([expect.stringMatching(/^Glossary: \d+ terms\n/)]);
    const count = services.content.terms.filter(({ term }) => term.startsWith('D')).length;
    await ann.choose('Or pick a letter', `D: ${count} terms`);
    expect(ann.seen()).toEqual([expect.stringMatching(/^Glossary: D\n• Data protection impact assessment\n/)]);
    await ann.press('All letters');
    expect(ann.seen()).toEqual([expect.stringMatching(/^Glossary: \d+ terms\n/)]);
    await ann.choose('Find a term', 'Cuckooing');
    expect(newest()).toMatch(/^Cuckooing\n/);
    expect(ann.seenByColleague()).toEqual([]);
  });

  test('a related entry is two presses away', async () => {
    await arrive();
    await ann.type('glossary county lines');
    await ann.press('More');
    await ann.press('Cuckooing');
    expect(newest()).toMatch(/^Cuckooing\n/);
    expect(ann.seenByColleague()).toEqual([]);
  });

  describe('something wrong on a card', () => {
    test('is said in a form, and kept without a name or who said it', async () => {
      await arrive();
      await ann.type('glossary county lines');
      await ann.press('More');
      await ann.press('Something wrong on this card?');
      expect(newest()).toContain('What is wrong with “County lines”?');
      await ann.fill({
        'What is wrong with “County lines”?': 'Out of date',
        'In your words': 'Kayleigh Brown says so',
      });
      expect(newest()).toContain('“Kayleigh Brown” looks like a name.');
      await ann.fill({ 'What is wrong with “County lines”?': 'Out of date', 'In your words': 'The law has changed.' });
      expect(newest()).toContain('Thank you. It is on the list');
      expect(await services.feedback.unread()).toEqual([
        { number: 1, entry: 'county-lines', kind: 'out-of-date', text: 'The law has changed.', month: '2026-11' },
      ]);
      expect(log.join('\n')).not.toContain('changed.');
      expect(ann.seenByColleague()).toEqual([]);
    });

    test('can be said of the content as a whole, from the channel', async () => {
      await arrive();
      await ann.mention('feedback');
      await ann.press('Feedback');
      await ann.fill({ 'What is wrong?': 'Something else', 'In your words': 'More on boys, please.' });
      expect(await services.feedback.unread()).toMatchObject([{ entry: null, kind: 'other' }]);
      expect(ann.seenByColleague().join()).not.toContain('More on boys');
    });

    test('is read by the keeper of the content alone, without effect, and settled there', async () => {
      const policy: { contentKeeper?: PersonId | undefined } & AdapterServices['policy'] = { ...testServices().policy };
      // The first who finds something helpful becomes the keeper.
      const count: AdapterServices['helpful']['count'] = async (_entry, _helpful, by) => {
        policy.contentKeeper ??= by.person;
        return true;
      };
      await arrive({ policy, helpful: { count } });
      await services.feedback.add('slack:T1', { entry: null, kind: 'other', text: HOSTILE });
      await ann.type('feedback list');
      expect(newest()).toContain('Only the person who keeps the content');
      await ann.type('glossary county lines');
      await ann.press('More');
      await ann.press('Yes');
      await ann.type('feedback list');
      expect(newest()).toContain('1 piece of feedback to read');
      expect(takingEffect(ann.newestAsSent())).toEqual([]);
      await ann.press('Number 1 is done');
      expect(newest()).toContain('There is no more feedback to read.');
    });
  });

  describe('sharing', () => {
    /** In Teams, the private card stands in Ann's own chat, so its button says “there”. */
    const share = () =>
      ann.press(/\[Share with everyone there\]/.test(ann.seen().join()) ? 'Share with everyone there' : SHARE);

    test('is not offered where everybody sees the answer already', async () => {
      await arrive();
      await ann.mention('glossary county lines');
      expect(ann.seenByColleague()).toEqual([expect.stringMatching(/^County lines\n/)]);
      expect(newest()).not.toContain(`[${SHARE}]`);
    });

    test('shows a private card to the colleague once, with who shared it', async () => {
      await arrive();
      await ann.mention('glossary county lines');
      const thread = ann.threadOfNewest();
      await ann.press('More');
      await ann.press('Cuckooing');
      expect(ann.seen()).toContainEqual(expect.stringMatching(/^Cuckooing\n/));
      expect(ann.seenByColleague()).toHaveLength(1);
      await share();
      expect(ann.seenByColleague()).toHaveLength(2);
      expect(ann.seenByColleague().at(-1)).toMatch(/^Shared by (<@U0ANN>|Ann Example)\nCuckooing\n/);
      expect(ann.colleague('Onlooker').threadOfNewest()).toBe(thread);
    });

    test('is over after one press', async () => {
      await arrive();
      await ann.mention('glossary county lines');
      await ann.press('More');
      await ann.press('Cuckooing');
      await share();
      const shared = ann.seen().filter((card) => /You have shared this with everyone t?here\./.test(card));
      expect(shared).toEqual([expect.not.stringContaining('[Share with everyone')]);
      expect(ann.seenByColleague()).toHaveLength(2);
    });
  });

  test('a mention in a thread is answered in that thread', async () => {
    await arrive();
    await ann.mention('glossary county lines');
    const first = ann.threadOfNewest();
    await ann.mention('principle');
    const second = ann.threadOfNewest();
    expect(first).toBeDefined();
    expect(second).not.toBe(first);
    await ann.mention('glossary cuckooing', first);
    expect(newest()).toMatch(/^Cuckooing\n/);
    expect(ann.threadOfNewest()).toBe(first);
  });

  test.each([HOSTILE, '{{DATE(2024)}} <@U0BEN> _i_', '[x](http://evil.example) <http://evil.example|x>'])(
    'hostile text comes back without effect: %s',
    async (hostile) => {
      await arrive();
      await ann.type(`glossary ${UNKNOWN} ${hostile}`);
      expect(newest()).toContain(UNKNOWN);
      expect(takingEffect(ann.newestAsSent())).toEqual([]);
      await ann.mention(`glossary ${UNKNOWN} ${hostile}`);
      expect(ann.seenByColleague().at(-1)).toContain(UNKNOWN);
      expect(takingEffect(ann.newestAsSent())).toEqual([]);
    },
  );

  test('a fault is told with a reference that the log has too, and the log has no word of the question', async () => {
    await arrive({
      lookUp: (words) => {
        throw new Error(`The index broke at ${words}`);
      },
    });
    for (const ask of [ann.type, ann.mention]) {
      await ask(`glossary ${UNKNOWN}`);
      const [, reference] = /^Something went wrong at my end \(reference (\w{6})\)/.exec(newest()) ?? [];
      expect(log.filter((line) => line.includes(`"reference":"${reference}"`))).toHaveLength(1);
    }
    expect(log.join('\n')).not.toContain(UNKNOWN);
  });

  test('help names every command, and where to go with a worry', async () => {
    await arrive();
    await ann.type('help');
    for (const { name, usage, does } of commands) {
      expect(newest()).toContain(`: ${does}`);
      // In Slack, help goes by the app's own name.
      if (name !== 'help') expect(newest()).toContain(usage);
    }
    await ann.press('Who to call');
    expect(newest()).toMatch(/^Who to call\nEmergency services: 999/);
  });

  test('no log line holds what was typed', async () => {
    await arrive();
    await ann.type(`glossary ${UNKNOWN}`);
    await ann.press('Suggest this word');
    await ann.type('what does cuckooing mean for wobblethorpe');
    await ann.mention(`principle wobblethorpe ${UNKNOWN}`);
    await ann.mention('glossary cuckooing');
    expect(ann.seen().length).toBeGreaterThanOrEqual(4);
    expect(log.join('\n')).not.toMatch(/zzqxv|wobblethorpe|cuckooing/i);
  });
});
