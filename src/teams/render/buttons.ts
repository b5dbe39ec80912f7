import type { Block } from '../../message';
import { meter } from './bars';
import type { Action, CardElement, Execute } from './card';
import { clip } from './fit-card';
import { bold, rich, run } from './texts';
import { type Drawn, drawnButtons } from './votes';

/**
 * More than six actions side by side are cut off or hidden.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions
 */
const MOST_ACTIONS_IN_A_SET = 6;

/** Our own limit, in characters. */
const LONGEST = 100;

/**
 * The card around a block. `besideForm`: it has fields, which its buttons do not send. `next`: the next number of an id in
 * it. `draw`: how blocks in blocks are drawn.
 */
export type InCard = {
  readonly besideForm: boolean;
  readonly next: () => number;
  readonly draw: (blocks: readonly Block[]) => CardElement[];
};

/** A row of buttons, with what they unfold below it. */
export function renderButtons({ label, buttons }: Extract<Block, { kind: 'buttons' }>, card: InCard): CardElement[] {
  const { above, inRows, drawn } = drawnButtons(buttons);
  const hidden: CardElement[] = [];
  const actions = drawn.map((one): Action => {
    const { opens } = one.button;
    if (!opens) return renderButton(one, card);
    const id = `more-${card.next()}`;
    hidden.push({ type: 'Container', id, isVisible: false, items: card.draw(opens) });
    return { type: 'Action.ToggleVisibility', ...titled(one), targetElements: [id] };
  });
  if (buttons.some(({ beside }) => beside))
    return [
      ...(label ? [rich([bold(label)])] : []),
      ...drawn.flatMap((one, at) => answerRow(one, actions[at], above[at], inRows)),
    ];
  return [
    ...(label ? [rich([bold(label)])] : []),
    ...above.map((line) => ({ ...rich([run(line)]), spacing: 'Small' }) as const),
    ...(inRows ? actions.map((action) => [action]) : inSets(actions)).map(actionSet),
    ...hidden,
  ];
}

/** A button with what stands beside it: on the same line, or below a button that is long. `whole`: the answer, if the button has no room for it. */
function answerRow(
  { button }: Drawn,
  action: Action | undefined,
  whole: string | undefined,
  isLong: boolean,
): CardElement[] {
  const { words = '', bar = null } = button.beside ?? {};
  const beside: CardElement[] = [{ ...rich([run(words)]), spacing: 'None' }, ...(bar === null ? [] : [meter(bar)])];
  const set = action ? [actionSet([action])] : [];
  if (isLong) return [...(whole ? [rich([run(whole)])] : []), ...set, ...beside];
  const column = (items: readonly CardElement[]) =>
    ({ type: 'Column', width: 1, verticalContentAlignment: 'Center', items }) as const;
  return [{ type: 'ColumnSet', spacing: 'Small', columns: [column(set), column(beside)] }];
}

export function renderButton(drawn: Drawn, { besideForm }: Pick<InCard, 'besideForm'>): Execute {
  const { command, main, secondary } = drawn.button;
  const { title, tooltip } = titled(drawn);
  const inputs = besideForm ? ({ associatedInputs: 'none' } as const) : {};
  return {
    type: 'Action.Execute',
    title,
    tooltip,
    verb: 'says',
    data: { says: command },
    ...inputs,
    ...(main ? { style: 'positive' } : {}),
    ...(secondary ? { mode: 'secondary' } : {}),
    fallback: { type: 'Action.Submit', title, data: { says: command }, ...inputs },
  };
}

const titled = ({ title, name }: Pick<Drawn, 'title' | 'name'>) => ({
  title: clip(title, LONGEST),
  tooltip: clip(name, LONGEST),
});

function inSets(actions: readonly Action[]): Action[][] {
  const sets: Action[][] = [];
  for (let at = 0; at < actions.length; at += MOST_ACTIONS_IN_A_SET)
    sets.push(actions.slice(at, at + MOST_ACTIONS_IN_A_SET));
  return sets;
}

export const actionSet = (actions: readonly Action[]) => ({ type: 'ActionSet', actions, spacing: 'Small' }) as const;
