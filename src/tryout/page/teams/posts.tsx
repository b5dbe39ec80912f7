import { Fragment, type ReactNode, useMemo } from 'react';
import type { TeamsPost as Post, State, TeamsPlace, Who } from '../../state';
import { noticeOf } from '../do-act';
import { AuthorName, Avatar, ClockTime, Day, nameOf, TextWithMention } from '../message-parts';
import { roveMessages } from '../roving';
import { useShowNewest } from '../show-newest';
import { latestUnheard, Unheard } from '../unheard';
import { AdaptiveCardView } from './adaptive-card-view';

type Props = {
  readonly state: State;
  readonly place: TeamsPlace;
  readonly replyingTo: string | undefined;
  readonly onReply: (thread: string) => void;
  readonly onNotice: (notice: string) => void;
  readonly onPersonal: () => void;
  /** Receives an example to write. */
  readonly onTry: (example: string) => void;
};

const EXAMPLES = ['glossary county lines', 'principle trust', 'poll'].map((line) => `@Practice Compass ${line}`);

/** Draws the posts of a chat, or the threads of a channel with their replies. Screen readers announce new ones. */
export function TeamsPosts({ state, place, replyingTo, onReply, onNotice, onPersonal, onTry }: Props) {
  const { as } = state;
  const here = state.teams.posts.filter((post) => post.place === place);
  const log = useShowNewest(here.at(-1)?.id);
  const unheard = latestUnheard(here, as)?.id;

  const draw = (post: Post) => (
    <TeamsPost
      key={post.id}
      post={post}
      people={state.people}
      own={post.from === as}
      below={unheard === post.id && <Unheard examples={EXAMPLES} onTry={onTry} />}
      onPersonal={onPersonal}
      onPress={async (action, inputs) =>
        onNotice(await noticeOf({ as, does: 'teams/press', post: post.id, action, inputs }))
      }
    />
  );
  return (
    <div
      className={place === 'channel' ? 'log' : 'log chat'}
      role="log"
      aria-label="Posts"
      ref={log}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={roveMessages}
    >
      <div className="push" />
      {here.length === 0 && <p className="empty">Nothing yet. Write to the bot below: a word, a question, or help.</p>}
      {place !== 'channel'
        ? here.map((post, index) => (
            <Fragment key={post.id}>
              <Day at={post.at} before={here[index - 1]?.at} />
              {draw(post)}
            </Fragment>
          ))
        : here
            .filter(({ thread }) => thread === null)
            .map((root) => (
              <div key={root.id} className={`thread ${replyingTo === root.id ? 'replying' : ''}`}>
                {draw(root)}
                <div className="thread-replies">{here.filter(({ thread }) => thread === root.id).map(draw)}</div>
                <button
                  type="button"
                  className="quiet"
                  aria-pressed={replyingTo === root.id}
                  onClick={() => onReply(root.id)}
                >
                  Reply
                </button>
              </div>
            ))}
    </div>
  );
}

type PostProps = {
  readonly post: Post;
  readonly people: readonly Who[];
  /** Whether this person wrote it. */
  readonly own: boolean;
  readonly below: ReactNode;
  readonly onPress: (action: string, inputs: Readonly<Record<string, string>>) => Promise<void>;
  /** Opens the chat with the bot. */
  readonly onPersonal: () => void;
};

/** Draws one post. */
function TeamsPost({ post, people, own, below, onPress, onPersonal }: PostProps) {
  const { id, from, text, cards, onlyYou, at } = post;
  const written = useMemo(() => cards.map((card) => JSON.stringify(card)), [cards]);
  return (
    <article
      className={`message ${onlyYou ? 'only-you' : ''} ${own ? 'own' : ''}`}
      data-message={id}
      tabIndex={-1}
      aria-label={`Post, ${nameOf(from, people)}`}
    >
      <Avatar from={from} people={people} />
      <div className="message-body">
        <p className="message-head">
          <AuthorName from={from} people={people} /> <ClockTime at={at} />
          {onlyYou && <span className="only-you-note">Only you can see this message</span>}
        </p>
        <div className="bubble">
          {text !== '' && <TextWithMention text={text} />}
          {written.map((card, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a post keep their order
            <AdaptiveCardView key={index} card={card} onPress={onPress} onPersonal={onPersonal} />
          ))}
        </div>
        {below}
      </div>
    </article>
  );
}
