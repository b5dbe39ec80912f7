import type { types } from '@slack/bolt';
import { withoutCode } from '../../text/code';
import { cut } from '../../text/cut';
import { withoutMentions } from './mentions';

/** Text that Slack shows letter by letter, cut to `longest` characters. */
export const literal = (text: string, longest: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(withoutMentions(withoutCode(text)), longest),
  emoji: true,
});
