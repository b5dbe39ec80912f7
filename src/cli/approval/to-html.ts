import { escaped, htmlPage } from '../../text/html-page';

/**
 * A document as a page of HTML that loads nothing but pictures beside it, and prints well. Knows as much of Markdown as the
 * documents of the pack use: headings, paragraphs, lists, tables, pictures, links, code and bold text. Links to other
 * documents lead to their pages.
 */
export function toHtml(markdown: string): string {
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? '';
  return htmlPage(inline(title).replace(/<[^>]*>/g, ''), STYLE, blocksOf(markdown).map(toBlock).join('\n'));
}

const STYLE = `
:root { color-scheme: light dark; background: Canvas; }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid; padding: 0.4rem; text-align: start; vertical-align: top; }
thead th { overflow-wrap: normal; }
img { max-width: 100%; background: white; }
`;

/** Pieces between empty lines; a heading ends by itself. */
const blocksOf = (markdown: string): string[] =>
  markdown
    .replace(/^(#+ .*)$/gm, '\n$1\n')
    .split(/\n\s*\n/)
    .map((block) => block.replace(/^\n+|\s+$/g, ''))
    .filter((block) => block.trim() !== '');

function toBlock(block: string): string {
  const heading = /^(#{1,4}) (.*)$/.exec(block);
  if (heading) {
    const [, { length } = '', text = ''] = heading;
    return `<h${length} id="${idOf(text)}">${inline(text)}</h${length}>`;
  }
  if (block.startsWith('|')) return table(block.split('\n').map(cellsOf));
  if (/^- /.test(block)) return list('ul', block.split(/\n(?=- )/), /^- /);
  if (/^\d+\. /.test(block)) return list('ol', block.split(/\n(?=\d+\. )/), /^\d+\. /);
  return `<p>${inline(block.replaceAll('\n', ' '))}</p>`;
}

const list = (kind: 'ul' | 'ol', items: readonly string[], mark: RegExp) =>
  `<${kind}>\n${items.map((item) => `<li>${inline(item.replace(mark, '').replace(/\n\s*/g, ' '))}</li>`).join('\n')}\n</${kind}>`;

const cellsOf = (line: string) =>
  line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

function table([head = [], , ...rows]: readonly string[][]): string {
  const body = rows.map(([first = '', ...others]) => {
    const cells = others.map((cell) => `<td>${inline(cell)}</td>`).join('');
    return `<tr><th scope="row">${inline(first)}</th>${cells}</tr>`;
  });
  return `<table>
<thead><tr>${head.map((cell) => `<th scope="col">${inline(cell)}</th>`).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`;
}

/** As the web pages of repositories name their headings, so that links inside a document work in both. */
const idOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

function inline(text: string): string {
  const pieces = text.split(/(`[^`]+`|!?\[[^\]]+\]\([^)\s]+\)|<https:[^>\s]+>|\*\*[^*]+\*\*)/);
  return pieces.map(toPiece).join('');
}

function toPiece(piece: string): string {
  const code = /^`([^`]+)`$/.exec(piece);
  if (code) return `<code>${escaped(code[1] ?? '')}</code>`;
  const bold = /^\*\*(.*)\*\*$/.exec(piece);
  if (bold) return `<strong>${inline(bold[1] ?? '')}</strong>`;
  const bare = /^<(https:.*)>$/.exec(piece);
  if (bare) return `<a href="${escaped(bare[1] ?? '')}">${escaped(bare[1] ?? '')}</a>`;
  const [, picture, says = '', target = ''] = /^(!?)\[(.*)\]\((.*)\)$/.exec(piece) ?? [];
  if (target === '') return escaped(piece);
  if (picture) return `<img src="${escaped(target)}" alt="${escaped(says)}">`;
  return `<a href="${escaped(target.replace(/^([\w-]+)\.md(?=$|#)/, '$1.html'))}">${inline(says)}</a>`;
}
