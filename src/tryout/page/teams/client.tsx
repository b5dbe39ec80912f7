import { useRef, useState } from 'react';
import type { SearchResult, State, TeamsPlace } from '../../state';
import { noticeOf } from '../do-act';
import { useKept } from '../kept';
import { Places } from '../places';
import { useUnread } from '../unread';
import { TeamsComposer } from './composer';
import { TeamsDialog } from './dialog';
import { TeamsPosts } from './posts';

const SECTIONS = [
  {
    name: 'Chats',
    places: [
      { id: 'personal', label: 'Practice Compass', sign: '◆' },
      { id: 'meeting', label: 'Meeting chat', sign: '▣' },
    ],
  },
  { name: 'Teams and channels', places: [{ id: 'channel', label: 'Team huddle', sign: '#' }] },
] as const;

const TITLES = { personal: 'Practice Compass', meeting: 'Meeting chat', channel: 'Team huddle' };

/** Draws Teams as one person sees it: the channel, the meeting's chat and the chat with the bot. */
export function TeamsClient({ state }: { readonly state: State }) {
  const { teams, as } = state;
  const [place, setPlace] = useKept<TeamsPlace>('teams/place', 'channel');
  const [kept, setThread] = useKept<string | null>('teams/thread', null);
  // The thread of another run of the bot is gone.
  const thread = teams.posts.some(({ id }) => id === kept) ? (kept ?? undefined) : undefined;
  const [draft, setDraft] = useKept(`teams/draft/${place}/${thread ?? ''}`, '');
  const [card, setCard] = useState<SearchResult>();
  const [notice, setNotice] = useState('');
  const unread = useUnread('teams', teams.posts, as, place);
  const box = useRef<HTMLInputElement>(null);

  function go(to: TeamsPlace): void {
    setPlace(to);
    setThread(null);
    setCard(undefined);
    setNotice('');
  }

  async function send(text: string): Promise<void> {
    const where = { as, place, thread };
    if (!card) return setNotice(await noticeOf({ ...where, does: 'teams/say', text }));
    setCard(undefined);
    setNotice(await noticeOf({ ...where, does: 'teams/insert', result: card.number, text }));
  }

  return (
    <div className="client teams">
      <Places label="Places in Teams" name="Chat" sections={SECTIONS} chosen={place} unread={unread} onChoose={go} />
      <div className="client-main">
        <div className="client-title">
          <h2>{TITLES[place]}</h2>
        </div>
        <div className="client-view">
          <TeamsPosts
            state={state}
            place={place}
            replyingTo={thread}
            onReply={(root) => {
              setThread(root);
              box.current?.focus();
            }}
            onNotice={setNotice}
            onPersonal={() => go('personal')}
            onTry={(example) => {
              setDraft(example);
              box.current?.focus();
            }}
          />
          <p className="notice" role="status">
            {notice}
          </p>
          {teams.dialog && (
            <TeamsDialog
              dialog={teams.dialog}
              onPress={async (action, inputs) =>
                setNotice(await noticeOf({ as, does: 'teams/press', post: teams.dialog?.id ?? '', action, inputs }))
              }
              onLeave={() => void noticeOf({ as: state.as, does: 'teams/close-dialog' })}
            />
          )}
          <TeamsComposer
            key={`${place}-${thread}`}
            state={state}
            place={place}
            thread={thread}
            onNoThread={() => setThread(null)}
            box={box}
            text={draft}
            onText={setDraft}
            card={card}
            onCard={setCard}
            onSend={send}
          />
        </div>
      </div>
    </div>
  );
}
