import { benchAnonymity } from './anonymity/bench';
import { benchAblation } from './lookup/ablation';
import { benchLookup } from './lookup/bench';
import { writeSearchWeights } from './lookup/write-weights';
import { benchOrganisations } from './organisations';
import { benchPipelining } from './pipelining';
import { benchPrompts } from './prompts/bench';
import { benchReplicas } from './replicas/bench';
import { benchSaturation } from './saturation';
import { benchStart } from './start';
import { benchVotes } from './votes/bench';
import { benchWire } from './wire/bench';
import { benchWorries } from './worries/bench';
import { writeWorryWeights } from './worries/write-weights';
import { benchYear } from './year/bench';

/** It comes to false where what it was to show does not hold. */
type Bench = (words: readonly string[], say: (line: string) => void) => unknown;

/** README.md beside this file says what each of them shows. `npm run worries` is `learn-worries`, `npm run search-weights` is `fit-search`. */
const BENCHES: Readonly<Record<string, Bench>> = {
  lookup: benchLookup,
  ablation: (_words, say) => benchAblation(say),
  votes: benchVotes,
  worries: ([file], say) => benchWorries(say, file),
  'learn-worries': () => writeWorryWeights(),
  'fit-search': () => writeSearchWeights(),
  year: benchYear,
  replicas: benchReplicas,
  prompts: benchPrompts,
  anonymity: ([most = '40'], say) => benchAnonymity(say, Number(most)),
  organisations: (_words, say) => benchOrganisations(say),
  start: (mains, say) => benchStart(say, mains),
  wire: benchWire,
  saturation: (mains, say) => benchSaturation(say, mains),
  pipelining: (mains, say) => benchPipelining(say, mains),
};

async function main([name = '', ...words]: readonly string[]): Promise<number> {
  const bench = BENCHES[name];
  if (bench) return (await bench(words, (line) => console.log(line))) === false ? 1 : 0;
  console.error(`Which benchmark? There are: ${Object.keys(BENCHES).join(', ')}`);
  return 2;
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
