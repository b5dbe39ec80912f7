import type { Share } from './closed-result';
import type { Position } from './scale-position';
import type { TrendPoint } from './trend-point';

/** On a scale of 100: less than this is no more than what rounding does. */
const LEAST_MOVE = 10;

/** The first and the last round in a sentence or two: “In March 2026 about half chose “Agree”; in May 2026 most or all did.” */
export function trendWords(first: TrendPoint, last: TrendPoint, scale: readonly string[]): string {
  const [before, after] = [leading(first.shares), leading(last.shares)];
  const same = before !== undefined && before.label === after?.label;
  const then = same ? `${after.words} did` : chose(after);
  const sentence = `${startingWith(first.when)} ${chose(before)}; ${on(last.when)} ${then}.`;
  return [sentence, moved(first.position, last.position, scale)].filter(Boolean).join(' ');
}

/** A month or a day. */
const on = (when: string) => (/^\d/.test(when) ? `on ${when}` : `in ${when}`);
const startingWith = (when: string) => on(when).replace(/^[io]/, (letter) => letter.toUpperCase());

const chose = (share: Share | undefined) =>
  share === undefined ? 'no answer stood out' : `${share.words} chose “${share.label}”`;

/** The one answer that was told to have the most; undefined where none was, or several. */
function leading(shares: readonly Share[]): Share | undefined {
  const sizes = shares.map(sizeOf);
  const most = Math.max(...sizes);
  const at = sizes.indexOf(most);
  return most > 0 && sizes.lastIndexOf(most) === at ? shares[at] : undefined;
}

function sizeOf({ words, share, bar }: Share): number {
  if (bar !== null) return share ?? bar * 5;
  return ['about half', 'half or more', 'most or all'].indexOf(words) + 1;
}

function moved(before: Position | null, after: Position | null, scale: readonly string[]): string {
  if (!before || !after) return '';
  const by = after.value - before.value;
  const [low = '', high = ''] = [scale[0], scale.at(-1)];
  if (Math.abs(by) < LEAST_MOVE)
    return `Overall, the answers stayed about where they were, nearest to “${after.near}”.`;
  return `Overall, the answers moved towards “${by > 0 ? high : low}”, and are now nearest to “${after.near}”.`;
}
