import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { cut } from '../text/cut';

type QuietSlip = { readonly path: readonly PropertyKey[]; readonly offset: number; readonly says: string };

/**
 * Slips that are valid YAML but that nobody means: a dash that does not make a list, quotes that YAML does not count as quotes,
 * the end of a text lost after a #. `source` is the text from which `node` was parsed.
 */
export function quietSlips(node: unknown, source: string, path: readonly PropertyKey[] = []): QuietSlip[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) =>
      isScalar(key) ? quietSlips(value, source, [...path, String(key.value)]) : [],
    );
  if (isSeq(node))
    return node.items.flatMap(
      (item, at) =>
        swallowed(item, source, [...path, at], node.items.length) ?? quietSlips(item, source, [...path, at]),
    );
  if (!isScalar(node) || node.type !== 'PLAIN' || typeof node.value !== 'string') return [];
  const says = sayText(node.value) ?? sayLost(node, source) ?? sayMark(node, source);
  return says === undefined ? [] : [{ path, offset: node.range?.[0] ?? 0, says }];
}

/** An item that has taken in the next ones as its text, because they start further right than it. */
function swallowed(
  item: unknown,
  source: string,
  path: readonly PropertyKey[],
  items: number,
): QuietSlip[] | undefined {
  if (!isScalar(item) || item.type !== 'PLAIN') return undefined;
  const [start, end] = item.range ?? [0, 0];
  const next = /\n[^\S\n]*(?=- )/.exec(source.slice(start, end));
  if (next === null) return undefined;
  // One line out of many is the one that is out of line.
  const [offset, where] = items === 1 ? [start, 'left'] : [start + next.index + next[0].length, 'right'];
  return [
    {
      path,
      offset,
      says: `found a line of a list too far ${where}; put as many spaces before each "- " as before the others`,
    },
  ];
}

function sayText(text: string): string | undefined {
  const [, dash] = /^(-|[–—•·*‣◦])\s*\S/.exec(text) ?? [];
  if (dash === '-' && !/^-\d/.test(text)) return 'found a dash without a space after it; a list needs both: "- "';
  if (dash !== undefined && dash !== '-') return `found ${dash} where a list needs a hyphen and a space: "- "`;
  if (/^[“‘„][^“‘„]*[”’“]$/.test(text))
    return `found curly quotes around the text, which would be shown; type straight ones ("), or none`;
  const straight = text.split('"').length - 1;
  if (text.endsWith('"') && straight === 1)
    return 'found a " at the end of text that does not start with one; put one at the start too, or leave this one out';
  // Unlike "the parents'" and "what you doin'".
  if (/[^sn\s]'$/i.test(text) && text.split("'").length === 2)
    return "found a ' at the end of text that does not start with one; put one at the start too, or leave this one out";
  return undefined;
}

/** A # after a space starts a comment. If a space follows it too, the comment is intended. */
function sayLost({ range }: Scalar, source: string): string | undefined {
  const [, lost] = /^[^\S\n]+(#[^\s#][^\n]*)/.exec(source.slice(range?.[1] ?? source.length)) ?? [];
  return lost === undefined
    ? undefined
    : `found "${cut(lost, 40)}" after a space, which YAML ignores; put the whole text in quotes: "…"`;
}

/** A word after & is an anchor. If nothing refers to it, it was meant as text. */
function sayMark({ anchor }: Scalar, source: string): string | undefined {
  const isMeant = anchor === undefined || source.includes(`*${anchor}`);
  return isMeant ? undefined : 'found text that starts with &; put the whole text in quotes: "…"';
}
