import type { types } from '@slack/bolt';
import type { Button } from '../../message';
import { cut } from '../../text/cut';
import { signsOf } from './bars';
import { BUTTON_TEXT, BUTTON_VALUE, BUTTONS_IN_A_ROW, TEXT_OBJECT } from './limits';
import { literal } from './literal';
import { withoutMentions } from './mentions';
import { overflow } from './menus';
import { type Drawn, drawnButtons } from './votes';

/** Gives an element its action id, which no other element of the message has. */
export type Draw = <Element extends object>(element: Element) => Element & { readonly action_id: string };

/** Draws a part of a message once, if it is lasting, for each place where it stands. `way`: what the outcome depends on besides. */
export type DrawOnce = <Drawn extends object>(
  part: object,
  way: string,
  make: () => readonly Drawn[],
) => readonly Drawn[];

/** Rows of buttons. Lines to show above them: answers by number (`above`), or labels that no button can hold (`long`). */
type Rows = {
  readonly above: readonly string[];
  readonly long: readonly string[];
  readonly rows: readonly types.ActionsBlock[];
};

export function rowsOf(all: readonly Button[], draw: Draw, rowId: string): Rows {
  const buttons = all.filter(({ secondary }) => !secondary);
  const { above, drawn } = drawnButtons(buttons);
  const rest = overflow(all.filter(({ secondary }) => secondary));
  return {
    above,
    long: above.length > 0 ? [] : buttons.map(({ label }) => label).filter((label) => label.length > BUTTON_TEXT),
    rows: withLast(inRows(drawn), rest).map((row, index) => ({
      type: 'actions',
      block_id: `${rowId}:${index}`,
      elements: row.map(draw),
    })),
  };
}

/**
 * Answers with what stands beside them, each in a row of its own. On a phone the button stands below its row, so the row names
 * the answer too.
 */
export function answerRows(buttons: readonly Button[], draw: Draw, rowId: string): types.SectionBlock[] {
  const { above, drawn } = drawnButtons(buttons);
  return drawn.map((one, at) => {
    const { words = '', bar = null } = one.button.beside ?? {};
    const shown = `${above[at] ?? one.name}${words ? `: ${words}` : ''}`;
    return {
      type: 'section',
      block_id: `${rowId}:${at}`,
      text: literal([shown, signsOf({ bar })].filter(Boolean).join('\n'), TEXT_OBJECT),
      accessory: draw(renderButton(one)),
    };
  });
}

/** One button by itself, with its label as it is. */
export const renderOne = (button: Button): types.Button =>
  renderButton({ button, label: button.label, name: button.label });

/** The menu stands at the end of the last row. */
const withLast = (
  buttons: readonly Drawn[][],
  rest: readonly types.Overflow[],
): (types.Button | types.Overflow)[][] => {
  const drawn = buttons.map((row) => row.map(renderButton));
  return drawn.length === 0
    ? [[...rest]].filter((row) => row.length > 0)
    : drawn.map((row, at) => (at === drawn.length - 1 ? [...row, ...rest] : row));
};

function renderButton({ button: { command, main }, label, name }: Drawn): types.Button {
  return {
    type: 'button',
    text: literal(label, BUTTON_TEXT),
    accessibility_label: cut(withoutMentions(name), BUTTON_TEXT),
    value: command,
    ...(main ? { style: 'primary' } : {}),
  };
}

/**
 * Rows of at most `BUTTONS_IN_A_ROW`. A button whose line is too long to carry is left out: cut short, it would be
 * another command.
 */
function inRows(drawn: readonly Drawn[]): Drawn[][] {
  const carried = drawn.filter(({ button }) => button.command.length <= BUTTON_VALUE);
  return Array.from({ length: Math.ceil(carried.length / BUTTONS_IN_A_ROW) }, (_, row) =>
    carried.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
  );
}
