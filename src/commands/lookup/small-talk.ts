import type { SmallTalk } from '../../content/schema';
import { EVERY_KIND } from '../../lookup/entry';
import type { Block } from '../../message';
import type { Answer, Services } from '../answer';
import { WHERE_TO_BEGIN } from '../help';
import { whoToCall } from './who-to-call';

/** The small talk that a line is. Undefined if it is not small talk, or is the exact name of an entry, which is always looked up. */
export function smallTalkIn(words: string, { lookUp, hearSmallTalk }: Services): SmallTalk | undefined {
  const heard = hearSmallTalk(words);
  return heard && lookUp(words, EVERY_KIND).results[0]?.match !== 'exact' ? heard : undefined;
}

/** The answer to small talk. Undefined if the line is something else. */
export function saySmallTalk(words: string, services: Services): Answer | undefined {
  const heard = smallTalkIn(words, services);
  return heard && { message: { audience: 'asker', blocks: blocksOf(heard, services.content) } };
}

function blocksOf({ about, says }: SmallTalk, content: Services['content']): Block[] {
  if (about === 'contacts') return whoToCall(content);
  const paragraphs = says.map((text): Block => ({ kind: 'text', text }));
  return [...paragraphs, { kind: 'buttons', buttons: WHERE_TO_BEGIN.filter(({ command }) => command !== 'poll') }];
}
