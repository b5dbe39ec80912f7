import { platformOf, type Tenant } from '../../ids';
import { tidied } from '../../text/tidied';
import { type Answer, type Handler, privateReply, type Services } from '../answer';
import { sayWorry, worryIn } from '../lookup/worry';
import { type Filled, feedbackForm } from './form';
import { kindOf } from './kinds';
import { type Subject, subjectOf } from './subject';
import { whyNot } from './why-not';

/**
 * `feedback`, typed, or `feedback <id>`, as a button about an entry or a question of the week: a form, or the page that the
 * operator has for it. The form keeps what is said, and nothing of who said it, for whoever keeps the content.
 */
export const feedback: Handler = (words, asker, services) => {
  const about = subjectOf(words, services.content);
  if (words !== '' && !about) return privateReply('That is no longer here, so I have kept nothing.');
  const { feedbackUrl } = services.policy;
  if (feedbackUrl) return elsewhere(feedbackUrl);
  if (platformOf(asker.tenant) === 'terminal') return privateReply('At a terminal I keep nothing. Please ask in chat.');
  const { kind = '', text = '' } = asker.form ?? {};
  if (asker.via !== 'form') return showForm(about, { kind, text });
  return filledIn(about, { kind, text: tidied(text) }, asker.tenant, services);
};

async function filledIn(
  about: Subject | undefined,
  filled: Filled,
  tenant: Tenant,
  services: Services,
): Promise<Answer> {
  const { text } = filled;
  const worry = worryIn(text, services);
  if (worry) return sayWorry(worry, text, services);
  const kind = kindOf(filled.kind);
  if (!kind) return askAgain(about, filled, { kind: 'Please choose what is wrong.' });
  // “This card is out of date” says enough; “something” does not.
  const needsWords = !about || kind === 'other';
  const wrong =
    text === '' && needsWords ? 'Please say in a sentence what you would like changed.' : whyNot(text, services);
  if (wrong) return askAgain(about, filled, { text: wrong });
  const kept = await services.feedback.add(tenant, { entry: about?.id ?? null, kind, text });
  return privateReply(
    kept
      ? 'Thank you. It is on the list for the people who keep the content. I have not kept who sent it.'
      : 'Thank you, but the list is full, so I have kept nothing. Please tell the people who keep the content.',
  );
}

const showForm = (about: Subject | undefined, filled: Filled): Answer => ({
  message: { audience: 'asker', blocks: [feedbackForm(about, filled)] },
});

/** The mistake is shown beside the field, if the platform can do that, and otherwise above the form. */
function askAgain(
  about: Subject | undefined,
  filled: Filled,
  mistakes: Readonly<Partial<Record<keyof Filled, string>>>,
): Answer {
  const { message } = showForm(about, filled);
  const says = `I have kept nothing yet. ${Object.values(mistakes).join(' ')}`;
  return { message: { ...message, blocks: [{ kind: 'text', text: says }, ...message.blocks] }, mistakes };
}

const elsewhere = (url: string): Answer => ({
  message: {
    audience: 'asker',
    blocks: [{ kind: 'links', label: 'Feedback', links: [{ text: 'Tell us here', url }] }],
  },
});
