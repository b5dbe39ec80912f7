import type { SmallTalk } from '../../content/schema';
import type { Block, Button } from '../../message';
import type { Answer, Services } from '../answer';
import { whoToCall } from './who-to-call';

/** What a line is, where it is no look-up. A name of an entry is always looked up. */
export function smallTalkIn(words: string, { lookUp, hearSmallTalk }: Services): SmallTalk | undefined {
  const heard = hearSmallTalk(words);
  return heard && lookUp(words, ['term', 'principle', 'theme']).results[0]?.match !== 'exact' ? heard : undefined;
}

/** The answer to a line that is no look-up, or undefined where it is one. */
export function saySmallTalk(words: string, services: Services): Answer | undefined {
  const heard = smallTalkIn(words, services);
  return heard && { message: { audience: 'asker', blocks: blocksOf(heard, services.content) } };
}

function blocksOf({ about, says }: SmallTalk, content: Services['content']): Block[] {
  if (about === 'contacts') return whoToCall(content);
  const paragraphs = says.map((text): Block => ({ kind: 'text', text }));
  return [...paragraphs, { kind: 'buttons', buttons: WHERE_TO_BEGIN }];
}

const WHERE_TO_BEGIN: readonly Button[] = [
  { label: 'See the principles', command: 'principle' },
  { label: 'Browse the glossary', command: 'glossary' },
  { label: 'Help and privacy', command: 'help' },
];
