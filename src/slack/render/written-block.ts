import { createKept } from '../../lasting';
import { type Repeated, STAND_IN } from '../../repeated';
import { inAscii } from '../../text/in-ascii';

/** A block as JSON. */
type Written = {
  /** As Slack counts it. */
  readonly characters: number;
  /** In ASCII, to be sent as it is. */
  readonly text: string;
  /** Whether a person or a channel is named in it. A quotation mark in a text stands behind a backslash here. */
  readonly isNaming: boolean;
};

const written = new WeakMap<object, Written>();

/** The block as JSON. It is written once and forgotten with the block, which must not change. */
export function writtenBlock(block: object): Written {
  const known = written.get(block);
  if (known) return known;
  const json = JSON.stringify(block);
  const found = {
    characters: json.length,
    text: inAscii(json),
    isNaming: NAMING.test(json),
  };
  written.set(block, found);
  return found;
}

const NAMING = /"type":"(?:user|channel)"/;

/** A message as JSON, in ASCII. Its parts are joined at once: a text that is put together by `+` is copied when it is sent. */
export function writtenMessage(message: object): string {
  const { blocks, ...others } = message as { readonly blocks?: readonly object[] };
  const rest = inAscii(JSON.stringify(others));
  if (!blocks) return rest;
  const parts = [rest.slice(0, -1), rest === '{}' ? '"blocks":[' : ',"blocks":['];
  for (const [at, block] of blocks.entries()) parts.push(at > 0 ? ',' : '', writtenBlock(block).text);
  parts.push(']}');
  return parts.join('');
}

const aroundOnce = createKept<readonly string[]>();

/** A message that repeats words, as JSON. What stands around them is written once, if it is lasting. */
export const writtenRepeated = ({ words, around }: Repeated<object>): string =>
  aroundOnce(around, '', () => writtenMessage(around).split(inAscii(STAND_IN))).join(inAscii(words));
