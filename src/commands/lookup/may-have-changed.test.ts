import type { Term } from '../../content/schema';
import { createKnowledge } from '../../lookup/knowledge';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { answer } from '../index';

const kite: Term = {
  ...{ id: 'kite', term: 'Kite', definition: 'A toy that flies on a string.', reviewBy: '2026-09-01' },
  ...{ abbreviations: [], alsoFinds: [], aliases: [], keywords: [], related: [], sources: [], reviewed: null },
};

const knowing = createKnowledge({ ...shippedContent(), terms: [kite, { ...kite, id: 'yoyo', term: 'Yoyo' }] });

async function said(line: string, day: string, via: 'typed' | 'button' = 'typed'): Promise<string> {
  const services = { ...testServices(), ...knowing, clock: () => new Date(`${day}T12:00:00Z`) };
  return plainText((await answer(line, testAsker({ via }), services)).message);
}

const CHANGED = 'May have changed since 1 September 2026.';

test('a card says from its day on that it may have changed, before anything is pressed', async () => {
  expect(await said('glossary kite', '2026-08-31')).not.toContain('May have changed');
  expect(await said('glossary kite', '2026-09-01')).toMatch(
    /on a string\.\s+May have changed since 1 September 2026\.\s+\[More\]/,
  );
});

test.each([
  ['more kite', 'button'],
  ['less kite', 'button'],
  ['share kite', 'button'],
  ['glossary kite and yoyo', 'typed'],
] as const)('so does “%s”', async (line, via) => {
  expect(await said(line, '2026-11-30', via)).toContain(CHANGED);
});

test('nobody is told twice on one card', async () => {
  expect((await said('more kite', '2026-11-30')).split(CHANGED)).toHaveLength(2);
});
