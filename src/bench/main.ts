import { benchAnonymity } from './anonymity/bench';
import { benchLookup } from './lookup/bench';
import { benchVotes } from './votes/bench';
import { benchWorries } from './worries/bench';
import { writeWorryWeights } from './worries/write-weights';
import { benchYear } from './year/bench';

/**
 * `npm run bench -- lookup`, `votes` (side by side with what a user would pick instead, all in one run), `worries [file]`,
 * `year` or `anonymity`. `npm run worries` is `learn-worries`: it makes the weights by which worries are heard anew.
 */
async function main([name, ...words]: readonly string[]): Promise<number> {
  switch (name) {
    case 'lookup':
      await benchLookup((line) => console.log(line));
      return 0;
    case 'votes':
      await benchVotes((line) => console.log(line), words[0]);
      return 0;
    case 'worries':
      benchWorries((line) => console.log(line), words[0]);
      return 0;
    case 'learn-worries':
      writeWorryWeights();
      return 0;
    case 'year':
      await benchYear(words, (line) => console.log(line));
      return 0;
    case 'anonymity':
      benchAnonymity((line) => console.log(line), Number(words[0] ?? 40));
      return 0;
    default:
      console.error('Which benchmark? There are: lookup, votes, worries, year, anonymity');
      return 2;
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
