import type { FewWords } from './words-for-few';

const FOR_INSTANCE: readonly FewWords[] = ['more than half', 'about a third'];

/** What an anonymous poll will show, said before it is posted. `minimum`: the fewest voters with whom a result is shown, 5 to 10. */
export function fewVotersPreview(minimum: number): string {
  const nothing = `Under ${minimum} votes, you will see nothing;`;
  if (minimum >= 10) return `${nothing} from ten, rounded percentages.`;
  return `${nothing} under ten, words such as “${FOR_INSTANCE.join('” or “')}”; from ten, rounded percentages.`;
}
