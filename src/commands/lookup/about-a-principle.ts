import type { Principle } from '../../content/schema';
import type { Block } from '../../message';
import { AUDIENCES, type Audience } from '../../reflection/schedule';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { templateMenu } from '../poll/templates';
import { footer } from '../signposts';
import { heading, lookUpButton } from './entries';
import { forRole } from './role-view';

/**
 * The answer to a question that names a part of a principle: “principle 5 for managers”, “questions on trauma”, “polls about
 * voice”. Undefined for anything else, and where no principle fits for sure.
 */
export async function aboutAPrinciple(line: string, asker: Asker, services: Services): Promise<Answer | undefined> {
  const [, of = '', role = ''] =
    /^(?:principle )?(.+?(?= for )|\W?[1-8])(?: for)? (practitioner|manager|leader)s?\W*$/i.exec(line) ?? [];
  const [, kind = '', on = ''] =
    /^(questions?|templates?|polls?|ready-made polls?) (?:on|about|for|of) (.+?)\W*$/i.exec(line) ?? [];
  const principle = principleIn(of || on, services);
  if (!principle) return undefined;
  const audience = AUDIENCES.find((one) => one.startsWith(role.toLowerCase()));
  if (role !== '' && audience) return inRole(principle, audience, asker, services);
  return /^question/i.test(kind) ? questions(principle, services) : polls(principle, services);
}

/** The one principle that the words name or mean for sure. */
function principleIn(words: string, { lookUp, content }: Services): Principle | undefined {
  if (words === '') return undefined;
  const number = /^(?:principle |no\.? ?|#)?([1-8])\.?$/i.exec(words)?.[1];
  const { results, guess } = lookUp(number ? `principle-${number}` : words, ['principle']);
  return guess ? undefined : content.principles.find(({ id }) => id === results[0]?.entry.id);
}

const inRole = (principle: Principle, audience: Audience, asker: Asker, services: Services) =>
  forRole(`${principle.id} ${audience}`, asker, services);

function questions(principle: Principle, { content }: Services): Answer {
  const prompts = content.prompts.filter(({ about }) => about === principle.id).slice(0, MOST_PROMPTS);
  const entry = lookUpButton(principle.id, content);
  return {
    message: {
      audience: 'asker',
      blocks: [
        heading(principle),
        { kind: 'list', label: 'To think about', items: principle.questions },
        ...(prompts.length > 0
          ? [{ kind: 'list', label: 'For a team', items: prompts.map(({ text }) => text) } satisfies Block]
          : []),
        ...(entry ? [{ kind: 'buttons', buttons: [{ ...entry, label: 'About this principle' }] } satisfies Block] : []),
        footer(),
      ],
    },
  };
}

/** Enough for one meeting. */
const MOST_PROMPTS = 3;

function polls(principle: Principle, { content }: Services): Answer | undefined {
  const own = content.polls.filter(({ about }) => about === principle.id);
  if (own.length === 0) return undefined;
  return {
    message: { audience: 'asker', blocks: [heading(principle), templateMenu({ ...content, polls: own }), footer()] },
  };
}
