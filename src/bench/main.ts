import { benchAnonymity } from './anonymity/bench';
import { benchLookup } from './lookup/bench';
import { benchPipelining } from './pipelining';
import { benchStart } from './start';
import { benchVotes } from './votes/bench';
import { benchWorries } from './worries/bench';
import { writeWorryWeights } from './worries/write-weights';
import { benchYear } from './year/bench';

/**
 * `npm run bench -- lookup`, `votes` (side by side with what a user would pick instead, all in one run), `worries [file]`,
 * `year`, `anonymity`, `start` (how long until it answers) or `pipelining` (what is left of requests sent behind each other);
 * the last two take another build's `main.js`, to compare with. `npm run worries` is `learn-worries`: it makes the weights by
 * which worries are heard anew.
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
    case 'start':
      await benchStart((line) => console.log(line), words);
      return 0;
    case 'pipelining':
      await benchPipelining((line) => console.log(line), words);
      return 0;
    default:
      console.error('Which benchmark? There are: lookup, votes, worries, year, anonymity, start, pipelining');
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
