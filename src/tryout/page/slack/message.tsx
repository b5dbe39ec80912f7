import { useRef } from 'react';
import type { SlackMessage as Message, State } from '../../state';
import { AuthorName, Avatar } from '../author';
import { ClockTime } from '../clock-time';
import { doAct } from '../do-act';
import { useKeepFocus } from '../keep-focus';
import { MessageMenu } from '../message-menu';
import { TextWithMention } from '../text-with-mention';
import { type Pressed, SlackBlocks } from './blocks';

type Props = {
  readonly message: Message;
  readonly state: State;
  /** Undefined where a message starts no thread. */
  readonly replies: number | undefined;
  readonly onThread: () => void;
  readonly onNotice: (notice: string) => void;
};

/** One message as Slack shows it, with its menu. */
export function SlackMessage({ message, state, replies, onThread, onNotice }: Props) {
  const place = useRef<HTMLElement>(null);
  useKeepFocus(place, JSON.stringify(message.blocks));
  const { as, people } = state;
  const { ts, from, text, blocks, onlyYou, at } = message;
  const press = async (pressed: Pressed) =>
    onNotice((await doAct({ face: 'slack', as, does: 'slack/press', message: ts, ...pressed })).notice ?? '');
  const menu = [
    ...(from === 'bot'
      ? []
      : [
          {
            label: 'Look up in Compass',
            onPick: async () =>
              onNotice((await doAct({ face: 'slack', as, does: 'slack/look-up', message: ts })).notice ?? ''),
          },
        ]),
    ...(replies === undefined || onlyYou ? [] : [{ label: 'Reply in thread', onPick: onThread }]),
  ];

  return (
    <article
      className={`message ${onlyYou ? 'only-you' : ''}`}
      data-message={ts}
      tabIndex={-1}
      ref={place}
      aria-label={`Message, ${from === 'bot' ? 'Practice Compass' : people.find(({ id }) => id === from)?.name}`}
    >
      <Avatar from={from} people={people} />
      <div className="message-body">
        {onlyYou && (
          <p className="only-you-note">
            <Eye /> Only visible to you
          </p>
        )}
        <p className="message-head">
          <AuthorName from={from} people={people} badge="App" /> <ClockTime at={at} />
        </p>
        {blocks.length > 0 ? (
          <SlackBlocks blocks={blocks} people={people} onPress={(pressed) => void press(pressed)} />
        ) : (
          <TextWithMention text={text} />
        )}
        {replies !== undefined && replies > 0 && (
          <button type="button" className="replies" onClick={onThread}>
            {replies} {replies === 1 ? 'reply' : 'replies'}
          </button>
        )}
      </div>
      {menu.length > 0 && <MessageMenu items={menu} />}
    </article>
  );
}

const Eye = () => (
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
    <path
      d="M1 8c2-3.3 4.3-5 7-5s5 1.7 7 5c-2 3.3-4.3 5-7 5s-5-1.7-7-5Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
    />
    <circle cx="8" cy="8" r="2" fill="currentColor" />
  </svg>
);
