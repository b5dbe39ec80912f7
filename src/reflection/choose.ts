import { createHash } from 'node:crypto';
import type { Audience } from './schedule';
import { type Candidate, nextInTurn } from './topic-order';

/**
 * Returns the next prompt for a conversation; undefined if none fits. `used`: the ids of the prompts posted there,
 * oldest first. `audience` null: prompts for anybody. `seed`: the conversation's id, so that each has its own order.
 *
 * No prompt is repeated until every one that fits has been posted: unused prompts come first, taking the principles and
 * themes in turn, then the one used longest ago. Within that rule, neighbours are about different topics where
 * possible.
 */
export function choosePrompt<P extends Candidate>(
  prompts: readonly P[],
  used: readonly string[],
  audience: Audience | null,
  seed: string,
): P | undefined {
  return next(inOwnOrder(prompts, seed), used, audience);
}

/** The next `count` prompts, in the order in which they would be posted; empty if none fits. */
export function comingPrompts<P extends Candidate>(
  prompts: readonly P[],
  used: readonly string[],
  audience: Audience | null,
  count: number,
  seed: string,
): P[] {
  const ranked = inOwnOrder(prompts, seed);
  const coming: P[] = [];
  for (let left = count; left > 0; left--) {
    const prompt = next(ranked, [...used, ...coming.map(({ id }) => id)], audience);
    if (!prompt) break;
    coming.push(prompt);
  }
  return coming;
}

/** Sorts the prompts into this conversation's own order. Adding or removing one does not reorder the others. */
function inOwnOrder<P extends Candidate>(prompts: readonly P[], seed: string): P[] {
  const rank = (text: string) =>
    createHash('sha256')
      .update(JSON.stringify([seed, text]))
      .digest('hex');
  return prompts
    .map((prompt) => ({ prompt, key: `${rank(prompt.about)} ${rank(prompt.id)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ prompt }) => prompt);
}

function next<P extends Candidate>(ranked: readonly P[], used: readonly string[], audience: Audience | null) {
  const lastUse = new Map(used.map((id, at) => [id, at]));
  const byLastUse = ranked
    .filter(({ id }) => lastUse.has(id))
    .sort((a, b) => (lastUse.get(a.id) ?? 0) - (lastUse.get(b.id) ?? 0));
  const fits = (prompt: P) => audience === null || prompt.audience.includes(audience);
  const history = byLastUse.filter(fits);
  const unused = ranked.filter((prompt) => fits(prompt) && !lastUse.has(prompt.id));
  if (unused.length === 0) return history[0];
  const circle = [...new Set(ranked.map(({ about }) => about))];
  return nextInTurn({ circle, last: byLastUse.at(-1)?.about, unused, history }, audience === null);
}
