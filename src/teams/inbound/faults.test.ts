import type { AdapterServices } from '../../platform/adapter';
import { type TestServices, testServices } from '../../testing/services';
import { ANN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { textFor } from '../../tryout/teams/rooms';
import type { Fault } from '../../tryout/teams/start';
import type { TeamsSettings } from '../start';

let services: TestServices;
let teams: LocalTeams;

async function start(changes: Partial<AdapterServices> = {}, settings: Partial<TeamsSettings> = {}) {
  services = testServices(changes);
  teams = await startLocalTeams(services, settings);
}

afterEach(() => teams.leave());

const seen = () => teams.connector.rooms.seenBy(ANN.id).map((post) => textFor(ANN.id, post));
const APOLOGY = /^Something went wrong at my end \(reference ([0-9A-F]{6})\)\. Please try again\.$/;

const broken = {
  lookUp: () => {
    throw new Error('the index is gone');
  },
};

function expectLogged(reference: string | undefined) {
  expect(reference).toBeDefined();
  expect(services.logged.find((line) => line.includes(`"reference":"${reference}"`))).toContain('the index is gone');
}

test('a fault is told to who asked, with the reference that is in the log', async () => {
  await start(broken);
  const { status, body } = await teams.acts.say(ANN.id, ROOMS.personal, 'glossary county lines');
  expect({ status, body }).toEqual({ status: 200, body: undefined });
  expectLogged(APOLOGY.exec(seen().at(-1) ?? '')?.[1]);
});

test('a fault behind a button is told to who pressed', async () => {
  await start(broken);
  await teams.acts.mention(ANN.id, ROOMS.channel, 'principle');
  teams.acts.fill(ANN.id, { 'Open one': '1. Put children and young people first' });
  const { body } = await teams.acts.press(ANN.id, 'Show it');
  expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
  expectLogged(APOLOGY.exec(String(body?.value))?.[1]);
});

test('a fault in a search is told in place of the results', async () => {
  await start(broken);
  const { body } = await teams.acts.search(ANN.id, ROOMS.channel, 'county lines');
  const { composeExtension } = body as { composeExtension: { type: string; text: string } };
  expect(composeExtension.type).toBe('message');
  expectLogged(APOLOGY.exec(composeExtension.text)?.[1]);
});

test('when Teams refuses an answer, the person hears of it', async () => {
  await start();
  teams.connector.failNext({ status: 403 });
  await teams.acts.say(ANN.id, ROOMS.personal, 'help');
  expect(seen().at(-1)).toMatch(APOLOGY);
});

test('when Teams takes nothing at all, the bot stays up', async () => {
  await start();
  teams.connector.failNext({ status: 403 }, { status: 403 });
  expect((await teams.acts.say(ANN.id, ROOMS.personal, 'help')).status).toBe(200);
  await teams.acts.say(ANN.id, ROOMS.personal, 'help');
  expect(seen()).toHaveLength(1);
});

test('when Teams asks to wait, the answer comes after that', async () => {
  await start();
  teams.connector.failNext({ status: 429, retryAfter: 0 });
  await teams.acts.say(ANN.id, ROOMS.personal, 'help');
  expect(seen()).toHaveLength(1);
  expect(teams.connector.calls).toHaveLength(2);
});

const MAY_STAND = /^Teams did not tell me whether my answer arrived \(reference [0-9A-F]{6}\)\. If you do not see it/;

test.each<Fault>([{ status: 502, taken: true }, { status: 500, taken: true }, 'lost'])(
  'when Teams takes an answer and says %j, it stands there once, and nobody is told that it does not',
  async (fault) => {
    await start();
    teams.connector.failNext(fault);
    await teams.acts.say(ANN.id, ROOMS.personal, 'glossary county lines');
    expect(seen()).toEqual([expect.stringMatching(/^County lines\n/), expect.stringMatching(MAY_STAND)]);
    expect(teams.connector.calls).toHaveLength(2);
  },
);

test('when Teams takes neither the answer nor the apology, each was sent once', async () => {
  await start();
  teams.connector.failNext({ status: 502 }, { status: 502 });
  await teams.acts.say(ANN.id, ROOMS.personal, 'help');
  expect(teams.connector.calls).toHaveLength(2);
});

describe('sharing', () => {
  const SHARE = 'Share with everyone here';
  const shared = () => seen().filter((text) => text.startsWith('Shared by'));

  beforeEach(async () => {
    await start({}, { targetedMessages: true });
    await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary county lines');
  });

  test('that certainly failed can be tried again, as it says', async () => {
    teams.connector.failNext({ status: 403 });
    expect(String((await teams.acts.press(ANN.id, SHARE)).body?.value)).toMatch(APOLOGY);
    await teams.acts.press(ANN.id, SHARE);
    expect(shared()).toHaveLength(1);
  });

  test('that may have worked is not done twice', async () => {
    teams.connector.failNext({ status: 502, taken: true });
    expect(String((await teams.acts.press(ANN.id, SHARE)).body?.value)).toMatch(MAY_STAND);
    await teams.acts.press(ANN.id, SHARE);
    expect(shared()).toHaveLength(1);
  });
});

test('a hello that could not be said is said when Teams tells of the installation again', async () => {
  await start();
  teams.connector.failNext({ status: 403 });
  await teams.acts.install(ANN.id, ROOMS.channel);
  expect(seen()).toEqual([expect.stringMatching(/^Hello, I am Practice Compass/)]);
});

test('when Teams is very slow to take an answer, nobody waits for ever', async () => {
  await start({}, { answerTimeLimit: 300 });
  teams.connector.failNext('hang');
  expect((await teams.acts.say(ANN.id, ROOMS.personal, 'help')).status).toBe(504);
  expect((await teams.acts.say(ANN.id, ROOMS.personal, 'help')).status).toBe(200);
  const late = teams.connector.nextPost();
  teams.connector.letGo();
  await late;
  expect(seen()).toHaveLength(2);
});

test('stopping waits for what was accepted, and takes nothing new', async () => {
  let letGo: (first: boolean) => void = () => undefined;
  const asked = new Promise<void>((isAsked) => {
    void start({
      firstTime: () => {
        isAsked();
        return new Promise((resolve) => {
          letGo = resolve;
        });
      },
    }).then(() => teams.acts.say(ANN.id, ROOMS.personal, 'help'));
  });
  await asked;
  const stopped = teams.adapter.stop();
  expect((await teams.acts.say(ANN.id, ROOMS.personal, 'help')).status).toBe(503);
  expect(seen()).toEqual([]);
  letGo(true);
  await stopped;
  expect(seen()).toHaveLength(1);
});
