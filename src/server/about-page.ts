import type { Block, Contact, Link } from '../message';
import { contactLine } from '../plain-text';
import { aroundCode } from '../text/code';
import { escaped, htmlPage, pagePolicy } from '../text/html-page';

type Page = { readonly title: string; readonly sections: readonly Section[] };

type Section = {
  /** The fragment of the section's address: what comes after the `#`. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly table?: Table;
};

type Table = {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** The page for people, as HTML. It is self-contained: it loads nothing and runs nothing. Every text is escaped. */
export function aboutPage({ title, sections }: Page): string {
  const contents = sections.map(({ id, heading }) => `<li><a href="#${escaped(id)}">${escaped(heading)}</a></li>`);
  return htmlPage(
    escaped(title),
    STYLE,
    [
      `<h1>${escaped(title)}</h1>`,
      '<nav aria-label="On this page">',
      `<ul>\n${contents.join('\n')}\n</ul>`,
      '</nav>',
      ...sections.map(renderSection),
    ].join('\n'),
  );
}

const STYLE = `
:root { color-scheme: light dark; background: Canvas; }
body { margin: 0 auto; max-width: 44rem; padding: 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
table { border-collapse: collapse; }
caption { text-align: start; font-weight: bold; }
th, td { border: 1px solid; padding: 0.4rem; text-align: start; vertical-align: top; }
`;

export const ABOUT_PAGE_POLICY = pagePolicy(STYLE);

function renderSection({ id, heading, blocks, table }: Section): string {
  return [
    `<section id="${escaped(id)}" aria-labelledby="${escaped(id)}-heading">`,
    `<h2 id="${escaped(id)}-heading">${escaped(heading)}</h2>`,
    ...blocks.map(renderBlock),
    ...(table ? [renderTable(table)] : []),
    '</section>',
  ].join('\n');
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return subheading(block.text);
    case 'text':
      return `<p>${block.label ? `<strong>${escaped(block.label)}:</strong> ` : ''}${prose(block.text)}</p>`;
    case 'list':
      return subheading(block.label) + list(block.items.map(prose));
    case 'contacts':
      return list(block.contacts.map(renderContact));
    case 'links':
      return subheading(block.label) + list(block.links.map(renderLink));
    case 'buttons':
      // Nothing can be pressed here, but what people could ask is worth reading.
      return subheading(block.label) + list(block.buttons.map(({ label }) => escaped(label)));
    case 'form':
      // Nothing can be filled in here, but what the form would ask is worth reading.
      return subheading(block.title) + list(block.fields.map(({ label }) => escaped(label)));
    case 'bars':
      return subheading(block.label) + list(block.bars.map(({ label, words }) => escaped(`${label}: ${words}`)));
    case 'menu':
      return subheading(block.label) + list(block.choices.map(({ label }) => escaped(label)));
    case 'footer':
    case 'note':
      return `<p><small>${prose(block.text)}</small></p>`;
  }
}

/** Lines that people can type stand out. */
const prose = (text: string): string =>
  aroundCode(text)
    .map(({ text: piece, code }) => (code ? `<code>${escaped(piece)}</code>` : escaped(piece)))
    .join('');

function renderTable({ caption, head, rows }: Table): string {
  const body = rows.map(([first = '', ...others]) => {
    const cells = others.map((cell) => `<td>${escaped(cell)}</td>`).join('');
    return `<tr><th scope="row">${escaped(first)}</th>${cells}</tr>`;
  });
  return `<table>
<caption>${escaped(caption)}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`;
}

const subheading = (text: string | undefined) => (text ? `<h3>${escaped(text)}</h3>\n` : '');

const list = (items: readonly string[]) => `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;

const renderContact = (contact: Contact) =>
  `<strong>${escaped(contactLine(contact))}</strong>${contact.when ? `. ${escaped(contact.when)}` : ''}`;

function renderLink({ text, url }: Link): string {
  return url !== null && /^https?:\/\//i.test(url)
    ? `<a href="${escaped(url)}" rel="noopener noreferrer">${escaped(text)}</a>`
    : escaped(text);
}
