/**
 * Turns async functions as TypeScript writes them for ES2015 (`__awaiter` around a generator) back into real ones, which do
 * the same. botbuilder makes such a generator anew for each call, and V8 a map for each of them, among its old objects: what
 * the call knew, the whole request, then stays until old objects are collected. It was the most of what grew under load.
 *
 * A module that has generators of its own is left as it is. Where `yield` stands, TypeScript has seen to the parentheses.
 */
export function nativeAsync(code) {
  const heads = code.match(AWAITER)?.length ?? 0;
  if (heads === 0 || heads !== code.match(GENERATOR)?.length) return code;
  return code.replace(AWAITER, '((go) => go())(async () =>').replace(YIELD, 'await');
}

const AWAITER = /(?:tslib_\d+\.)?__awaiter\((?:this|void 0), void 0, void 0, function\s*\* \(\)/g;
const GENERATOR = /function ?\*/g;
/** Not what is a property, nor within a word. */
const YIELD = /(?<![.\w$])yield(?= |\(|\[)/g;
