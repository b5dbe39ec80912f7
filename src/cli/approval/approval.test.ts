import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { STORED } from '../../commands/stored';
import { readSettings } from '../../config';
import { AIM_AGE, readingAge } from '../../content/readability';
import { readOut, writeApproval } from './approval';
import { blanksIn } from './blanks';
import { factsOf } from './facts';
import { SPOKEN_OF } from './installation';
import { approvalPack, DOCUMENTS, filledIn, template } from './pack';
import { SENTENCES } from './sentences';

const ROOT = join(__dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'manifests', 'approval');
const about = { version: '1.2.3', day: '2026-11-30' };

const settingsOf = (env: Record<string, string> = {}) => readSettings(SPOKEN_OF, env);
const packOf = (env: Record<string, string> = {}) => approvalPack(factsOf({ settings: settingsOf(env) }, about));
const textOf = (document: string, env: Record<string, string> = {}) => packOf(env).get(`text/${document}.md`) ?? '';

const SECRETS = {
  DATABASE_URL: 'postgres://compass:hunter2@db.internal:5432/compass',
  SLACK_BOT_TOKEN: 'xoxb-hunter2',
  SLACK_APP_TOKEN: 'xapp-hunter2',
  SLACK_SIGNING_SECRET: 'hunter2-signing',
  SECRET_KEY: 'hunter2'.repeat(6),
  MicrosoftAppId: '12345678-1234-1234-1234-123456789abc',
  MicrosoftAppPassword: 'hunter2-password',
  HTTPS_PROXY: 'http://ann:hunter2@proxy.internal:8080',
  SCHEDULE_ADMINS: 'slack:T0HUNTER2:U0HUNTER2',
  CONTENT_KEEPER: 'slack:T0HUNTER2:U0HUNTER2',
};

test('every document is a page and a text, beside the drawing, and every one is in the folder', () => {
  const names = [...packOf().keys()].sort();
  expect(names).toEqual(
    [...DOCUMENTS.flatMap((name) => [`${name}.html`, `text/${name}.md`]), 'data-flow.svg', 'text/data-flow.svg'].sort(),
  );
  const written = readdirSync(FOLDER).filter((file) => file.endsWith('.md') && file !== 'README.md');
  expect(written.map((file) => file.replace('.md', '')).sort()).toEqual(
    DOCUMENTS.filter((name) => name !== 'permissions').sort(),
  );
});

test('what is known of the organisation stands where its name belongs, and gaps stay marked where it is not', () => {
  const env = {
    ORGANISATION_NAME: 'Eastshire | Council',
    ORGANISATION_CONTACT: 'Information governance, ig@eastshire.example',
  };
  for (const document of DOCUMENTS.filter((name) => !['permissions', 'checks'].includes(name)))
    expect([document, textOf(document, env).includes('Eastshire')]).toEqual([document, true]);
  expect(textOf('for-staff', env)).toContain('ig@eastshire.example');
  expect(textOf('read-me-first')).toContain('[fill in: the name of your organisation]');
  const left = (pack: Map<string, string>) => blanksIn([...pack.values()].join('\n'));
  expect(left(packOf(env))).toBeLessThan(left(packOf()));
});

test('what is stored is the one list, with the days that are set here', () => {
  const rows = (days: string) =>
    textOf('what-is-stored', { DATA_RETENTION_DAYS: days })
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1);
  expect(rows('400')).toEqual(STORED.rows.map((cells) => `| ${cells.join(' | ')} |`));
  expect(rows('90').join('\n')).not.toContain('400 days');
  expect(rows('90')).toEqual(STORED.rows.map((cells) => `| ${cells.join(' | ').replaceAll('400 days', '90 days')} |`));
});

test('figures that an operator can set are nowhere written by hand', () => {
  for (const document of DOCUMENTS.filter((name) => name !== 'permissions')) {
    expect([document, /\b400 days\b|fewer than five/i.test(template(document))]).toEqual([document, false]);
  }
  expect(textOf('dpia', { POLL_MIN_VOTES: '8', DATA_RETENTION_DAYS: '30' })).toMatch(/Fewer than 8 votes[\s\S]*/);
});

test('no secret of the installation gets into it, nor an address of a machine or a person', () => {
  const env = { ...SECRETS, ORGANISATION_NAME: 'Eastshire Council' };
  expect([...packOf(env).values()].join('\n')).not.toMatch(/hunter2|\.internal|U0HUNTER2/i);
  expect(textOf('read-me-first', env)).toContain(
    '| Runs for | Slack, with Socket Mode; Microsoft Teams, with one tenant |',
  );
  expect(textOf('for-staff', env)).toContain('users=28:12345678-1234-1234-1234-123456789abc');
});

test('every sentence that several documents share stands in some, and every name in braces is known', () => {
  const all = DOCUMENTS.map((document) => template(document)).join('\n');
  for (const name of Object.keys(SENTENCES)) expect([name, all.includes(`{${name}}`)]).toEqual([name, true]);
  expect([...packOf().values()].join('\n')).not.toMatch(/\{\w+\}(?![^<]*<\/style>)/);
  expect(() => filledIn('for {organization}', {})).toThrow('{organization}');
});

test('the contents list of the folder names every document, in order', () => {
  const listed = [...readFileSync(join(FOLDER, 'README.md'), 'utf8').matchAll(/^- `([\w-]+)`: /gm)];
  expect(listed.map(([, name]) => name)).toEqual(DOCUMENTS);
});

/** Secrets, what goes with one that is told, and the zone of one’s own bot. */
const NOT_TOLD = [
  ...['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'MicrosoftAppPassword'],
  ...['CertificatePrivateKey', 'MicrosoftAppTenantId'],
];

test('every setting is told, but for secrets', () => {
  const settings = settingsOf({ MicrosoftAppId: SECRETS.MicrosoftAppId, SLACK_BOT_TOKEN: SECRETS.SLACK_BOT_TOKEN });
  const said = (changed: object) =>
    [...approvalPack(factsOf({ settings: { ...settings, ...changed } }, about)).values()].join();
  const samples: Record<string, unknown> = {
    ...{ HOST: '127.0.0.1', METRICS_HOST: '0.0.0.0', METRICS_PORT: 1, PORT: 1, NODE_ENV: 'production' },
    ...{ NO_PROXY: ['a'], DATABASE_URL: 'postgres://x', MicrosoftAppType: 'UserAssignedMSI', TEAMS_SDK: 'agents' },
    ...{
      DEFAULT_TIMEZONE: 'Asia/Tokyo',
      BANK_HOLIDAYS: 'none',
      LOG_LEVEL: 'warn',
      POLL_MIN_VOTES: 9,
      DATA_RETENTION_DAYS: 9,
    },
    ...{
      SCHEDULE_ADMINS: ['x'],
      SLACK_ALLOWED_TEAMS: ['T1'],
      TEAMS_ALLOWED_TENANTS: ['x'],
      SLACK_BOT_TOKEN: undefined,
    },
  };
  const needs = {
    METRICS_HOST: { METRICS_PORT: 1 },
    NO_PROXY: { HTTPS_PROXY: 'http://p' },
    SLACK_ALLOWED_TEAMS: { SLACK_CLIENT_ID: '1.1' },
  } as Record<string, object>;
  const silent = SPOKEN_OF.filter((name) => {
    const given = name in samples ? samples[name] : settings[name] === false || 'https://sample.example';
    return said({ ...needs[name] }) === said({ ...needs[name], [name]: given });
  });
  expect(silent.sort()).toEqual([...NOT_TOLD].sort());
});

test('the text for staff can be read at twelve', () => {
  const prose = template('for-staff')
    .replace(/\[fill in: [^\]]+\]|\{\w+\}|^#.*$/gm, '')
    .replaceAll(/`[^`]+`/g, 'this');
  expect(readingAge(prose)).toBeLessThanOrEqual(AIM_AGE);
});

test('the accessibility statement names the version of axe that the tests use', () => {
  const { version } = JSON.parse(readFileSync(require.resolve('axe-core/package.json'), 'utf8'));
  const [, named] = /axe, version (\d+\.\d+)/.exec(template('accessibility')) ?? [];
  expect(version.startsWith(`${named}.`)).toBe(true);
});

describe('a page', () => {
  const HOSTILE = '<script>alert(1)</script> & | Sons [x](javascript:1) **b**';
  const pages = [...packOf({ ORGANISATION_NAME: HOSTILE, ORGANISATION_CONTACT: HOSTILE })].filter(([name]) =>
    name.endsWith('.html'),
  );

  test.each(pages)(
    '%s has a language, a title, one first heading, headings in order and tables with headers',
    (_name, html) => {
      expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(html.match(/<h1 /g)).toHaveLength(1);
      const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
      for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
      for (const [, columns = '', body = ''] of html.matchAll(/<thead>(.*)<\/thead>\n<tbody>\n([\s\S]*?)<\/tbody>/g)) {
        const wide = columns.match(/<th scope="col">/g)?.length;
        for (const row of body.trim().split('\n')) expect([row, row.match(/<t[hd]/g)?.length]).toEqual([row, wide]);
      }
      expect(html).not.toMatch(/<script|href="javascript|\*\*|^\||\]\(/m);
    },
  );

  test('leads to the others, and nowhere that is not there', () => {
    const names = new Set(packOf().keys());
    const targets = pages.flatMap(([, html]) =>
      [...html.matchAll(/(?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)].map(([, to = '']) => to),
    );
    expect(targets.filter((to) => !names.has(to))).toEqual([]);
    for (const document of DOCUMENTS.slice(1)) expect(targets).toContain(`${document}.html`);
  });
});

describe('the checks', () => {
  const rows = [...template('checks').matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, number, says = '', tests = '']) => ({
      number: Number(number),
      says,
      tests: tests.split('; `').map((one) => /^`?(src\/[\w./-]+)`: (.+)$/.exec(one)),
    }),
  );

  test('are numbered from one without a gap', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
  });

  test.each(rows.map(({ number, tests }) => [number, tests] as const))(
    '%i names tests that there are',
    (_number, tests) => {
      expect(tests.length).toBeGreaterThan(0);
      for (const named of tests) {
        const [, file = '', title = ''] = named ?? [];
        const source = readFileSync(join(ROOT, file), 'utf8');
        const called = new RegExp(`\\(\\s*['"]${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
        expect([file, title, called.test(source)]).toEqual([file, title, true]);
      }
    },
  );

  test('that the documents name are there', () => {
    for (const document of DOCUMENTS.filter((name) => name !== 'checks')) {
      const named = [...template(document).matchAll(/\(checks? ([\d, and to]+)\)|\(check\n(\d+)\)/g)].flatMap(
        ([said]) => (said.match(/\d+/g) ?? []).map(Number),
      );
      expect([document, named.filter((number) => number < 1 || number > rows.length)]).toEqual([document, []]);
    }
  });
});

describe('approval --out', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'approval-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('writes a zip, and says what is left to fill in', () => {
    const out = join(folder, 'pack.zip');
    const { text, ok } = writeApproval(out, settingsOf(), about);
    expect(ok).toBe(true);
    const files = unzipSync(readFileSync(out));
    expect(Object.keys(files)).toHaveLength(packOf().size);
    expect(strFromU8(files['dpia.html'] ?? new Uint8Array())).toContain('version 1.2.3');
    expect(text).toContain('Open read-me-first.html');
    expect(text).toContain(
      'Set ORGANISATION_NAME, ORGANISATION_CONTACT, LOCAL_FRONT_DOOR and PUBLIC_URL and make it again',
    );
    const blanks = Number(/- dpia\.html: (\d+)/.exec(text)?.[1]);
    expect(blanks).toBe(blanksIn(textOf('dpia')));
    expect(
      writeApproval(
        out,
        settingsOf({
          ORGANISATION_NAME: 'A',
          ORGANISATION_CONTACT: 'B',
          LOCAL_FRONT_DOOR: 'C',
          PUBLIC_URL: 'https://c.example',
        }),
        about,
      ).text,
    ).not.toContain('Set ');
  });

  test('of several organisations has a pack for each, with its own names and whoever runs it', () => {
    const file = join(folder, 'organisations.yaml');
    writeFileSync(
      file,
      '- name: Eastshire Council\n  contact: ig@east.example\n  tenants: [slack:T1]\n  pollMinVotes: 8\n- name: A charity\n  tenants: [slack:T2]\n',
    );
    const out = join(folder, 'pack.zip');
    const env = { ORGANISATIONS_FILE: file, ORGANISATION_NAME: 'The Region', POLL_MIN_VOTES: '6' };
    const { text, ok } = writeApproval(out, settingsOf(env), about);
    expect([ok, text]).toEqual([true, expect.stringContaining('each of 2 organisations')]);
    const files = unzipSync(readFileSync(out));
    const east = (name: string) => strFromU8(files[`eastshire-council/text/${name}.md`] ?? new Uint8Array());
    expect(Object.keys(files)).toHaveLength(2 * packOf().size);
    expect(east('sub-processors')).toContain('**The Region** runs the program');
    expect(east('read-me-first')).toContain('what is kept for `slack:T1`');
    expect(east('for-staff')).toContain('fewer than 8 votes');
    expect(
      Object.keys(files)
        .filter((name) => name.startsWith('eastshire'))
        .map((name) => strFromU8(files[name] ?? new Uint8Array()))
        .join(),
    ).not.toMatch(/A charity|slack:T2/);
    writeFileSync(file, '- nam: x\n');
    expect(writeApproval(out, settingsOf(env), about)).toMatchObject({
      ok: false,
      text: expect.stringContaining('ORGANISATIONS_FILE has mistakes'),
    });
  });

  test('says why it could not', () => {
    const { text, ok } = writeApproval(join(folder, 'nowhere', 'pack.zip'), settingsOf(), about);
    expect([ok, text]).toEqual([false, expect.stringContaining('there is no such folder')]);
  });

  test.each([
    [['--out', 'a.zip'], 'a.zip'],
    [['--out=a.zip'], 'a.zip'],
    [['--out'], undefined],
    [['--out', '--x'], undefined],
    [['--out='], undefined],
    [['a.zip'], undefined],
    [[], undefined],
    [['--out', 'a.zip', 'b'], undefined],
  ])('reads %j', (words, out) => expect(readOut(words)).toBe(out));
});
