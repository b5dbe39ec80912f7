import { randomBytes } from 'node:crypto';
import type { Tenant } from '../../ids';
import type { Form } from '../../message';
import { atMost } from '../../text/cut';
import { tidied } from '../../text/tidied';
import type { Answer, Handler, Services } from '../answer';
import { privateReply } from '../answer';
import { whoRunsIt } from '../run-by';
import { LONGEST_SUGGESTION, whyNot } from './suggestible';
import { sayWorry, worryIn } from './worry';

const FIELD = 'word';

/** “Suggest this word” opens a form with the word in it. The form stores the word and nothing else, for the glossary's keepers. */
export const suggest: Handler = (words, asker, services) =>
  asker.via === 'form' ? filledIn(asker.form?.[FIELD] ?? '', asker.tenant, services) : showForm(words);

async function filledIn(typed: string, tenant: Tenant, services: Services): Promise<Answer> {
  const word = tidied(typed);
  const worry = worryIn(word, services);
  if (worry) return sayWorry(worry, word, services);
  const wrong = whyNot(word, services.content);
  if (wrong) return askAgain(word, wrong);
  if (!(await services.suggestions.add(tenant, word)))
    return privateReply(`Thank you, but the list of suggestions is full. Please tell ${whoRunsIt(services.policy)}.`);
  return {
    message: {
      audience: 'asker',
      blocks: [
        {
          kind: 'text',
          text: `Thank you. “${word}” is now on the list for the people who write the glossary. I kept the word, but not who sent it.`,
        },
        {
          kind: 'buttons',
          buttons: [{ label: 'Take it back', command: `unsuggest ${newReceipt(services.clock())} ${word}` }],
        },
      ],
    },
  };
}

/** “Take it back”: subtracts one suggestion of that word, once however often it is pressed. */
export const unsuggest: Handler = async (words, asker, services) => {
  const [, receipt = '', word = ''] = /^(\S+) (.+)$/.exec(words) ?? [];
  if (isOld(receipt, services.clock()))
    return privateReply(`You can only take a suggestion back within a day. Please ask ${whoRunsIt(services.policy)}.`);
  const taken = await services.suggestions.takeBack(asker.tenant, word, receipt);
  const text = taken ? `Your suggestion of “${word}” is no longer counted.` : `You have already taken “${word}” back.`;
  return { message: { audience: 'asker', replaces: true, blocks: [{ kind: 'text', text }] } };
};

/** Identifies one suggestion and when it was made, but no person. Only the button holds it; it is not stored unless pressed. */
const newReceipt = (now: Date) => `${now.getTime().toString(36)}-${randomBytes(9).toString('base64url')}`;

/** Used receipts are remembered for a day, so that none counts twice; so a receipt expires an hour before that. */
function isOld(receipt: string, now: Date): boolean {
  const made = Number.parseInt(receipt.split('-')[0] ?? '', 36);
  return !(now.getTime() - made < 23 * 60 * 60 * 1_000);
}

function showForm(words: string): Answer {
  return { message: { audience: 'asker', blocks: [form(atMost(tidied(words), LONGEST_SUGGESTION))] } };
}

/** The mistake is shown beside the field, if the platform can do that, and otherwise above the form. */
function askAgain(word: string, wrong: string): Answer {
  const { message } = showForm(word);
  return {
    message: {
      ...message,
      blocks: [{ kind: 'text', text: `I have not saved anything yet. ${wrong}` }, ...message.blocks],
    },
    mistakes: { [FIELD]: wrong },
  };
}

const form = (word: string): Form => ({
  kind: 'form',
  title: 'Suggest a word',
  openLabel: `suggest ${word}`,
  command: 'suggest',
  submit: 'Suggest',
  fields: [
    {
      kind: 'line',
      name: FIELD,
      label: 'The word',
      hint: 'Four words at most. No names, and nothing about a case. I keep the word, but not who sent it.',
      required: true,
      longest: LONGEST_SUGGESTION,
      value: word,
    },
  ],
});
