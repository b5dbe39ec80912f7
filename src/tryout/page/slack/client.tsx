import { useState } from 'react';
import type { State } from '../../state';
import { doAct } from '../do-act';
import { Places } from '../places';
import { SlackComposer } from './composer';
import { SlackHome } from './home';
import { SlackMessages } from './messages';
import { SlackModal } from './modal';

type Place = 'channel' | 'direct' | 'home';

const PLACES = [
  { id: 'channel', label: '# team-huddle' },
  { id: 'direct', label: 'Practice Compass' },
  { id: 'home', label: 'App Home' },
] as const;

/** The channel, its threads, the chat with the bot and the App Home, as one person sees them in Slack. */
export function SlackClient({ state }: { readonly state: State }) {
  const [place, setPlace] = useState<Place>('channel');
  const [thread, setThread] = useState<string>();
  const [notice, setNotice] = useState('');
  const { slack, as } = state;

  function go(to: Place): void {
    setPlace(to);
    setThread(undefined);
    setNotice('');
    if (to === 'home') void doAct({ face: 'slack', as, does: 'slack/open-home' });
  }

  const title = thread ? 'Thread in #team-huddle' : place === 'channel' ? '#team-huddle' : 'Practice Compass';
  return (
    <div className="client slack">
      <div className="client-parts">
        <Places label="Places in Slack" name="Team workspace" places={PLACES} chosen={place} onChoose={go} />
        <div className="client-main">
          <div className="client-title">
            {thread && (
              <button type="button" className="quiet" onClick={() => setThread(undefined)}>
                ← Back to #team-huddle
              </button>
            )}
            <h3>{title}</h3>
          </div>
          {place === 'home' ? (
            <SlackHome state={state} onNotice={setNotice} />
          ) : (
            <>
              <SlackMessages state={state} place={place} thread={thread} onThread={setThread} onNotice={setNotice} />
              <p className="notice" role="status">
                {notice}
              </p>
              <SlackComposer
                key={`${place}-${thread}`}
                commands={slack.commands}
                label={thread ? 'Reply in the thread' : `Message ${title}`}
                inThread={thread !== undefined}
                onSend={async (text) => {
                  const { notice: said = '' } = await doAct({
                    face: 'slack',
                    as,
                    does: 'slack/say',
                    place,
                    text,
                    ...(thread ? { thread } : {}),
                  });
                  setNotice(said);
                }}
              />
            </>
          )}
        </div>
      </div>
      {slack.modal && <SlackModal key={slack.modal.id} modal={slack.modal} state={state} />}
    </div>
  );
}
