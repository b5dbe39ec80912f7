import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../store/open-store';
import { readFeedback } from './feedback';

const folders: string[] = [];
function emptyDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'feedback-'));
  folders.push(folder);
  return `file:${join(folder, 'compass.db')}`;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('the keeper of the content sees what was found helpful or not, and which words were missed', async () => {
  const url = emptyDatabase();
  const store = await openStore(url, () => new Date('2026-11-23T10:00:00Z'));
  const by = (person: string) => ({ tenant: 'slack:T1', person: `slack:T1:${person}` }) as const;
  await store.helpful.count('cuckooing', true, by('U1'));
  await store.helpful.count('county-lines', true, by('U1'));
  await store.helpful.count('county-lines', false, by('U2'));
  await store.suggestions.add('slack:T1', 'sextortion');
  await store.close();

  expect(await readFeedback(url)).toBe(
    [
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
    'Was this helpful?\nNobody has said yet.\n\nSuggested words\nNobody has suggested a word yet.',
  );
});
