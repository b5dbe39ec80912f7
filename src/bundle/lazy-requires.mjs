/**
 * Turns the imports of a compiled module (`const x_1 = require("x")`, as TypeScript writes them) into imports on first use.
 * Of a library, the bot uses a part; what it never touches is then never run. The order in which modules run changes with
 * it, so only packages that are known not to mind are treated so (`bundle.mjs`).
 */
export function lazyRequires(code) {
  const names = [];
  const declared = code.replace(IMPORT, (_all, name, value) => {
    names.push(name);
    return `let ${name}$; const $${name} = () => (${name}$ ??= ${value});`;
  });
  if (names.length === 0) return code;
  // Not what is a property of something else; `...x_1.y` is not one.
  const used = new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)(?:${names.join('|')})(?![\\w$])`, 'g');
  // Between parentheses, so that `new x_1.Y()` makes a Y.
  return declared.replace(used, (name) => `($${name}())`);
}

const IMPORT =
  /^(?:const|var) ([A-Za-z_$][\w$]*_\d+) = ((?:(?:tslib_1\.)?__import(?:Star|Default)\()?require\("[^"]+"\)\)?);$/gm;
