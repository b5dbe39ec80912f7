import { type FormEvent, useId, useRef, useState } from 'react';
import type { SlackModal as Modal, State } from '../../state';
import { doAct } from '../do-act';
import { useKeepFocus } from '../keep-focus';
import { Window } from '../window';
import { SlackBlocks } from './blocks';
import type { Pressed } from './controls';
import type { Text } from './input';

type Props = { readonly modal: Modal; readonly state: State };
type Input = { readonly type: string; readonly block_id: string; readonly label: Text; readonly optional?: boolean };

/** Draws a Slack modal: its blocks and fields, and the buttons that submit and close it. */
export function SlackModal({ modal, state: { as, people } }: Props) {
  const { id, view, errors: fromBot } = modal;
  const { title, submit, close, blocks } = view as { title?: Text; submit?: Text; close?: Text; blocks: Input[] };
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  useKeepFocus(form, JSON.stringify(view));

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const values = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    const empty = blocks.filter(
      ({ type, optional, label }) => type === 'input' && !optional && !values[label.text]?.trim(),
    );
    setMissing(Object.fromEntries(empty.map(({ block_id }) => [block_id, 'Please complete this required field.'])));
    if (empty.length > 0) {
      const first = empty[0]?.label.text ?? '';
      (event.currentTarget.elements.namedItem(first) as HTMLElement | null)?.focus();
      return;
    }
    await doAct({ as, does: 'slack/submit', view: id, values });
  }

  const leave = () => void doAct({ as, does: 'slack/close', view: id });
  const press = (pressed: Pressed) => void doAct({ as, does: 'slack/press-in-view', view: id, ...pressed });
  const errors = { ...fromBot, ...missing };
  return (
    <Window labelledBy={heading} onLeave={leave}>
      <form className="slack-modal" ref={form} tabIndex={-1} noValidate onSubmit={(event) => void send(event)}>
        <h2 className="window-title" id={heading}>
          {title?.text}
        </h2>
        <div className="window-body">
          {Object.keys(errors).length > 0 && (
            <p role="alert" className="error">
              {errors[''] ?? 'Something is not right yet. Please look at the fields below.'}
            </p>
          )}
          <SlackBlocks blocks={blocks} people={people} onPress={press} errors={errors} />
        </div>
        <div className="window-foot">
          <button type="button" className="slack-button" onClick={leave}>
            {close?.text ?? 'Close'}
          </button>
          {submit && (
            <button type="submit" className="slack-button primary">
              {submit.text}
            </button>
          )}
        </div>
      </form>
    </Window>
  );
}
