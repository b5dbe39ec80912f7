import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Content } from '../content/schema';
import { readArrays, writeArrays } from './arrays-file';
import { knowledgeOf } from './build-look-up';
import { everythingIn } from './entry';
import { runToEnd } from './in-steps';
import type { FileVectors } from './read-word-vectors';
import { type ReadingIndex, readingInSteps } from './reader';
import { type WorryIndex, worryIndexOf } from './worries/worry-index';

/** Of content that is as the build left it: what the search and the hearing of worries are made of, if the build has kept that. */
export type Prepared = {
  readonly search: () => ReadingIndex | undefined;
  readonly hearing: () => WorryIndex | undefined;
};

/** The build writes them beside the compiled program; a program that runs from its source has none. */
const fileIn = (folder: string, part: keyof Prepared) => join(folder, `prepared-${part}.bin`);

/**
 * `asBuilt` says what content is meant. Nothing is read before it is needed, and nothing counts if as much as a letter has
 * changed in the content, the vectors or this program.
 */
export function createPrepared(asBuilt: string, vectors: FileVectors, folder = __dirname): Prepared {
  let of: string | undefined;
  const read = <Made extends object>(part: keyof Prepared) => {
    of ??= madeOf(asBuilt, vectors);
    return readArrays<Made>(fileIn(folder, part), of);
  };
  return { search: () => read<ReadingIndex>('search'), hearing: () => read<WorryIndex>('hearing') };
}

/** For the build: makes both, and saves them. */
export function writePrepared(content: Content, asBuilt: string, vectors: FileVectors, folder = __dirname): void {
  const of = madeOf(asBuilt, vectors);
  const search = runToEnd(readingInSteps(everythingIn(content), knowledgeOf(content, vectors)));
  writeArrays(fileIn(folder, 'search'), of, search);
  writeArrays(fileIn(folder, 'hearing'), of, worryIndexOf(content, vectors));
}

/** The rooms with the code that reads words. */
const ROOMS = [__dirname, join(__dirname, '..', 'text')];

function madeOf(asBuilt: string, { words, places }: FileVectors): string {
  const hash = createHash('sha256').update(asBuilt).update(words.codes).update(places);
  for (const room of ROOMS) {
    const files = (readdirSync(room, { recursive: true }) as string[]).filter((file) => /\.[jt]s$/.test(file)).sort();
    for (const file of files) {
      const text = readFileSync(join(room, file));
      hash.update(`${file.split(sep).join('/')} ${text.length}\n`).update(text);
    }
  }
  return hash.digest('base64url');
}
