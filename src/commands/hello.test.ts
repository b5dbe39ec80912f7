import type { Message } from '../message';
import { plainText } from '../plain-text';
import { testServices } from '../testing/services';
import { asCode } from '../text/code';
import { helloBlocks } from './hello';

const wordsIn = (message: Message) => plainText(message).split(/\s+/).length;
const buttonsIn = ({ blocks }: Message) =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : block.kind === 'footer' ? [block.button] : []));

test.each([
  ['in a chat with one person', (line: string) => asCode(line)],
  ['in a channel', (line: string) => asCode(`@Practice Compass ${line}`)],
])('the hello %s is read in half a minute: 120 words and 5 buttons at most', (_where, commandHint) => {
  const message: Message = { audience: 'asker', blocks: helloBlocks({ commandHint }, testServices()) };
  expect(wordsIn(message)).toBeLessThanOrEqual(120);
  expect(buttonsIn(message).length).toBeLessThanOrEqual(5);
  expect(plainText(message)).toContain(commandHint('glossary county lines').replaceAll('`', ''));
});
