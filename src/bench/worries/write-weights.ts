import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_CONTENT } from '../../content/load';
import type { Content } from '../../content/schema';
import { readWordVectors } from '../../lookup/read-word-vectors';
import { shipped } from './bench';
import { learn } from './learn';
import { lessonsFrom } from './lessons';
import { readProbes } from './probes';

/** Learns from the shipped lists and writes what `readWorryWeights` reads. */
export function writeWorryWeights(folder = join(SHIPPED_CONTENT, 'worry-weights')): void {
  const content = shipped();
  const { unit, bias, kinds, heard, byKind } = learn(lessonsFrom(content, readProbes(), readWordVectors()));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'weights.bin'), Buffer.concat([new Uint8Array(heard), new Uint8Array(byKind)]));
  writeFileSync(
    join(folder, 'about.json'),
    `${JSON.stringify({ unit, bias, kinds, lists: listsOf(content) }, null, 2)}\n`,
  );
}

/** A mark of the two lists as they are: other phrases, another mark. */
export function listsOf({ worries, noWorries }: Pick<Content, 'worries' | 'noWorries'>): string {
  const lists = [worries.map(({ kind, phrases }) => [kind, phrases]), noWorries.map(({ phrases }) => phrases)];
  return createHash('sha256').update(JSON.stringify(lists)).digest('hex').slice(0, 16);
}
