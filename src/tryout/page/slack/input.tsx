import { type KeyboardEvent, useId } from 'react';
import type { Json } from '../../json';
import type { Pressed } from './controls';

/** A text object of Block Kit; only its text matters here. */
export type Text = { readonly text: string };

type Props = {
  readonly block: Json;
  readonly error: string | undefined;
  /** For a field that sends what it holds when Enter is pressed in it. */
  readonly onEnter: (typed: Pressed) => void;
};

/** Draws a field of a modal with its label, its hint and its error. Its name in the form is its label. */
export function SlackInput({ block, error, onEnter }: Props) {
  const id = useId();
  const { label, hint, optional, element } = block as { label?: Text; hint?: Text; optional?: boolean; element: Json };
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const name = label?.text ?? '';
  const shared = {
    id,
    name,
    'aria-describedby': described,
    'aria-invalid': error ? true : undefined,
    'aria-required': optional ? undefined : true,
    ...(block.dispatch_action === true && { onKeyDown: sendOnEnter }),
  };

  function sendOnEnter(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const { value } = event.currentTarget;
    onEnter({ block: String(block.block_id), action: String(element.action_id), value });
  }

  return (
    <div className={`field ${error ? 'wrong' : ''}`}>
      <label htmlFor={id}>
        {name} {optional && <small>(optional)</small>}
      </label>
      <Control element={element} shared={shared} />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint.text}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

function Control({ element, shared }: { readonly element: Json; readonly shared: object }) {
  const initial = (field: string) => (typeof element[field] === 'string' ? (element[field] as string) : '');
  switch (element.type) {
    case 'static_select': {
      type Options = { text: Text }[];
      const options = (element.options ?? []) as Options;
      const groups = (element.option_groups ?? []) as { label: Text; options: Options }[];
      const drawn = (choices: Options) => choices.map(({ text }) => <option key={text.text}>{text.text}</option>);
      const chosen = (element.initial_option as { text: Text } | undefined)?.text.text ?? '';
      return (
        <select {...shared} defaultValue={chosen}>
          {chosen === '' && <option value="">Choose…</option>}
          {drawn(options)}
          {groups.map(({ label, options: choices }) => (
            <optgroup key={label.text} label={label.text}>
              {drawn(choices)}
            </optgroup>
          ))}
        </select>
      );
    }
    case 'conversations_select':
      return (
        <select {...shared} defaultValue="">
          <option value="">Choose…</option>
          <option value="C0TEAM">#team-huddle</option>
        </select>
      );
    case 'timepicker':
      return <input {...shared} type="time" defaultValue={initial('initial_time')} />;
    case 'datepicker':
      return <input {...shared} type="date" defaultValue={initial('initial_date')} />;
    default: {
      const longest = typeof element.max_length === 'number' ? element.max_length : 3000;
      return element.multiline === true ? (
        <textarea {...shared} rows={3} maxLength={longest} defaultValue={initial('initial_value')} />
      ) : (
        <input {...shared} type="text" maxLength={longest} defaultValue={initial('initial_value')} />
      );
    }
  }
}
