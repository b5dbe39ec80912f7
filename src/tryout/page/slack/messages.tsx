import { Fragment, type ReactNode, useRef, useState } from 'react';
import type { SlackMessage as Message, SlackPlace, State } from '../../state';
import { noticeOf } from '../do-act';
import { useKeepFocus } from '../keep-focus';
import { Menu } from '../menu';
import { AuthorName, Avatar, ClockTime, Day, nameOf, TextWithMention } from '../message-parts';
import { roveMessages } from '../roving';
import { useShowNewest } from '../show-newest';
import { latestUnheard, Unheard } from '../unheard';
import { SlackBlocks } from './blocks';
import type { Pressed } from './controls';

type Props = {
  readonly state: State;
  readonly place: SlackPlace;
  readonly thread: string | undefined;
  readonly onThread: (thread: string) => void;
  readonly onNotice: (notice: string) => void;
  /** Receives an example to write. */
  readonly onTry: (example: string) => void;
};

const EXAMPLES = ['/glossary county lines', '/principle trust', '/poll'];
const EXAMPLES_IN_THREAD = ['glossary county lines', 'principle trust', 'help'].map(
  (line) => `@Practice Compass ${line}`,
);

/** Draws the messages of a conversation, or of one of its threads, oldest first. Screen readers announce new ones. */
export function SlackMessages({ state, place, thread, onThread, onNotice, onTry }: Props) {
  const [active, setActive] = useState('');
  const here = state.slack.messages.filter((message) => message.place === place);
  const shown = here.filter((message) => inView(message, place, thread));
  const log = useShowNewest(shown.at(-1)?.ts);
  const unheard = latestUnheard(shown, state.as)?.ts;

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="log" role="log" aria-label="Messages" ref={log} tabIndex={0} onKeyDown={roveMessages}>
      <div className="push" />
      {shown.length === 0 && <p className="empty">Nothing yet. Write to the bot below: a word, a question, or help.</p>}
      {shown.map((message, index) => (
        <Fragment key={message.ts}>
          <Day at={message.at} before={shown[index - 1]?.at} />
          <SlackMessage
            message={message}
            state={state}
            replies={thread || place === 'direct' ? undefined : here.filter((one) => one.thread === message.ts).length}
            onThread={() => onThread(message.ts)}
            onNotice={onNotice}
            isActive={active === message.ts}
            onActive={() => setActive(message.ts)}
            below={
              unheard === message.ts && <Unheard examples={thread ? EXAMPLES_IN_THREAD : EXAMPLES} onTry={onTry} />
            }
          />
        </Fragment>
      ))}
    </div>
  );
}

function inView(message: Message, place: SlackPlace, thread: string | undefined): boolean {
  if (thread) return message.ts === thread || message.thread === thread;
  return place === 'direct' || message.thread === null;
}

type MessageProps = {
  readonly message: Message;
  readonly state: State;
  /** The number of replies; undefined where messages cannot start a thread. */
  readonly replies: number | undefined;
  readonly onThread: () => void;
  readonly onNotice: (notice: string) => void;
  /** Whether the focus is in it, or was there last: then Tab goes on to its menu. */
  readonly isActive: boolean;
  readonly onActive: () => void;
  readonly below: ReactNode;
};

/** Draws one message with its menu. */
function SlackMessage(props: MessageProps) {
  const { message, state, replies, onThread, onNotice, isActive, onActive, below } = props;
  const place = useRef<HTMLElement>(null);
  useKeepFocus(place, JSON.stringify(message.blocks));
  const { as, people } = state;
  const { ts, from, text, blocks, onlyYou, at } = message;
  const press = async (pressed: Pressed) =>
    onNotice(await noticeOf({ as, does: 'slack/press', message: ts, ...pressed }));
  const lookUp = async () => onNotice(await noticeOf({ as, does: 'slack/look-up', message: ts }));
  const menu = [
    ...(from === 'bot' ? [] : [{ label: 'Look up in Compass', onPick: lookUp }]),
    ...(replies === undefined || onlyYou ? [] : [{ label: 'Reply in thread', onPick: onThread }]),
  ];

  return (
    <article
      className={`message ${onlyYou ? 'only-you' : ''}`}
      data-message={ts}
      tabIndex={-1}
      ref={place}
      onFocus={onActive}
      aria-label={`Message, ${nameOf(from, people)}`}
    >
      <Avatar from={from} people={people} />
      <div className="message-body">
        {onlyYou && (
          <p className="only-you-note">
            <Eye /> Only visible to you
          </p>
        )}
        <p className="message-head">
          <AuthorName from={from} people={people} /> <ClockTime at={at} />
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
        {below}
      </div>
      {menu.length > 0 && <Menu label="More actions" items={menu} className="message-menu" isStop={isActive} />}
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
