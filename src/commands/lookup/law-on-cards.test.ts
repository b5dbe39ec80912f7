import type { Law, Term } from '../../content/schema';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { answer } from '../index';

const content = shippedContent();

const note = (changes: Partial<Law> = {}): Law => ({
  note: 'Flying one is allowed.',
  statute: 'Kite Act 2015',
  section: 's.45',
  jurisdiction: 'England and Wales',
  source: 'devon-children-act-guide',
  checkedOn: '2026-11-29',
  ...changes,
});

const kite = (changes: Partial<Term> = {}): Term => ({
  ...{ id: 'kite', term: 'Kite', definition: 'A toy that flies on a string.' },
  ...{ abbreviations: [], alsoFinds: [], aliases: [], keywords: [], related: [], sources: [], reviewed: null },
  ...changes,
});

/** The lines that “More” shows of a term. */
async function linesOf(term: Term): Promise<string[]> {
  const services = { ...testServices(), content: { ...content, terms: [...content.terms, term] } };
  return plainText((await answer('more kite', testAsker({ via: 'button' }), services)).message).split('\n');
}

describe('law on a card', () => {
  test('a note that was checked is one line: the Act, where it holds, what it says', async () => {
    const lines = await linesOf(kite({ law: [note()] }));
    expect(lines).toContain('- Kite Act 2015, s.45 (England and Wales). Flying one is allowed.');
  });

  test('one that nobody has checked says so once, at its end', async () => {
    const lines = await linesOf(kite({ law: [note({ checkedOn: null, source: undefined })] }));
    expect(lines).toContain('- Kite Act 2015, s.45 (England and Wales). Flying one is allowed. (not checked)');
    expect(lines.join('\n').split('(not checked)')).toHaveLength(2);
  });

  test('one about practice has no Act, and still says where it holds', async () => {
    const lines = await linesOf(kite({ law: [note({ statute: undefined, section: undefined })] }));
    expect(lines).toContain('- England and Wales. Flying one is allowed.');
  });

  test('the page on which it was checked stands among the sources, and what nobody has checked is still told', async () => {
    const lines = await linesOf(kite({ law: [note()] }));
    expect(lines.join('\n')).toContain('Devon');
    expect(lines).toContain('Written for this project. Apart from the law, not yet checked against a source.');
  });
});
