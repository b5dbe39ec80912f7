import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Logger } from 'pino';
import { printable, terminalAsker } from '../cli/terminal-asker';
import type { Services } from '../commands/answer';
import { faultMessage, newReference } from '../commands/fault';
import { answer } from '../commands/index';
import { type Button, type Message, plainText } from '../message';

export type TerminalChat = {
  readonly services: Services;
  readonly log: Logger;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
};

/**
 * A chat in the terminal: the same commands through the same core, for a machine with neither Slack nor Teams. Resolves
 * when the person quits or the input ends.
 */
export async function chatInTerminal({ services, log, input, output }: TerminalChat): Promise<void> {
  const lines = createInterface({ input, ...(input.isTTY ? { output, prompt: '> ' } : {}) });
  let buttons: readonly Button[] = [];
  output.write(WELCOME);
  lines.prompt();
  for await (const typed of lines) {
    const line = typed.trim();
    if (/^(quit|exit)$/i.test(line)) break;
    if (line !== '') output.write(`\n${printable(await reply(line))}\n\n`);
    lines.prompt();
  }
  lines.close();

  async function reply(line: string): Promise<string> {
    const number = /^\d{1,3}$/.test(line) ? Number(line) : undefined;
    const pressed = buttons[(number ?? 0) - 1];
    if (number !== undefined && !pressed) {
      return buttons.length > 0
        ? `There is no button ${number} here. Type a number from 1 to ${buttons.length}, or what you want to look up.`
        : 'There are no buttons here. Type what you want to look up, or help.';
    }
    const asker = terminalAsker(pressed ? 'button' : 'typed', (example) => `“${example}”`);
    try {
      const { message } = await answer(pressed?.says ?? line, asker, services);
      buttons = buttonsOf(message);
      return plainText(numbered(message));
    } catch (error) {
      const reference = newReference();
      log.error({ err: error, reference }, 'a line was not answered');
      return plainText(faultMessage(reference));
    }
  }
}

const WELCOME = `Practice Compass, to try out in this terminal. Slack and Teams are not set up.

Type a word, a question or a command: glossary county lines, principle build trust, help.
Type a number to press the button with that number. To leave, type quit.

`;

const buttonsOf = ({ blocks }: Message): Button[] =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

/** The same message with a number in front of each button's label. */
function numbered(message: Message): Message {
  const all = buttonsOf(message);
  const blocks = message.blocks.map((block) =>
    block.kind === 'buttons'
      ? {
          ...block,
          buttons: block.buttons.map((button) => ({
            ...button,
            label: `[${all.indexOf(button) + 1}] ${button.label}`,
          })),
        }
      : block,
  );
  return { ...message, blocks };
}
