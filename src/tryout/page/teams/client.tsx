import { useState } from 'react';
import type { State, TeamsPlace } from '../../state';
import { noticeOf } from '../do-act';
import { Places } from '../places';
import { TeamsComposer } from './composer';
import { TeamsDialog } from './dialog';
import { TeamsPosts } from './posts';

const PLACES = [
  { id: 'channel', label: 'Team huddle' },
  { id: 'meeting', label: 'Meeting chat' },
  { id: 'personal', label: 'Practice Compass' },
] as const;

/** Draws Teams as one person sees it: the channel, the meeting's chat and the chat with the bot. */
export function TeamsClient({ state }: { readonly state: State }) {
  const [place, setPlace] = useState<TeamsPlace>('channel');
  const [thread, setThread] = useState<string>();
  const [notice, setNotice] = useState('');

  function go(to: TeamsPlace): void {
    setPlace(to);
    setThread(undefined);
    setNotice('');
  }

  const { dialog } = state.teams;
  const title = PLACES.find(({ id }) => id === place)?.label ?? '';
  return (
    <div className="client teams">
      <div className="client-parts">
        <Places label="Places in Teams" name="Teams" places={PLACES} chosen={place} onChoose={go} />
        <div className="client-main">
          <div className="client-title">
            <h3>{title}</h3>
          </div>
          <TeamsPosts
            state={state}
            place={place}
            replyingTo={thread}
            onReply={setThread}
            onNotice={setNotice}
            onPersonal={() => go('personal')}
          />
          <p className="notice" role="status">
            {notice}
          </p>
          {dialog && (
            <TeamsDialog
              dialog={dialog}
              onPress={async (action, inputs) =>
                setNotice(await noticeOf({ as: state.as, does: 'teams/press', post: dialog.id, action, inputs }))
              }
              onLeave={() => void noticeOf({ as: state.as, does: 'teams/close-dialog' })}
            />
          )}
          <TeamsComposer
            key={`${place}-${thread}`}
            as={state.as}
            place={place}
            thread={thread}
            onNoThread={() => setThread(undefined)}
            onSend={async (text, mention) =>
              setNotice(await noticeOf({ as: state.as, does: 'teams/say', place, thread, mention, text }))
            }
          />
        </div>
      </div>
    </div>
  );
}
