import { SCALES } from '../../content/scales';
import { anonymousPoll, tellingOf } from '../../testing/one-knower';
import { bestTelling } from './best-telling';
import { readFrom } from './information';
import { oldWords } from './old-words';
import { evenly, type Likelihood, type Likely, peaked, resultsOf, severalEvenly } from './votes-at-random';

const VOTERS = [5, 6, 7, 8, 9];
const ANSWERS = [2, 3, 4, 5, 6, 7, 8, 9, 10];

type Line = (line: string) => void;

/** What 5 to 9 voters can read from a result, with the words until November 2026 and with those of today. */
export function printSmallResults(print: Line): void {
  print('\nAn answer two votes ahead can be named, per cent of such results, votes evenly at random: before → after');
  table(print, ANSWERS, (voters, answers) => {
    const { before, after } = compared(resultsOf(voters, answers, evenly), voters, anonymousPoll(answers));
    return `${Math.round(before.leader)} → ${Math.round(after.leader)}`;
  });
  print(
    '\nBits, votes evenly at random: before → after (the most that any telling could say; ≥ best found, not proven)',
  );
  table(print, ANSWERS, (voters, answers) => inBits(voters, answers, evenly));
  print('\nThe same, where one answer is chosen by each with a likelihood of six in ten');
  table(print, ANSWERS, (voters, answers) => inBits(voters, answers, peaked));
  print('\nBits, several choices, every set of answers as likely: before → after');
  table(print, [2, 3, 4], (voters, answers) =>
    bitsOf(compared(severalEvenly(voters, answers), voters, anonymousPoll(answers, true))),
  );
  print('\nBits, the scales of five and of six points, votes evenly at random, then with a favourite: before → after');
  for (const scale of [SCALES.agreement, SCALES['fist-to-five']])
    for (const likelihood of [evenly, peaked])
      table(print, [scale.length], (voters, answers) =>
        bitsOf(compared(resultsOf(voters, answers, likelihood), voters, anonymousPoll(scale))),
      );
}

function table(print: Line, answers: readonly number[], cell: (voters: number, answers: number) => string): void {
  print(row(['voters', ...answers.map((count) => `${count} answers`)]));
  print(row(['--', ...answers.map(() => '--')]));
  for (const voters of VOTERS) print(row([String(voters), ...answers.map((count) => cell(voters, count))]));
}

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
