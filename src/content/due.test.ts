import { pack, termYaml } from '../testing/pack';
import { changedSince, dueBy } from './due';
import { loadContent } from './load';
import type { Content } from './schema';

const LAW = "[{ note: It may fly., jurisdiction: England, checkedOn: null, reviewBy: '2026-10-01' }]";

function contentWith(files: Readonly<Record<string, string>>): Content {
  const loading = loadContent(undefined, pack(files));
  if (!loading.ok) throw new Error(loading.mistakes.map(({ says }) => says).join('\n'));
  return loading.content;
}

const moving = () =>
  contentWith({
    'terms/kite.yaml': termYaml({ reviewBy: '2026-12-31', law: LAW }),
    'terms/ball.yaml': termYaml({ id: 'ball', term: 'Ball', reviewBy: '2026-09-01' }),
    'terms/doll.yaml': termYaml({ id: 'doll', term: 'Doll' }),
  });

const idsBy = (day: string) => dueBy(day, moving()).map(({ entry, law }) => `${entry.id}${law ? ', law' : ''}`);

test('what is expected to change is due from its day on, the longest due first', () => {
  expect(idsBy('2026-08-31')).toEqual([]);
  expect(idsBy('2026-09-01')).toEqual(['ball']);
  expect(idsBy('2026-12-30')).toEqual(['ball', 'kite, law']);
  expect(idsBy('2026-12-31')).toEqual(['ball', 'kite, law', 'kite']);
});

test('an entry may have changed since the first of its days that has come', () => {
  const kite = moving().terms.find(({ id }) => id === 'kite');
  if (!kite) throw new Error('no kite');
  expect(changedSince(kite, '2026-09-30')).toBeUndefined();
  expect(changedSince(kite, '2026-10-01')).toBe('2026-10-01');
  expect(changedSince(kite, '2027-06-01')).toBe('2026-10-01');
});

test('a day that is none is a mistake, in an entry and in a note about its law', () => {
  const load = (fields: Record<string, string>) =>
    loadContent(undefined, pack({ 'terms/kite.yaml': termYaml(fields) }));
  expect(load({ reviewBy: 'soon' }).ok).toBe(false);
  expect(load({ law: LAW.replace('2026-10-01', 'soon') }).ok).toBe(false);
});
