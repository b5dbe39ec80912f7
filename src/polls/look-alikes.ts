/**
 * Letters of other alphabets, and rare Latin ones, that look like a common Latin letter in the usual fonts, upper or
 * lower case: the part of Unicode's confusables that people can type (https://www.unicode.org/reports/tr39/).
 */
const LOOK_LIKE: Readonly<Record<string, string>> = {
  a: 'аАαΑɑᴀꭺᎪ',
  b: 'ьЬвВβΒƅᏼᏴʙᏏ',
  c: 'сСϲϹᴄᏟꮯⅭⅽ',
  d: 'ԁɗժᎠꭰᴅ',
  e: 'еЕεΕєЄҽəәɛᴇᎬꭼ',
  f: 'ғϜϝꞘքƒ',
  g: 'ɡցԍԌɢᏀꮐ',
  h: 'һҺհнНΗʜᎻꮋ',
  i: 'іІιΙıɩɪӀӏǀꙆ',
  j: 'јЈϳͿյᴊᎫꭻ',
  k: 'кКκΚĸᴋᏦꮶ',
  l: 'ʟᏞꮮ',
  m: 'мМΜᴍᎷꮇ',
  n: 'пոռηΝɴ',
  o: 'оОοΟσօՕөӨᴏഠ०০੦૦೦๐໐',
  p: 'рРρΡᴘᏢꮲ',
  q: 'ԛԚգզ',
  r: 'гᴦⲅꭇʀᎡꭱ',
  s: 'ѕЅꜱʂՏᏚꮪ',
  t: 'тТτΤᴛᎢꭲ',
  u: 'υսՍʋцᴜ',
  v: 'ѵѴνᴠᏙꮩ',
  w: 'ԝԜшωաᴡᎳꮃѡ',
  x: 'хХχΧ×ӿ',
  y: 'уУγΥүҮұʏყᎩ',
  z: 'ΖζᴢʐᏃꮓ',
};

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOK_LIKE).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/**
 * Replaces each letter that looks like a Latin one with that letter. A text in another alphabet stays as it is: it has
 * no Latin letters, and some of its letters do not look like any.
 */
export function asLatin(text: string): string {
  const letters = text.match(/\p{L}/gu) ?? [];
  const isOther = !/\p{Script=Latin}/u.test(text) && letters.some((letter) => !LATIN_OF.has(letter));
  return isOther ? text : [...text].map((letter) => LATIN_OF.get(letter) ?? letter).join('');
}
