import { type FieldNames, type Line, short } from './slip-line';

/** What is wrong with the line by itself, whatever is around it; and what it was meant to be, as far as that is clear. */
export function slipWithinLine(
  { text, indent }: Line,
  fields: FieldNames,
): { readonly says: string; readonly meant?: string } | undefined {
  if (/^(<{7}|={7}$|>{7})/.test(text) && indent === 0)
    return {
      says: 'found the marks of two versions that were never merged into one (<<<<<<<, =======, >>>>>>>); keep one version and delete the marks',
    };
  const [, sign, item = ''] = /^([–—•·*‣◦])\s*(\S.*)/.exec(text) ?? [];
  if (sign !== undefined && !/^\*{2,}$/.test(text))
    return {
      says: `found ${sign} at the start of the line; a list needs a hyphen and a space there: "- "`,
      meant: `- ${item}`,
    };
  if (/^-[^\s-]/.test(text)) {
    const meant = `- ${text.slice(1)}`;
    return { says: `found no space after the dash; write "- ${short(text.slice(1))}"`, meant };
  }
  const [, dash = '', name = '', sep = '', rest = ''] = /^(-\s+)?([A-Za-z]\w*)\s*([:;：=]|\s)\s*(.*)$/.exec(text) ?? [];
  if (!fields.all.has(name) || (indent > 0 && sep.trim() === '')) return undefined;
  const meant = `${dash}${name}: ${rest}`;
  if (sep === ':' && /^(?:-\s+)?\w+:\S/.test(text))
    return { says: `found no space after the colon; write "${name}: ${short(rest)}"`, meant };
  if (sep !== ':') return { says: `found "${name}" without a colon after it; write "${name}: ${short(rest)}"`, meant };
  return undefined;
}
