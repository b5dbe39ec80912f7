import type { Json } from '../../json';
import { isMenu } from '../../slack/controls';
import { labelOf } from '../../slack/readable';
import { ChoiceView } from '../drawing/drawn';
import { Menu } from '../menu';
import type { Text } from './input';

/** A button or a select: its ids, and the value of the button, or of the option, when it was drawn. */
export type Pressed = { readonly block: string; readonly action: string; readonly value?: string };

type Props = { readonly block: Json; readonly element: Json; readonly onPress: (pressed: Pressed) => void };

/** Draws a button or a select of a block. */
export function SlackControl({ block, element, onPress }: Props) {
  const ids = { block: String(block.block_id), action: String(element.action_id) };
  const onChoose = (value: string) => onPress({ ...ids, value });
  if (element.type === 'overflow') return <SlackOverflow element={element} onChoose={onChoose} />;
  if (isMenu(element)) return <SlackSelect element={element} onChoose={onChoose} beside={labelOf(block)} />;
  const { text, style, value, accessibility_label: label } = element as { text?: Text } & Json;
  const carried = typeof value === 'string' ? { value } : {};
  return (
    <button
      type="button"
      className={typeof style === 'string' ? `slack-button ${style}` : 'slack-button'}
      aria-label={typeof label === 'string' && label !== text?.text ? label : undefined}
      onClick={() => onPress({ ...ids, ...carried })}
    >
      {text?.text}
    </button>
  );
}

type Choices = { readonly element: Json; readonly onChoose: (value: string) => void };

function SlackOverflow({ element, onChoose }: Choices) {
  const { options = [] } = element as Select;
  return (
    <Menu
      label="More options"
      items={options.map(({ text, value }) => ({ label: text.text, onPick: () => onChoose(value) }))}
    />
  );
}

type Choice = { readonly text: Text; readonly value: string };
type Group = { readonly label: Text; readonly options: readonly Choice[] };
type Select = {
  readonly placeholder?: Text;
  readonly options?: readonly Choice[];
  readonly option_groups?: readonly Group[];
  readonly initial_option?: Choice;
};

/** `beside`: the text that it stands beside, which says what it is for. */
function SlackSelect({ element, onChoose, beside }: Choices & { readonly beside: string }) {
  const { placeholder, options = [], option_groups: groups, initial_option: initial } = element as Select;
  const shown = (choice: Choice, group?: string) => ({ label: choice.text.text, value: choice.value, group });
  const prompt = placeholder?.text ?? 'Choose an option';
  return (
    <ChoiceView
      label={beside || prompt}
      placeholder={prompt}
      options={
        groups
          ? groups.flatMap((group) => group.options.map((choice) => shown(choice, group.label.text)))
          : options.map((choice) => shown(choice))
      }
      value={initial?.value}
      onChoose={onChoose}
    />
  );
}
