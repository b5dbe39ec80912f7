import { foldQuestion } from '../../polls/fold';
import { isShown } from '../../polls/results/closed-result';
import { csvOf } from '../../polls/results/csv';
import { type Answer, type Handler, privateReply } from '../answer';
import { pollToManage } from './manage';

/** `poll-export <id>`, as a button: gives a closed poll as CSV to somebody who may manage it. It holds only what the card shows. */
export const pollExport: Handler = async (id, asker, services) => {
  const found = await pollToManage(id, 'export it', asker, services);
  if ('refusal' in found) return found.refusal;
  const { question, closedAt, result } = found.poll;
  if (closedAt === null || result === null)
    return privateReply('This poll is still open. You can export it once it has closed.');
  const { tenant, conversation, person: who } = asker;
  await services.audit.note({ who, act: 'exported', matter: 'poll', tenant, conversation });
  return asCsv('poll-results.csv', csvOf({ question, closedAt, result }));
};

/** `poll-trend-export <principle>`, as a button: every result of its templates that was shown here, the oldest first. */
export const pollTrendExport: Handler = async (about, asker, services) => {
  const templates = services.content.polls.filter((template) => template.about === about);
  const shown = await Promise.all(
    templates.map(async ({ id, question }) => {
      const rounds = await services.polls.rounds(asker, { questionKey: foldQuestion(question), template: id });
      return rounds.filter(({ result }) => isShown(result)).map((round) => ({ question, ...round }));
    }),
  );
  const all = shown.flat();
  return all.length > 0
    ? asCsv('poll-results-over-time.csv', csvOf(...all))
    : privateReply('No result of these polls has been shown here yet.');
};

const asCsv = (name: string, csv: string): Answer => ({
  message: {
    audience: 'asker',
    file: { name, mimeType: 'text/csv', text: csv },
    blocks: [
      {
        kind: 'text',
        text: 'To open this in a spreadsheet, copy these lines into a text file whose name ends in .csv.',
      },
      // The byte order mark at the start is for files; in a chat people would copy it as an invisible character.
      { kind: 'text', text: csv.replace(/^\ufeff/, '').trimEnd() },
    ],
  },
});
