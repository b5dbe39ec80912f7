import { csvOf } from '../../polls/results/csv';
import { type Handler, privateReply } from '../answer';
import { pollToManage } from './manage';

/** `poll-export <id>`, as a button: shows a closed poll as CSV to somebody who may manage it. It holds only what the card shows. */
export const pollExport: Handler = async (id, asker, services) => {
  const found = await pollToManage(id, 'export it', asker, services);
  if ('refusal' in found) return found.refusal;
  const { question, closedAt, result } = found.poll;
  if (closedAt === null || result === null)
    return privateReply('This poll is still open. You can export it once it has closed.');
  return {
    message: {
      audience: 'asker',
      blocks: [
        {
          kind: 'text',
          text: 'To open this in a spreadsheet, copy the lines below into a text file whose name ends in .csv.',
        },
        // The byte order mark at the start is for files; in a chat people would copy it as an invisible character.
        {
          kind: 'text',
          text: csvOf({ question, closedAt, result })
            .replace(/^\ufeff/, '')
            .trimEnd(),
        },
      ],
    },
  };
};
