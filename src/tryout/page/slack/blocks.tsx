import { useLayoutEffect, useRef } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import type { Json } from '../../json';
import type { Who } from '../../state';
import { useDark } from '../media';
import { SlackInput, type Text } from './input';

type Props = {
  readonly blocks: readonly Json[];
  readonly people: readonly Who[];
  readonly onPress: (pressed: Pressed) => void;
  /** What is wrong with the fields, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
};

/** A button: its ids, and the value that it had when it was drawn. */
export type Pressed = { readonly block: string; readonly action: string; readonly value?: string };

/** Draws blocks as Slack does. The renderer only draws, so buttons and fields are ours. */
export function SlackBlocks({ blocks, people, onPress, errors = {} }: Props) {
  return runsOf(blocks).map((run, index) => {
    const [first] = run;
    const key = `${index}-${String(first?.block_id ?? first?.type)}`;
    if (first?.type === 'actions') return <Buttons key={key} block={first} onPress={onPress} />;
    if (first?.type === 'input') return <SlackInput key={key} block={first} error={errors[String(first.block_id)]} />;
    return <Drawn key={key} blocks={run} people={people} />;
  });
}

function Drawn({ blocks, people }: { readonly blocks: readonly Json[]; readonly people: readonly Who[] }) {
  const place = useRef<HTMLDivElement>(null);
  const dark = useDark();
  // The renderer gives every message the same id, and Slack's own block ids are not unique on a page either.
  useLayoutEffect(() => {
    for (const node of place.current?.querySelectorAll('[id]') ?? []) node.removeAttribute('id');
  });
  const users = people.map(({ id, name }) => ({ id: `U0${id.toUpperCase()}`, name }));
  return (
    <div ref={place}>
      <Message
        withoutWrapper
        className="slack-drawn"
        blocks={blocks as unknown as Block[]}
        logo=""
        name=""
        theme={dark ? 'dark' : 'light'}
        data={{ users }}
      />
    </div>
  );
}

function Buttons({ block, onPress }: { readonly block: Json; readonly onPress: Props['onPress'] }) {
  return (
    <div className="slack-buttons">
      {((block.elements ?? []) as Json[]).map((element) => {
        const { text, style, value, action_id, accessibility_label: label } = element as { text?: Text } & Json;
        const carried = typeof value === 'string' ? { value } : {};
        return (
          <button
            key={String(action_id)}
            type="button"
            className={typeof style === 'string' ? `slack-button ${style}` : 'slack-button'}
            aria-label={typeof label === 'string' && label !== text?.text ? label : undefined}
            onClick={() => onPress({ block: String(block.block_id), action: String(action_id), ...carried })}
          >
            {text?.text}
          </button>
        );
      })}
    </div>
  );
}

/** Groups the blocks that the renderer draws; each of ours is a group by itself. */
function runsOf(blocks: readonly Json[]): Json[][] {
  const runs: Json[][] = [];
  for (const block of blocks) {
    const before = runs.at(-1);
    if (isOurs(block) || !before?.[0] || isOurs(before[0])) runs.push([block]);
    else before.push(block);
  }
  return runs;
}

const isOurs = ({ type }: Json) => type === 'actions' || type === 'input';
