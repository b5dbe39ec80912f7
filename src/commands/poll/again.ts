import { type Answer, type Handler, privateReply } from '../answer';
import { dateAndTime } from '../date-and-time';
import { unknownPoll } from './manage';
import { preview } from './preview';

/** `poll-again <id>`, the button under a result: makes a draft of the same question for whoever presses it. `poll-again <id> open`: as an open poll. */
export const pollAgain: Handler = async (words, asker, services) => {
  const [id = '', how = ''] = words.split(' ');
  const poll = await services.polls.find(id, asker);
  if (!poll) return unknownPoll();
  const { question, many, template, about, followUp } = poll;
  const openness = how === 'open' ? 'open' : poll.openness;
  const next = openness === 'anonymous' ? await services.polls.nextResult(asker, poll) : undefined;
  if (next && next > services.clock()) return tooSoon(next, services.policy.timezone);
  const options = poll.options.map(({ label }) => label);
  return preview({ question, options, many, openness, template, about, followUp, closes: null }, asker, services);
};

const tooSoon = (next: Date, zone: string): Answer =>
  privateReply(
    `This question showed a result here less than 24 hours ago. Two results so close together could give away what one person answered, so it can be asked again from ${dateAndTime(next, zone)} (${zone}).`,
  );
