import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../store/open-store';
import { describeSuggestions, readSuggestions } from './suggestions';

test('the keeper of the content sees the suggested words with how often and when, most often first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'suggested-'));
  const url = `file:${join(folder, 'compass.db')}`;
  const store = await openStore(url, () => new Date('2026-11-23T10:00:00Z'));
  for (const word of ['bullying', 'sextortion', 'Sextortion']) await store.suggestions.add('slack:T1', word);
  await store.close();

  expect(await readSuggestions(url)).toBe(
    ['times  word', '    2  sextortion  (2026-11-23)', '    1  bullying  (2026-11-23)'].join('\n'),
  );
  rmSync(folder, { recursive: true });
});

test('an empty list says so', () => {
  expect(describeSuggestions([])).toBe('Nobody has suggested a word yet.');
});

test('a word cannot drive the terminal', () => {
  const days = { firstOn: '2026-11-01', lastOn: '2026-11-23' };
  expect(describeSuggestions([{ word: 'a\u001b[2Jb', count: 1, ...days }])).toContain(
    'a[2Jb  (2026-11-01 to 2026-11-23)',
  );
});
