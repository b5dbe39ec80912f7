import type { PollTemplate } from '../../content/schema';
import type { Block } from '../../message';
import { foldQuestion } from '../../polls/fold';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { templateButton } from './templates';
import { trendBlocks, trendOfTemplate } from './trend-blocks';
import { nothingForWords, sayWhich } from './trend-which';

/** `poll trend trauma`: how the answers to each template of a principle or theme have moved in this conversation. */
export async function trend(words: string, asker: Asker, services: Services): Promise<Answer> {
  const { content, lookUp } = services;
  if (words === '') return sayWhich(asker, content);
  const [best] = lookUp(words, ['principle', 'theme']).results;
  const entry = [...content.principles, ...content.themes].find(({ id }) => id === best?.entry.id);
  if (!entry) return nothingForWords(asker, content);
  const templates = content.polls.filter(({ about }) => about === entry.id);
  const lines = await Promise.all(templates.map((template) => templateBlocks(template, asker, services)));
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: `Over time: ${entry.title}` },
        ...lines.flat(),
        { kind: 'buttons', label: 'To ask one here', buttons: templates.map(templateButton) },
        {
          kind: 'note',
          text: `From the results that were shown in this channel or chat, and nothing else. Rounds with fewer than ${services.policy.pollMinVotes} votes take no part.`,
        },
      ],
    },
  };
}

async function templateBlocks(template: PollTemplate, asker: Asker, services: Services): Promise<Block[]> {
  const { id, question } = template;
  const rounds = await services.polls.rounds(asker, { questionKey: foldQuestion(question), template: id });
  const found = trendOfTemplate(template, rounds, services.policy);
  return found.kind === 'trend' ? trendBlocks(found, question) : [{ kind: 'text', label: question, text: found.says }];
}
