import { createHash } from 'node:crypto';
import type { Audience } from './schedule';
import { type Candidate, nextInTurn } from './turn';

/**
 * The prompt that comes next in a conversation; undefined where none fits. `used` holds the ids of those posted there, the
 * oldest first. `audience` null: prompts for anybody. `seed` names the conversation, so that two of them differ.
 *
 * No prompt comes again until all that fit have come: first those never used, the principles and themes in turn, then the
 * one that was used longest ago. Neighbours differ in what they are about, wherever that rule leaves a choice.
 */
export function choosePrompt<P extends Candidate>(
  prompts: readonly P[],
  used: readonly string[],
  audience: Audience | null,
  seed: string,
): P | undefined {
  return next(fitting(prompts, audience, seed), used, audience);
}

/** The next `count` prompts in their order, as if each were posted in its turn; none where none fits. */
export function comingPrompts<P extends Candidate>(
  prompts: readonly P[],
  used: readonly string[],
  audience: Audience | null,
  count: number,
  seed: string,
): P[] {
  const ranked = fitting(prompts, audience, seed);
  const coming: P[] = [];
  for (let left = count; left > 0; left--) {
    const prompt = next(ranked, [...used, ...coming.map(({ id }) => id)], audience);
    if (!prompt) break;
    coming.push(prompt);
  }
  return coming;
}

/** In an order of this conversation's own, in which the others keep their places when one is added or removed. */
function fitting<P extends Candidate>(prompts: readonly P[], audience: Audience | null, seed: string): P[] {
  const rank = (text: string) =>
    createHash('sha256')
      .update(JSON.stringify([seed, text]))
      .digest('hex');
  return prompts
    .filter((prompt) => audience === null || prompt.audience.includes(audience))
    .map((prompt) => ({ prompt, key: `${rank(prompt.about)} ${rank(prompt.id)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ prompt }) => prompt);
}

function next<P extends Candidate>(ranked: readonly P[], used: readonly string[], audience: Audience | null) {
  const lastUse = new Map(used.map((id, at) => [id, at]));
  const history = ranked
    .filter(({ id }) => lastUse.has(id))
    .sort((a, b) => (lastUse.get(a.id) ?? 0) - (lastUse.get(b.id) ?? 0));
  return history.length === ranked.length ? history[0] : nextInTurn(ranked, history, audience === null);
}
