import { pack, resourceYaml, termYaml } from '../testing/pack';
import { readContentFolder } from './read';
import { ambiguousWorries } from './worry-phrases';

const mistakesIn = (files: Record<string, string>) => {
  const dir = pack(files);
  const { written, mistakes } = readContentFolder(dir);
  expect(mistakes).toEqual([]);
  return ambiguousWorries(written).map(
    ({ file, line, says }) => `${file.replace(`${dir}/`, '')}:${line}: ${says.replace(`${dir}/`, '')}`,
  );
};

const worry = (...phrases: string[]) =>
  `- kind: adult\n  says: Thank you for saying this.\n  call: [emergency]\n  phrases:\n${phrases.map((phrase) => `    - ${phrase}\n`).join('')}`;

test('a phrase cannot be a worry and none', () => {
  expect(
    mistakesIn({
      'worries.yaml': worry('the kite has come down on her'),
      'no-worries.yaml': '- topic: Kites\n  phrases:\n    - The kite has come down, on her!\n',
    }),
  ).toEqual([
    'worries.yaml:5: phrases: found "the kite has come down on her", which is not a worry in no-worries.yaml (line 3); keep it in only one of them',
  ]);
});

test('what somebody looks up cannot be a worry', () => {
  expect(
    mistakesIn({ 'terms/kite.yaml': termYaml(), 'worries.yaml': worry('i am frightened of him', 'KITE') }),
  ).toEqual([
    'worries.yaml:6: phrases: found "KITE", which is a name of "Kite"; names are looked up, so write what a worried person would say',
  ]);
});

test('what finds a resource cannot be a worry, even if nobody is shown it', () => {
  expect(
    mistakesIn({ 'resources.yaml': resourceYaml({ alsoFinds: '[kite film]' }), 'worries.yaml': worry('kite-film') }),
  ).toEqual([expect.stringContaining('phrases: found "kite-film", which is a name of "Kites"')]);
});

test('phrases that say different things are right', () => {
  expect(mistakesIn({ 'worries.yaml': worry('i am frightened of him', 'he frightens my sister') })).toEqual([]);
});
