import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../store/open-store';
import { readDone, readFeedback, settleFeedback } from './feedback';

const folders: string[] = [];
function emptyDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'feedback-'));
  folders.push(folder);
  return `file:${join(folder, 'compass.db')}`;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('the keeper of the content sees what is said to be wrong, what was found helpful or not, and which words were missed', async () => {
  const url = emptyDatabase();
  const store = await openStore(url, () => new Date('2026-11-23T10:00:00Z'));
  const by = (person: string) => ({ tenant: 'slack:T1', person: `slack:T1:${person}` }) as const;
  await store.helpful.count('cuckooing', true, by('U1'));
  await store.helpful.count('county-lines', true, by('U1'));
  await store.helpful.count('county-lines', false, by('U2'));
  await store.suggestions.add('slack:T1', 'sextortion');
  await store.feedback.add('slack:T1', { entry: 'county-lines', kind: 'out-of-date', text: 'The law has changed.' });
  await store.feedback.add('slack:T2', { entry: null, kind: 'other', text: 'More on boys, please.' });
  await store.close();

  expect(await readFeedback(url)).toBe(
    [
      'Feedback to read',
      'number',
      '    2  in general, something else, 2026-11: More on boys, please.',
      '    1  county-lines, out of date, 2026-11: The law has changed.',
      '',
      'Was this helpful?',
      '  yes    no  entry',
      '    1     1  county-lines',
      '    1     0  cuckooing',
      '',
      'Suggested words',
      'times  word',
      '    1  sextortion  (2026-11-23)',
    ].join('\n'),
  );
});

test('where nobody has said anything, it says so', async () => {
  expect(await readFeedback(emptyDatabase())).toBe(
    'Feedback to read\nThere is none.\n\nWas this helpful?\nNobody has said yet.\n\nSuggested words\nNobody has suggested a word yet.',
  );
});

test('the keeper marks a piece as done by its number; then it is no longer listed', async () => {
  const url = emptyDatabase();
  const store = await openStore(url);
  await store.feedback.add('slack:T1', { entry: null, kind: 'other', text: 'More on boys, please.' });
  await store.close();
  expect(await settleFeedback(url, 1)).toEqual({ ok: true, text: 'Number 1 is done.' });
  expect(await settleFeedback(url, 1)).toEqual({ ok: false, text: 'There is no feedback to read with the number 1.' });
  expect(await readFeedback(url)).toContain('There is none.');
});

test.each([
  [['done', '7'], 7],
  [['done'], undefined],
  [['done', '7', '8'], undefined],
  [['done', '-1'], undefined],
  [['undo', '7'], undefined],
])('the words %j after “feedback” name %s', (words, number) => {
  expect(readDone(words)).toBe(number);
});
