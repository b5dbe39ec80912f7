import type { TeamsPost as Post, State, TeamsPlace } from '../../state';
import { doAct } from '../do-act';
import { useShowNewest } from '../show-newest';
import { TeamsPost } from './post';

type Props = {
  readonly state: State;
  readonly place: TeamsPlace;
  readonly replyingTo: string | undefined;
  readonly onReply: (thread: string) => void;
  readonly onNotice: (notice: string) => void;
  readonly onPersonal: () => void;
};

/** What stands in a chat, or the threads of a channel with their replies; what is new is read out. */
export function TeamsPosts({ state, place, replyingTo, onReply, onNotice, onPersonal }: Props) {
  const { as } = state;
  const here = state.teams.posts.filter((post) => post.place === place);
  const log = useShowNewest(here.at(-1)?.id);

  const draw = (post: Post) => (
    <TeamsPost
      key={post.id}
      post={post}
      people={state.people}
      onPersonal={onPersonal}
      onPress={async (action, inputs) =>
        onNotice((await doAct({ face: 'teams', as, does: 'teams/press', post: post.id, action, inputs })).notice ?? '')
      }
    />
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="log" role="log" aria-label="Posts" ref={log} tabIndex={0}>
      {here.length === 0 && <p className="empty">Nothing yet. Write to the bot below: a word, a question, or help.</p>}
      {place !== 'channel'
        ? here.map(draw)
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
