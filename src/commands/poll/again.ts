import { type Answer, type Handler, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { unknownPoll } from './manage';
import { preview } from './preview';
import { againFrom } from './result-card';

/** `poll again`: the question of the poll that closed last in this conversation. */
export async function againHere(asker: Asker, services: Services): Promise<Answer> {
  const last = await services.polls.lastClosedIn(asker);
  if (last) return pollAgain(last.id, asker, services);
  return privateReply(`No poll has closed here yet. To make one, type ${asker.commandHint('poll')}.`);
}

/** `poll-again <id>`, the button under a result: makes a draft of the same question for whoever presses it. `poll-again <id> open`: as an open poll. */
export const pollAgain: Handler = async (words, asker, services) => {
  const [id = '', how = ''] = words.split(' ');
  const poll = await services.polls.find(id, asker);
  if (!poll) return unknownPoll();
  const { question, many, template, about, followUp } = poll;
  const openness = how === 'open' ? 'open' : poll.openness;
  const now = services.clock();
  const next = openness === 'anonymous' ? await services.polls.nextResult(asker, poll) : undefined;
  if (next && next > now) return tooSoon(againFrom(next, now, services.policy.timezone));
  const options = poll.options.map(({ label }) => label);
  return preview({ question, options, many, openness, template, about, followUp, closes: null }, asker, services);
};

const tooSoon = (from: string): Answer =>
  privateReply(
    `This question had a result here less than a day ago. Another so soon could give away one person’s answer. ${from}.`,
  );
