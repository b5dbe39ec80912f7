import { type PollLine, partsIn, readPoll } from '../../polls/read/read-poll';
import { USUAL_SETTINGS } from '../../polls/read/read-settings';
import type { Answer, Handler, Services } from '../answer';
import type { Asker } from '../asker';
import { worryIn } from '../lookup/worry';
import { againHere } from './again';
import { close } from './close';
import { extendHere } from './extend';
import { filledForm, newPollForm } from './form';
import { notHere } from './manage';
import { explain } from './mistakes';
import { preview } from './preview';
import { results } from './results';
import { templates } from './templates';
import { trend } from './trend';

/** `poll`: a quick vote in the asker's conversation. The words are a question with answers, a template, or what to do, such as `close`. */
export const poll: Handler = (line, asker, services) => {
  if (asker.setting === 'personal') return notHere();
  if (asker.via === 'form' && asker.form) return filledForm(asker.form, undefined, asker, services);
  const [, longer] = /^extend(?:\s+(?:for\s+|by\s+)?(.*))?$/is.exec(line) ?? [];
  if (longer !== undefined || /^extend$/i.test(line)) return extendHere(longer ?? '', asker, services);
  const [, typed] = /^form(?:\s+(.*))?$/is.exec(line) ?? [];
  if (typed !== undefined || /^form$/i.test(line)) return formFilledWith(typed ?? '', asker, services);
  return read(line, asker, services);
};

function read(line: string, asker: Asker, services: Services): Answer | Promise<Answer> {
  const { clock, content, policy } = services;
  const reading = readPoll(line, { templates: content.polls, now: clock(), zone: policy.timezone });
  switch (reading.kind) {
    case 'draft':
      return preview(reading.draft, asker, services);
    case 'form':
      return newPollForm({ settings: reading.settings }, asker, services);
    case 'mistakes':
      return guess(line, reading, asker, services);
    case 'templates':
      return templates(asker, services);
    case 'close':
      return close(asker, services);
    case 'again':
      return againHere(asker, services);
    case 'results':
      return results(asker, services);
    case 'trend':
      return trend(reading.words, asker, services);
  }
}

/**
 * What was typed is not read, but it can be guessed: then the preview is shown at once. Nothing is kept of a line that tells of a
 * worry, which is answered instead.
 */
async function guess(line: string, reading: Mistaken, asker: Asker, services: Services): Promise<Answer> {
  const { meant, parts } = reading;
  if (worryIn(line, services)) return explain(line, reading);
  if (meant) return { ...(await preview(meant, asker, services, { guessed: true })), unread: true };
  if (parts && parts.options.length === 0) return { ...newPollForm(parts, asker, services, line), unread: true };
  return explain(line, reading);
}

type Mistaken = Extract<PollLine, { kind: 'mistakes' }>;

function formFilledWith(typed: string, asker: Asker, services: Services): Answer {
  const parts = partsIn(typed, { now: services.clock(), zone: services.policy.timezone });
  return newPollForm(parts ?? { settings: USUAL_SETTINGS }, asker, services, typed);
}
