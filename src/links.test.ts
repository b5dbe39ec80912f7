import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');

const DOCUMENTS = [
  'README.md',
  ...under('manifests'),
  ...under('.github'),
  ...under('content'),
  ...under('src'),
].filter((file) => file.endsWith('.md'));

test.each(DOCUMENTS)('every link in %s leads to a file and a heading that there are', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to).filter((to) => !/^[a-z]+:/.test(to));
  const dead = links.filter((to) => {
    const [path = '', heading] = to.split('#');
    // Made by the command: the documents of the pack link to the one that is taken from the installer's guide.
    if (document.startsWith('manifests/approval/') && path === 'permissions.md') return false;
    const file = path === '' ? join(ROOT, document) : join(ROOT, dirname(document), path);
    if (!existsSync(file)) return true;
    return heading !== undefined && !headingsOf(file).includes(heading);
  });
  expect(dead).toEqual([]);
});

/** The headings of a document, as web pages of repositories name them. */
function headingsOf(file: string): string[] {
  const document = statSync(file).isDirectory() ? join(file, 'README.md') : file;
  return [...readFileSync(document, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function under(folder: string): string[] {
  return (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).map((file) => `${folder}/${file}`).sort();
}
