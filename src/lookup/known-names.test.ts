import type { Entry } from './entry';
import { createKnownNames } from './known-names';
import type { LookUp, Lookup } from './look-up';

const ENTRY: Entry = {
  id: 'cuckooing',
  kind: 'term',
  title: 'Cuckooing',
  aliases: ['Home takeover'],
  abbreviations: ['HT'],
  keywords: ['moved into his flat'],
  body: '',
  related: [],
};

function counting() {
  const asked: string[] = [];
  const lookUp: LookUp = (text, kinds) => {
    asked.push(`${kinds.join()} ${text}`);
    return { results: [{ entry: ENTRY, match: 'exact' }], suggestions: [] } satisfies Lookup;
  };
  return { asked, lookUp: createKnownNames([ENTRY]).lookUpOnce(lookUp) };
}

test.each(['cuckooing', 'Cuckooing', 'home takeover', 'HT', 'moved into his flat'])(
  'what the content itself calls an entry, such as “%s”, is searched for once for each kind',
  (name) => {
    const { asked, lookUp } = counting();
    expect(lookUp(name, ['term'])).toEqual(lookUp(name, ['term']));
    lookUp(name, ['term', 'principle']);
    expect(asked).toEqual([`term ${name}`, `term,principle ${name}`]);
  },
);

test('so it is heard once, alone or after a command, whether it tells of anything or not', () => {
  const asked: string[] = [];
  const hear = createKnownNames([ENTRY]).once((text) => void asked.push(text));
  for (const text of ['cuckooing', 'glossary cuckooing', 'cuckooing', 'glossary cuckooing', 'he is cuckooing'])
    hear(text);
  hear('he is cuckooing');
  expect(asked).toEqual(['cuckooing', 'glossary cuckooing', 'he is cuckooing', 'he is cuckooing']);
});

test('other words are searched for each time, so that nothing somebody typed is kept', () => {
  const { asked, lookUp } = counting();
  lookUp('cukooing', ['term']);
  lookUp('cukooing', ['term']);
  expect(asked).toHaveLength(2);
});
