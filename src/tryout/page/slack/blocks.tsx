import { useLayoutEffect, useRef } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { type Json, list } from '../../json';
import type { Who } from '../../state';
import { useDark } from '../media';
import { SlackChart } from './chart';
import { SlackContainer } from './container';
import { type Pressed, SlackControl } from './controls';
import { SlackInput } from './input';

type Props = {
  readonly blocks: readonly Json[];
  readonly people: readonly Who[];
  readonly onPress: (pressed: Pressed) => void;
  /** What is wrong with the fields, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
};

/** Draws blocks as Slack does. The renderer draws only what nobody presses or fills in; the rest is ours. */
export function SlackBlocks({ blocks, people, onPress, errors = {} }: Props) {
  return runsOf(blocks).map((run, index) => {
    const [first = {}] = run;
    const key = `${index}-${String(first.block_id ?? first.type)}`;
    const ours = { block: first, onPress };
    if (!isOurs(first)) return <Drawn key={key} blocks={run} people={people} />;
    switch (first.type) {
      case 'actions':
        return <Controls key={key} {...ours} />;
      case 'section':
        return <WithAccessory key={key} {...ours} people={people} />;
      case 'container':
        return (
          <SlackContainer key={key} block={first}>
            <SlackBlocks blocks={list(first.child_blocks)} people={people} onPress={onPress} errors={errors} />
          </SlackContainer>
        );
      case 'data_visualization':
        return <SlackChart key={key} block={first} />;
      default:
        return <SlackInput key={key} block={first} error={errors[String(first.block_id)]} onEnter={onPress} />;
    }
  });
}

type Ours = { readonly block: Json; readonly onPress: Props['onPress'] };

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
        blocks={blocks.map(withMarkup) as unknown as Block[]}
        logo=""
        name=""
        theme={dark ? 'dark' : 'light'}
        data={{ users }}
      />
    </div>
  );
}

/**
 * To Slack, `verbatim` means that what only looks like an address or a person stays as it is; bold and links are drawn
 * all the same. The renderer would draw neither.
 */
function withMarkup(block: Json): Json {
  const { text, elements } = block;
  return {
    ...block,
    ...(isText(text) && { text: { ...text, verbatim: false } }),
    ...(block.type === 'context' && {
      elements: list(elements).map((one) => (isText(one) ? { ...one, verbatim: false } : one)),
    }),
  };
}

const isText = (part: unknown): part is Json => (part as Json | undefined)?.type === 'mrkdwn';

/** Draws a row of buttons and selects. */
function Controls({ block, onPress }: Ours) {
  return (
    <div className="slack-buttons">
      {list(block.elements).map((element) => (
        <SlackControl key={String(element.action_id)} block={block} element={element} onPress={onPress} />
      ))}
    </div>
  );
}

/** Draws a text with a button or a select beside it. */
function WithAccessory({ block, people, onPress }: Ours & Pick<Props, 'people'>) {
  const { accessory, ...text } = block;
  return (
    <div className="slack-with-accessory">
      <Drawn blocks={[text]} people={people} />
      <SlackControl block={block} element={accessory as Json} onPress={onPress} />
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

const isOurs = ({ type, accessory }: Json) =>
  ['actions', 'input', 'container', 'data_visualization'].includes(String(type)) ||
  (type === 'section' && accessory !== undefined);
