import type { Strings } from './strings';

/** In characters. A text to compare must not be longer. */
const LONGEST = 64;

/** Characters from here on are few in what people type here, and are looked up in a list. */
const ASCII = 128;

/** Each character has two words of bits: where it stands in the first 32 of the text, and in the next. The last are for characters that it has not. */
const NOWHERE = 2 * (ASCII + LONGEST);

/**
 * Compares one text with many. Edit distances are worked out for all of the text’s characters at once, each as a bit that
 * says how it differs from the one before it (Myers 1999; Hyyrö 2003, https://doi.org/10.1007/3-540-44888-8_16).
 */
export function createComparison() {
  const standing = new Int32Array(NOWHERE + 2);
  const others: number[] = [];
  let length = 0;
  let text = '';

  const slotOf = (code: number): number => {
    if (code < ASCII) return 2 * code;
    const other = others.indexOf(code);
    return other < 0 ? NOWHERE : 2 * (ASCII + other);
  };

  /** The edit distance to text `at`. */
  function distance({ codes, starts }: Strings, at: number): number {
    const [from, end] = [starts[at] as number, starts[at + 1] as number];
    let [more, less] = [-1, 0];
    let [moreNext, lessNext] = [more, less];
    for (let place = from; place < end; place++) {
      const slot = slotOf(codes[place] as number);
      let same = standing[slot] as number;
      let down = same | less;
      let across = (((same & more) + more) ^ more) | same;
      let up = less | ~(across | more);
      let fall = more & across;
      const [upOut, fallOut] = [up >>> 31, fall >>> 31];
      up = (up << 1) | 1;
      fall <<= 1;
      more = fall | ~(down | up);
      less = up & down;
      if (length <= 32) continue;
      same = standing[slot + 1] as number;
      down = same | lessNext;
      same |= fallOut;
      across = (((same & moreNext) + moreNext) ^ moreNext) | same;
      up = lessNext | ~(across | moreNext);
      fall = moreNext & across;
      up = (up << 1) | upOut;
      fall = (fall << 1) | fallOut;
      moreNext = fall | ~(down | up);
      lessNext = up & down;
    }
    let so = end - from;
    for (let row = 0; row < length; row++) {
      so +=
        row < 32 ? ((more >>> row) & 1) - ((less >>> row) & 1) : ((moreNext >>> row) & 1) - ((lessNext >>> row) & 1);
    }
    return so;
  }

  return {
    /** What the others are compared with from now on. */
    with(one: string): void {
      for (let at = 0; at < length; at++)
        standing.fill(0, slotOf(text.charCodeAt(at)), slotOf(text.charCodeAt(at)) + 2);
      others.length = 0;
      text = one;
      length = Math.min(one.length, LONGEST);
      for (let at = 0; at < length; at++) {
        const code = one.charCodeAt(at);
        if (code >= ASCII && !others.includes(code)) others.push(code);
        const slot = slotOf(code) + (at >>> 5);
        standing[slot] = (standing[slot] as number) | (1 << (at & 31));
      }
    },
    /** How alike the two are, from 0 to 1: one less the share of letters to add, drop or change. */
    alike(strings: Strings, at: number): number {
      const longest = Math.max(length, lengthAt(strings, at));
      return longest === 0 ? 0 : 1 - distance(strings, at) / longest;
    },
  };
}

const lengthAt = ({ starts }: Strings, at: number) => (starts[at + 1] as number) - (starts[at] as number);
