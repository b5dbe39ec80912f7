import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../content/load';
import { APP_ID, type Broken, doctoring, login } from '../../testing/doctoring';
import { openPoll } from '../../testing/stores/stored-polls';
import { describeFindings, examineAll } from './doctor';

const PAGE = join(__dirname, '..', '..', '..', 'manifests', 'operations', 'doctor.md');

const HEAD = `# What \`doctor\` says

\`node dist/main.js doctor\` on a good set-up, and on some that are broken, as it printed it. Of those that are broken, only the
lines that are not \`fine\` or \`off\` are shown. Addresses, sizes and days stand for yours.

Made by \`DOCTOR=write npx jest src/cli/doctor/shown\`; a test holds the page to it.
`;

const { examine, slack, open, closedPort, many } = doctoring();

/** Nothing in it is ever overdue, whatever the day. */
const loading = loadContent();
const timeless: typeof loadContent = () =>
  loading.ok
    ? { ...loading, content: { ...loading.content, principles: [], themes: [], terms: [], prompts: [] } }
    : loading;

/** What differs between two runs. */
const steady = (text: string) =>
  text
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://compass.example.org')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'db.example.org:5432')
    .replaceAll(/its disk has \d+ \w+ left/g, 'its disk has 40 GB left')
    .replaceAll(/can be written to \(\d+ MB\)/g, 'can be written to (1 MB)');

const onlyBroken = (text: string) => {
  const lines = text.split('\n');
  return lines.filter((line, at) => !/^(fine|off) /.test(line) && !(line === '' && at < lines.length - 2)).join('\n');
};

const shown = async (broken: Broken) => (await examine({ load: timeless, ...broken })).text;

test('the page shows a good set-up and broken ones as they are printed', async () => {
  const store = await open();
  await openPoll(store);
  await store.close();
  const good = await shown({ env: { TEAMS_SECRET_EXPIRES: '2999-12-31' } });

  const settings = describeFindings(
    await examineAll({
      wrong:
        'Please put these settings right:\n- PORT must be a port, a whole number from 1 to 65535 (found “eighty”)\n- SECRET_KEY is missing (needed in production): make one with: openssl rand -base64 48',
    }),
  );
  const key = await shown({ env: { SECRET_KEY: 'another-key-than-the-one-that-it-was-before' } });
  const postgres = `postgres://compass:hunter2@127.0.0.1:${await closedPort()}/compass`;
  const database = await shown({ env: { DATABASE_URL: postgres } });
  slack().withoutScope('im:history');
  const scope = await shown({});
  slack().refuseToken(true);
  const token = await shown({});
  const { env, workspaces } = await many(['T0EAST', 'T0WEST', 'T0SOUTH']);
  workspaces.takeOut('T0EAST');
  workspaces.workspace('T0WEST').withoutScope('im:history');
  const places = await shown({ env });
  slack().refuseToken(false);
  const only = { SLACK_BOT_TOKEN: undefined, SLACK_SIGNING_SECRET: undefined, SLACK_API_URL: undefined };
  const secret = await shown({ env: only, microsoft: login('AADSTS7000222') });
  const identity = await shown({
    env: { ...only, MicrosoftAppPassword: undefined, MicrosoftAppType: 'UserAssignedMSI' },
    identity: (_request, response) => void response.writeHead(404).end(),
  });
  const address = await shown({ env: only, address: (_request, response) => void response.writeHead(404).end() });

  const pages: [string, string][] = [
    ['A good set-up', good],
    ['Settings that are wrong', settings],
    ['Another `SECRET_KEY` than before', onlyBroken(key)],
    ['A database server that is not up', onlyBroken(database)],
    ['Slack: a permission that was not granted', onlyBroken(scope)],
    ['Slack: a token that was revoked', onlyBroken(token)],
    ['Slack for many: one workspace has taken the bot out, another has not given a permission', onlyBroken(places)],
    ['Teams: a client secret that has run out', onlyBroken(secret)],
    ['Teams: a managed identity, tried from another machine', onlyBroken(identity)],
    ['An address that leads elsewhere', onlyBroken(address)],
  ];
  const made = `${HEAD}${pages.map(([head, text]) => `\n## ${head}\n\n\`\`\`text\n${steady(text)}\n\`\`\`\n`).join('')}`;
  if (process.env.DOCTOR === 'write') writeFileSync(PAGE, made);
  expect(readFileSync(PAGE, 'utf8')).toBe(made);
  expect(made).not.toContain(APP_ID);
  for (const [head, text] of pages.slice(1)) expect([head, /^(not|look) /m.test(text)]).toEqual([head, true]);
}, 30_000);
