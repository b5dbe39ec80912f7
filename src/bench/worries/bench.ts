import { loadContent } from '../../content/load';
import type { Content } from '../../content/schema';
import { worryKinds } from '../../content/worries';
import { readWordVectors } from '../../lookup/read-word-vectors';
import { createHearWorry, type HearWorry } from '../../lookup/worries/hear-worry';
import { readWorryWeights } from '../../lookup/worries/read-worry-weights';
import { readQueries, TUNING_SETS } from '../lookup/queries';
import { learn } from './learn';
import { lessonsFrom } from './lessons';
import { type Probe, readProbes } from './probes';

type Say = (line: string) => void;

/** A probe and what was heard of it. */
type Hearing = Probe & { readonly heard: Probe['worry'] };

/**
 * How well worries are heard. With a file of probes: what the bot makes of them. Without: the tuning probes, each author's
 * measured by what was learnt without that author's lines, and how many queries of the search are heard as a worry.
 */
export function benchWorries(say: Say, file?: string): void {
  const content = shipped();
  const vectors = readWordVectors();
  if (file !== undefined) {
    const hear = createHearWorry(content, { weights: readWorryWeights(), vectors });
    tell(
      readProbes(file).map((probe) => hearing(probe, hear)),
      say,
    );
    return;
  }
  const probes = readProbes();
  const authors = [...new Set(probes.map(({ author = '' }) => author))];
  tell(
    authors.flatMap((author) => hearWithout(author, content, probes)),
    say,
  );
  const hear = createHearWorry(content, { weights: readWorryWeights(), vectors });
  say('\nQueries of the search that are heard as a worry');
  for (const set of TUNING_SETS) {
    const queries = readQueries(set);
    const wrongly = queries.filter(({ text }) => hear(text) !== undefined);
    say(`${set.padEnd(20)} ${wrongly.length} of ${queries.length}`);
    for (const { text } of wrongly) say(`    ${text}`);
  }
}

/** One author's probes as they are heard by what was learnt without them. */
export function hearWithout(author: string, content: Content, probes: readonly Probe[]): Hearing[] {
  const vectors = readWordVectors();
  const others = probes.filter((probe) => probe.author !== author);
  const hear = createHearWorry(content, { weights: learn(lessonsFrom(content, others, vectors)), vectors });
  return probes.filter((probe) => probe.author === author).map((probe) => hearing(probe, hear));
}

export function shipped(): Content {
  const loading = loadContent();
  if (!loading.ok) throw new Error('the content has mistakes; run npm run content');
  return loading.content;
}

const hearing = (probe: Probe, hear: HearWorry): Hearing => ({ ...probe, heard: hear(probe.text) ?? null });

function tell(hearings: readonly Hearing[], say: Say): void {
  const row = (first: string, cells: readonly (string | number)[]) =>
    say([first.padEnd(20), ...cells.map((cell) => String(cell).padStart(9))].join(' '));
  row('', ['lines', 'heard', 'missed', 'per cent', 'its kind']);
  for (const kind of [...worryKinds, 'all']) {
    const of = hearings.filter(({ worry }) => worry !== null && (kind === 'all' || worry === kind));
    const heard = of.filter((one) => one.heard !== null);
    const right = of.filter((one) => one.heard === one.worry);
    row(kind, [of.length, heard.length, of.length - heard.length, perCent(heard, of), perCent(right, of)]);
  }
  const ordinary = hearings.filter(({ worry }) => worry === null);
  const wrongly = ordinary.filter(({ heard }) => heard !== null);
  say('');
  row('ordinary lines', [ordinary.length, wrongly.length, '', perCent(wrongly, ordinary)]);
  for (const { text, heard } of wrongly) say(`    wrongly heard (${heard}): ${text}`);
  for (const { text, worry, heard } of hearings) if (worry && !heard) say(`    missed (${worry}): ${text}`);
}

const perCent = (some: readonly unknown[], all: readonly unknown[]) =>
  all.length === 0 ? '-' : ((some.length / all.length) * 100).toFixed(1);
