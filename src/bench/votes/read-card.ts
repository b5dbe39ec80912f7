import { ANSWERS, type Openness } from './slack-side';

/** What a closed poll's card has to say of these counts, word for word, one for each answer and one for the voters. */
export function resultWords(counts: readonly number[], openness: Openness): string[] {
  const voters = counts.reduce((sum, count) => sum + count, 0);
  const share = (count: number) => `about ${5 * Math.round((20 * count) / voters)} %`;
  return [
    `${voters} people voted.`,
    ...ANSWERS.map((answer, option) => {
      const count = counts[option] ?? 0;
      return `${answer}: ${openness === 'open' ? `${count} of ${voters}` : share(count)}\n`;
    }),
  ];
}
