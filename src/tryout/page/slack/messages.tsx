import type { SlackMessage as Message, SlackPlace, State } from '../../state';
import { useShowNewest } from '../show-newest';
import { SlackMessage } from './message';

type Props = {
  readonly state: State;
  readonly place: SlackPlace;
  readonly thread: string | undefined;
  readonly onThread: (thread: string) => void;
  readonly onNotice: (notice: string) => void;
};

/** The messages of a conversation, or of one thread in it, oldest first; what is new is read out. */
export function SlackMessages({ state, place, thread, onThread, onNotice }: Props) {
  const here = state.slack.messages.filter((message) => message.place === place);
  const shown = here.filter((message) => inView(message, place, thread));
  const log = useShowNewest(shown.at(-1)?.ts);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="log" role="log" aria-label="Messages" ref={log} tabIndex={0}>
      {shown.length === 0 && <p className="empty">Nothing yet. Write to the bot below: a word, a question, or help.</p>}
      {shown.map((message) => (
        <SlackMessage
          key={message.ts}
          message={message}
          state={state}
          replies={thread || place === 'direct' ? undefined : here.filter((one) => one.thread === message.ts).length}
          onThread={() => onThread(message.ts)}
          onNotice={onNotice}
        />
      ))}
    </div>
  );
}

function inView(message: Message, place: SlackPlace, thread: string | undefined): boolean {
  if (thread) return message.ts === thread || message.thread === thread;
  return place === 'direct' || message.thread === null;
}
