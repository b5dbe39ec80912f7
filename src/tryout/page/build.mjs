#!/usr/bin/env node
// Builds the try-out's page into dist/tryout/page, or into the folder given. Part of `npm run build`.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = resolve(process.argv[2] ?? join(here, '..', '..', '..', 'dist', 'tryout', 'page'));

/** The renderer of Slack's blocks styles by an id, which would stand on the page once for each message: a class instead. */
const byClass = {
  name: 'by-class',
  setup: ({ onLoad }) =>
    onLoad({ filter: /slack-blocks-to-jsx[\\/]dist[\\/]style\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('#slack_blocks_to_jsx', '.slack-drawn'),
      loader: 'css',
    })),
};

mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [
    { in: join(here, 'main.tsx'), out: 'page' },
    { in: join(here, 'style', 'page.css'), out: 'page' },
  ],
  outdir: folder,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  plugins: [byClass],
  define: { 'process.env.NODE_ENV': '"production"' },
  tsconfigRaw: '{}',
  logLevel: 'warning',
});
copyFileSync(join(here, 'index.html'), join(folder, 'index.html'));
