import { join } from 'node:path';
import { loadContent, SHIPPED_CONTENT } from '../content/load';
import { writePrepared } from './prepared';
import { readWordVectors } from './read-word-vectors';

/** A step of the build, after the content is checked; takes a folder instead of the shipped one. */
const folder = process.argv[2] ?? SHIPPED_CONTENT;
const loading = loadContent(undefined, folder);
if (loading.ok && loading.asBuilt !== undefined)
  writePrepared(loading.content, loading.asBuilt, readWordVectors(join(folder, 'word-vectors')));
