import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORED, TOLD_AS } from '../../commands/stored';
import { openStore } from '../../store/open-store';
import { TABLES, whyWithheld } from '../../store/rights/kept';
import { fillConversation } from '../../testing/stores/one-of-everything';
import { NEXT_MONDAY, weekly } from '../../testing/weekly-prompts';
import type { Right } from './read-call';
import { rights } from './rights';

const [TENANT, ANN, BEN, CHANNEL] = ['slack:T1', 'slack:T1:U0ANN', 'slack:T1:U0BEN', 'slack:T1:C1'] as const;
const secretKey = 'a key that is long enough and known to everybody';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compass-rights-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const url = () => `file:${join(folder, 'test.db')}`;

const call = (right: Right, ...words: string[]) => rights(right, words, { databaseUrl: url(), secretKey });

async function filled(): Promise<void> {
  const store = await openStore(url(), () => new Date('2026-11-23T09:30:00Z'), { secretKey });
  await fillConversation(store, { conversation: CHANNEL, tenant: TENANT, person: ANN, note: '{}' });
  await store.conversationReferences.remember(ANN, TENANT, '{}');
  await store.close();
}

async function kept(): Promise<string> {
  const { text } = await call('export', '--tenant', TENANT);
  return text;
}

describe('export', () => {
  test('prints each table under what the one list of all that is stored calls it, and says what is withheld and why', async () => {
    await filled();
    const { code, text } = await call('export', '--tenant', TENANT);
    const { of, kept, withheld } = JSON.parse(text);
    expect([code, of]).toEqual([0, TENANT]);
    const told = [...kept, ...withheld].map(({ what, table }) => [table, what]);
    const listed = Object.entries({ ...TOLD_AS, fact: 'The database itself', migration: 'The database itself' });
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(listed));
    expect(told.map(([table]) => table).sort()).toEqual([...TABLES].sort());
    expect(withheld).toContainEqual({ what: 'Your vote', table: 'vote', why: whyWithheld('vote') });
    for (const { table, rows } of kept)
      expect([table, rows.length > 0]).toEqual([table, !['handover', 'installation'].includes(table)]);
  });

  test('everything on that list that is kept in the database is in what is exported', () => {
    const notRows = ['What you look up, any worry you tell', 'Requests', 'The result of a poll'];
    const rows = STORED.rows.map(([what]) => what).filter((what) => !notRows.includes(what));
    expect(new Set(Object.values(TOLD_AS))).toEqual(new Set(rows));
  });

  test('of one person prints what names them', async () => {
    await filled();
    const { text } = await call('export', '--tenant', TENANT, '--person', 'slack:t1:u0ann');
    const { of, kept } = JSON.parse(text);
    expect(of).toBe(ANN);
    const full = kept.filter(({ rows }: { rows: unknown[] }) => rows.length > 0);
    expect(full.map(({ table }: { table: string }) => table)).toEqual([
      ...['schedule', 'report', 'address', 'role', 'poll_draft', 'poll', 'audit'],
    ]);
  });

  test('writes JSON and CSV to a new folder for this account alone, which a spreadsheet cannot be tricked with', async () => {
    await filled();
    const store = await openStore(url(), undefined, { secretKey });
    await store.feedback.add(TENANT, { entry: null, kind: 'other', text: '=HYPERLINK("x")' });
    await store.close();
    const out = join(folder, 'export');
    const { code, text } = await call('export', '--tenant', TENANT, '--out', out);
    expect([code, text]).toEqual([0, expect.stringMatching(/^Wrote \d+ files/)]);
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['export.json', 'schedule.csv', 'poll.csv', 'audit.csv']));
    expect(readdirSync(out)).not.toContain('vote.csv');
    expect(readFileSync(join(out, 'feedback.csv'), 'utf8')).toContain(`"'=HYPERLINK(""x"")"`);
    expect([statSync(out).mode & 0o777, statSync(join(out, 'poll.csv')).mode & 0o777]).toEqual([0o700, 0o600]);
    const again = await call('export', '--tenant', TENANT, '--out', out);
    expect(again).toEqual({ code: 1, text: `${out} is not empty. Name a new folder after --out.` });
  });

  test('as a dry run says what there is, and writes nothing down', async () => {
    await filled();
    const { text } = await call('export', '--tenant', TENANT, '--dry-run', '--out', join(folder, 'export'));
    expect(text).toContain('      1  A weekly prompt (schedule)');
    expect(text).toContain('Your vote (vote): Nobody can ask who voted');
    expect(readdirSync(folder)).not.toContain('export');
    expect((await call('audit')).text).not.toContain('exported');
  });
});

describe('delete', () => {
  test('as a dry run says what would go, by kind and count; then it goes', async () => {
    await filled();
    const { text: dry } = await call('delete', '--tenant', TENANT, '--dry-run');
    expect(dry).toContain(`Of ${TENANT} this would be deleted:`);
    expect(dry).toContain('      2  A poll (poll)');
    const { text } = await call('delete', '--tenant', TENANT);
    expect(text.split('\n').slice(1)).toEqual(dry.split('\n').slice(1));
    expect((await call('delete', '--tenant', TENANT)).text).toContain('      1  A record of who did what (audit)');
    expect((await call('audit')).text).toMatch(
      /^\S+ \S+ {2}whoever runs the bot deleted all that is kept .+ slack:T1$/,
    );
  });
});

describe('forget', () => {
  test('says what went and what happens to the weekly prompts, but not whether there was a vote', async () => {
    await filled();
    const dry = await call('forget', '--person', ANN, '--dry-run');
    expect(dry.text).toContain(`Of ${ANN} this would go`);
    expect(await kept()).toContain(ANN);
    const { code, text } = await call('forget', '--person', ANN);
    expect(code).toBe(0);
    expect(text).toContain('      1  Your role, if you ask me to remember it (role)');
    expect(text).toContain(
      `1 weekly prompt paused; the bot tells everybody there as soon as it runs:\n         ${CHANNEL}`,
    );
    expect(text).toContain('I do not say whether there was one.');
    expect(text).not.toMatch(/\(vote\)/);
    expect(await kept()).not.toContain(ANN);
    expect((await call('forget', '--person', ANN)).text).toContain(`Nothing is kept of ${ANN}`);
  });

  test('can hand the weekly prompts over', async () => {
    const store = await openStore(url(), undefined, { secretKey });
    await store.schedules.save(weekly({ owner: ANN, next: NEXT_MONDAY }));
    await store.close();
    const { text } = await call('forget', '--person', ANN, '--hand-over-to', BEN);
    expect(text).toContain(`1 weekly prompt went to ${BEN}; the bot tells them as soon as it runs:`);
    expect(await kept()).toContain(`"owner": "${BEN}"`);
  });
});

describe('audit', () => {
  test('lists who did what, when and where, and nobody’s words', async () => {
    await filled();
    await call('export', '--tenant', TENANT);
    const { text } = await call('audit', '--tenant', TENANT);
    expect(text).toContain(`2026-11-23 09:30:00Z  ${ANN} set a weekly prompt in ${CHANNEL}`);
    expect(text).toContain('whoever runs the bot exported all that is kept of the organisation in slack:T1');
    expect(text).not.toContain('How was');
    expect((await call('audit', '--tenant', 'slack:T2')).text).toBe('Nothing has been done in the last year.');
    await call('forget', '--person', ANN);
    expect((await call('audit')).text).toContain('a person who was forgotten set a weekly prompt');
  });

  test('with --json prints a line for each act', async () => {
    await filled();
    const { text } = await call('audit', '--json');
    const acts = text.split('\n').map((line) => JSON.parse(line));
    expect(acts).toContainEqual({
      ...{ at: '2026-11-23T09:30:00.000Z', who: ANN, act: 'set', matter: 'weekly prompt' },
      ...{ tenant: TENANT, conversation: CHANNEL },
    });
  });
});

test.each<[Right, string[], string]>([
  ['export', [], 'Add --tenant and the organisation, as slack:T1 or teams:<tenant>.'],
  ['delete', ['--tenant', 'T1'], 'After --tenant, say the organisation, as slack:T1 or teams:<tenant>, not “T1”.'],
  [
    'delete',
    ['--tenant', ANN],
    'After --tenant, say the organisation, as slack:T1 or teams:<tenant>, not “slack:T1:U0ANN”.',
  ],
  ['delete', ['--tenant', TENANT, '--person', ANN], '--person does not belong to “delete”.'],
  ['forget', ['--person'], 'After --person, say the person, as slack:T1:U1 or teams:<tenant>:<object id>.'],
  ['forget', ['--persn', ANN], 'I do not know the option “--persn”. Did you mean --person?'],
  ['forget', [ANN], 'I do not know what to do with “slack:T1:U0ANN”.'],
  [
    'forget',
    ['--person', ANN, '--hand-over-to', 'slack:T2:U1'],
    'After --hand-over-to, say somebody else of the same organisation.',
  ],
  ['export', ['--tenant', 'slack:T2', '--person', ANN], '“slack:T1:U0ANN” is not a person of “slack:T2”.'],
  ['audit', ['--dry-run'], '--dry-run does not belong to “audit”.'],
])('%s %j is not understood, and says what to write', async (right, words, says) => {
  const { code, text } = await call(right, ...words);
  expect(code).toBe(2);
  expect(text.split('\n')[0]).toBe(says);
  expect(text).toContain(`${right} `);
});
