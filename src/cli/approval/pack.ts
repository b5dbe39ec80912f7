import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storedTable } from '../../commands/stored';
import { MANIFESTS } from '../manifest-file';
import { flowDrawing, flowTable, hostTable } from './data-flow';
import { libraryTable } from './libraries';
import { SENTENCES } from './sentences';
import { toHtml } from './to-html';

/** The documents of the pack, in the order in which they are read. `permissions` is made from the installer's guide. */
export const DOCUMENTS = [
  'read-me-first',
  'data-flow',
  'what-is-stored',
  'permissions',
  'dpia',
  'privacy-notice',
  'security',
  'accessibility',
  'for-staff',
  'sub-processors',
  'questions',
  'libraries',
  'checks',
] as const;

type Document = (typeof DOCUMENTS)[number];

const FOLDER = join(MANIFESTS, 'approval');

/** What stands in braces in every installation alike, but for the days and votes that the operator has set. */
function madeTexts({ retentionDays = '' }: Facts): Facts {
  const stored = storedTable().replaceAll(/\b400 days\b/g, `${retentionDays} days`);
  return { ...SENTENCES, stored, flows: flowTable(), hosts: hostTable(), libraries: libraryTable() };
}

type Facts = Readonly<Record<string, string>>;

/** The document as it ships, with its braces. */
export function template(document: Document, folder = FOLDER): string {
  if (document !== 'permissions') return readFileSync(join(folder, `${document}.md`), 'utf8');
  const guide = readFileSync(join(folder, '..', 'README.md'), 'utf8');
  const sections = ['Why each permission', 'What the bot cannot read'].map((heading) => sectionOf(guide, heading));
  return `# Permissions, and why\n\nFrom the guide for whoever installs the bot.\n\n${sections.join('\n\n')}\n`;
}

/** The section with its heading, up to the next of its level. */
function sectionOf(text: string, heading: string): string {
  const [, section] = text.split(new RegExp(`^(?=## ${heading}$)`, 'm'));
  if (section === undefined) throw new Error(`The installer's guide has no section “${heading}” any more`);
  return (section.slice(3).split(/^## /m)[0] ?? '').trim().replace(/^/, '## ');
}

/** The text with what stands in braces filled in. Throws on a name that nobody knows, so that none is ever left standing. */
export function filledIn(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`A document of the pack has {${name}}, which the program does not know`);
    return fact;
  });
}

/** Every file of the pack by its name: each document as a page and as text, and the drawing. */
export function approvalPack(facts: Facts, folder = FOLDER): Map<string, string> {
  const all = { ...facts, ...madeTexts(facts) };
  const files = new Map<string, string>();
  for (const document of DOCUMENTS) {
    const text = filledIn(template(document, folder), all);
    files.set(`${document}.html`, toHtml(text));
    files.set(`text/${document}.md`, text);
  }
  files.set('data-flow.svg', flowDrawing());
  files.set('text/data-flow.svg', flowDrawing());
  return files;
}
