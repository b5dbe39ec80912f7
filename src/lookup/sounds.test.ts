import { soundsOf } from './sounds';

const said = (text: string) => text.split(' ').map(soundsOf).join('');

test.each([
  ['disgust compliance', 'disguised compliance'],
  ['call the cot guardian', 'caldicott guardian'],
  ['vicar is trauma', 'vicarious trauma'],
  ['colaberashun', 'collaboration'],
  ['sycological safty', 'psychological safety'],
  ['wisel bloing', 'whistleblowing'],
  ['section for tea seven', 'section 47'],
  ['onner based', 'honour based'],
])('“%s” sounds like “%s”', (heard, meant) => {
  expect(said(heard)).toBe(said(meant));
});

test.each([
  ['grooming', 'cuckooing'],
  ['county lines', 'trauma'],
])('“%s” does not sound like “%s”', (one, other) => {
  expect(said(one)).not.toBe(said(other));
});

test.each(['', 'a', '\u4e2d', '123456', 'x'.repeat(100_000)])('any word has some sounds, or none: “%.9s”', (word) => {
  expect(soundsOf(word)).toMatch(/^[A-Z]{0,60}$/);
});
