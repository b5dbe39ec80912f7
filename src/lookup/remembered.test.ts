import { MOST_REMEMBERED, remembered } from './remembered';

function counting(mayKeep?: (answer: string) => boolean) {
  const asked: string[] = [];
  const find = remembered((text) => {
    asked.push(text);
    return `answer to ${text}`;
  }, mayKeep);
  return { asked, find };
}

test('what is asked again is worked out once, by its very letters', () => {
  const { asked, find } = counting();
  expect([find('cukooing'), find('cukooing'), find('Cukooing')]).toEqual([
    'answer to cukooing',
    'answer to cukooing',
    'answer to Cukooing',
  ]);
  expect(asked).toEqual(['cukooing', 'Cukooing']);
});

test('what may not be kept is worked out each time', () => {
  const { asked, find } = counting((answer) => !answer.includes('secret'));
  for (const text of ['a secret', 'a name', 'a secret', 'a name']) find(text);
  expect(asked).toEqual(['a secret', 'a name', 'a secret']);
});

test('only the last answers are remembered', () => {
  const { asked, find } = counting();
  for (let at = 0; at <= MOST_REMEMBERED; at++) find(`text ${at}`);
  asked.length = 0;
  find('text 1');
  find('text 0');
  expect(asked).toEqual(['text 0']);
});
