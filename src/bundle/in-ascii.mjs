/**
 * Writes what is left of other signs in joined code as escapes, which mean the same in a pattern and nothing in a comment: esbuild
 * does so within strings only. The code is read as one byte for each letter (`start.cjs`), where any other sign would be two or
 * three wrong ones.
 */
export const inAscii = (code) =>
  code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
