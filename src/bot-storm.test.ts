import { join } from 'node:path';
import { startSlackSide } from './bench/votes/slack-side';
import { type Stormed, storm } from './bench/votes/storm';
import { type BuiltProgram, buildProgram } from './testing/run/built-program';
import { databases } from './testing/stores/databases';

const PEOPLE = 100;
const STORM = { openness: 'open', people: PEOPLE, seconds: 3, killAfter: 1.5 } as const;

let program: BuiltProgram;
const stormed = new Map<string, Stormed>();

/** On both databases at the same time: most of it is waiting, for people and for the card. */
beforeAll(async () => {
  program = await buildProgram();
  await Promise.all(databases.map(async ({ name, create }) => stormed.set(name, await stormOn(create))));
}, 120_000);
afterAll(() => program.remove());

describe.each(databases)('when 100 people press within three seconds and the bot on $name is killed', ({ name }) => {
  test('every vote that was acknowledged before is kept', () => {
    const { killed } = stormed.get(name) ?? {};
    expect(killed?.lost).toEqual([]);
    expect(killed?.acknowledged).toBeGreaterThan(0);
    expect(killed?.acknowledged).toBeLessThan(PEOPLE);
  });

  test('whoever presses again is acknowledged, and in the end everybody counts once, as the card says', () => {
    expect(stormed.get(name)).toMatchObject({ acknowledged: PEOPLE, lost: [], wrong: [], faults: [] });
  });

  test('the card is drawn once in two seconds, however many vote, and once more for the result', () => {
    const { updates = 0, seconds = 0 } = stormed.get(name) ?? {};
    expect(updates).toBeGreaterThan(1);
    expect(updates).toBeLessThanOrEqual(seconds / 2 + 1);
  });
});

async function stormOn(create: (typeof databases)[number]['create']): Promise<Stormed> {
  const database = await create();
  const slack = await startSlackSide(PEOPLE);
  try {
    return await storm({ main: join(program.dist, 'main.js'), slack, databaseUrl: database.url, ...STORM });
  } finally {
    await slack.stop();
    await database.remove();
  }
}
