import { createKept, isLasting, lasting } from './lasting';

test('what is made of a lasting part is made once for each way it is drawn', () => {
  const kept = createKept<string>();
  let made = 0;
  const draw = (part: object, way: string) => kept(part, way, () => `${way} ${++made}`);
  const card = lasting({ text: 'Cuckooing' });
  expect([draw(card, 'plain'), draw(card, 'plain'), draw(card, 'bold')]).toEqual(['plain 1', 'plain 1', 'bold 2']);
});

test('of what is not declared lasting, such as what somebody typed, nothing is kept', () => {
  const kept = createKept<number>();
  let made = 0;
  const typed = { text: 'For “cukooing”.' };
  expect(isLasting(typed)).toBe(false);
  expect([kept(typed, '', () => ++made), kept(typed, '', () => ++made)]).toEqual([1, 2]);
});

test('however many ways a part is drawn in, few are kept', () => {
  const kept = createKept<number>();
  let made = 0;
  const card = lasting({});
  for (let way = 0; way < 1_000; way++) kept(card, String(way), () => ++made);
  kept(card, '0', () => ++made);
  expect(made).toBe(1_001);
});
