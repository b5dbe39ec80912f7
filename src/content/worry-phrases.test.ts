import { pack, termYaml } from '../testing/pack';
import { loadContent } from './load';

const mistakesIn = (files: Record<string, string>) => {
  const loading = loadContent(pack(files));
  return loading.ok ? [] : loading.mistakes.map(({ line, says }) => `${line}: ${says}`);
};

const worry = (...phrases: string[]) =>
  `- kind: adult\n  says: Thank you for saying this.\n  call: [emergency]\n  phrases:\n${phrases.map((phrase) => `    - ${phrase}\n`).join('')}`;

test('a phrase cannot be a worry and none', () => {
  const [says, ...more] = mistakesIn({
    'worries.yaml': worry('the kite has come down on her'),
    'no-worries.yaml': '- topic: Kites\n  phrases:\n    - The kite has come down, on her!\n',
  });
  expect(more).toEqual([]);
  expect(says).toMatch(
    /phrases: found ".*kite has come down.*", which is (no worry|a worry \(adult\)) in .*leave it in one of them/,
  );
});

test('what somebody looks up cannot be a worry', () => {
  expect(
    mistakesIn({ 'terms/kite.yaml': termYaml(), 'worries.yaml': worry('i am frightened of him', 'County Lines') }),
  ).toEqual([
    '6: phrases: found "County Lines", which is a name of "County lines"; names are looked up, so write what somebody says who is worried',
  ]);
});

test('phrases that say different things are right', () => {
  expect(mistakesIn({ 'worries.yaml': worry('i am frightened of him', 'he frightens my sister') })).toEqual([]);
});
