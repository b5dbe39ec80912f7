import { SCALES } from '../../content/scales';
import { anonymousPoll, tellingOf } from '../../testing/one-knower';
import { bestTelling } from './best-telling';
import { readFrom } from './information';
import { oldWords } from './old-words';
import { evenly, type Likelihood, type Likely, peaked, resultsOf, severalEvenly } from './votes-at-random';

const VOTERS = [5, 6, 7, 8, 9];
const ANSWERS = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A column of a table: its heading, and what it says of so many voters. */
type Column = readonly [heading: string, cell: (voters: number) => string];

/** What 5 to 9 voters can read from a result, with the words until November 2026 and with those of today: before → after. */
export function printSmallResults(print: (line: string) => void): void {
  const table = (title: string, columns: readonly Column[]) => {
    print(`\n${title}: before → after`);
    print(row(['voters', ...columns.map(([heading]) => heading)]));
    print(row(['--', ...columns.map(() => '--')]));
    for (const voters of VOTERS) print(row([String(voters), ...columns.map(([, cell]) => cell(voters))]));
  };
  const byAnswers = (answers: readonly number[], cell: (voters: number, answers: number) => string) =>
    answers.map((count): Column => [`${count} answers`, (voters) => cell(voters, count)]);
  table(
    'An answer that is two votes ahead can be named, per cent of such results, votes evenly at random',
    byAnswers(ANSWERS, (voters, answers) => {
      const { before, after } = compared(resultsOf(voters, answers, evenly), voters, anonymousPoll(answers));
      return `${Math.round(before.leader)} → ${Math.round(after.leader)}`;
    }),
  );
  const most = '(most that keeps the promise, treats answers alike and names them from the top; ≥ best found)';
  for (const [title, likelihood] of LIKELIHOODS)
    table(
      `Bits, ${title} ${most}`,
      byAnswers(ANSWERS, (voters, answers) => inBits(voters, answers, likelihood)),
    );
  table(
    'Bits, several choices, every set of answers as likely',
    byAnswers([2, 3, 4], (voters, answers) =>
      bitsOf(compared(severalEvenly(voters, answers), voters, anonymousPoll(answers, true))),
    ),
  );
  table(
    'Bits, on scales',
    [SCALES.agreement, SCALES['fist-to-five']].flatMap((scale) =>
      LIKELIHOODS.map(([title, likelihood]): Column => {
        const cell = (voters: number) =>
          bitsOf(compared(resultsOf(voters, scale.length, likelihood), voters, anonymousPoll(scale)));
        return [`${scale.length} points, ${title}`, cell];
      }),
    ),
  );
}

const LIKELIHOODS: readonly (readonly [string, Likelihood])[] = [
  ['votes evenly at random', evenly],
  ['each chooses one favourite of all with six in ten', peaked],
];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

type Asked = ReturnType<typeof anonymousPoll>;

const compared = (results: readonly Likely[], voters: number, poll: Asked) => ({
  before: readFrom(results, (counts) => oldWords(counts, voters, poll.many)),
  after: readFrom(results, (counts) => tellingOf(poll, counts, voters)),
});

const bitsOf = ({ before, after }: ReturnType<typeof compared>): string =>
  `${figure(before.bits)} → ${figure(after.bits)}`;
const figure = (bits: number): string => bits.toFixed(1);

function inBits(voters: number, answers: number, likelihood: Likelihood): string {
  const best = bestTelling(voters, answers, likelihood);
  const bits = bitsOf(compared(resultsOf(voters, answers, likelihood), voters, anonymousPoll(answers)));
  return `${bits} (${best.isProven ? '' : '≥ '}${figure(best.bits)})`;
}
