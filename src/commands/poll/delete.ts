import { type Handler, privateReply } from '../answer';
import { pollToManage, unknownPoll } from './manage';
import { shortQuestion } from './words';

/** `poll-delete <id>`, as a button: asks once, then deletes the poll with its votes and its result. */
export const pollDelete: Handler = async (words, asker, services) => {
  const [id = '', sure = ''] = words.split(' ');
  const found = await pollToManage(id, 'delete it', asker, services);
  if ('refusal' in found) return found.refusal;
  const { question } = found.poll;
  if (sure !== 'yes') return ask(id, question);
  if (!(await services.pollCards.remove(id, asker))) return unknownPoll();
  const { message } = privateReply(`I have deleted the poll ${shortQuestion(question)}, with its votes and result.`);
  return { message: { ...message, replaces: true } };
};

const ask = (id: string, question: string) =>
  ({
    message: {
      audience: 'asker',
      blocks: [
        {
          kind: 'text',
          text: `Delete the poll ${shortQuestion(question)}, with its votes and result? You cannot undo this.`,
        },
        { kind: 'buttons', buttons: [{ label: 'Yes, delete it', command: `poll-delete ${id} yes` }] },
      ],
    },
  }) as const;
