import { useEffect, useRef, useState } from 'react';
import type { SlackPlace, State } from '../../state';
import { Composer } from '../composer';
import { doAct, noticeOf } from '../do-act';
import { useKept } from '../kept';
import { Places } from '../places';
import { Tabs } from '../tabs';
import { useUnread } from '../unread';
import { SlackHome } from './home';
import { SlackMessages } from './messages';
import { SlackModal } from './modal';
import { offersIn } from './offers';

/** A channel, or the app: its chat with this person, or its Home. */
type Place = SlackPlace | 'home';

const SECTIONS = [
  { name: 'Channels', places: [{ id: 'channel', label: 'team-huddle', sign: '#' }] },
  { name: 'Apps', places: [{ id: 'direct', label: 'Practice Compass', sign: '◆' }] },
] as const;

const APP_TABS = [
  { id: 'home', label: 'Home' },
  { id: 'direct', label: 'Messages' },
] as const;

/** Draws Slack as one person sees it: the channel, its threads, the chat with the bot and the App Home. */
export function SlackClient({ state }: { readonly state: State }) {
  const { slack, as } = state;
  const [place, setPlace] = useKept<Place>('slack/place', 'channel');
  const [kept, setThread] = useKept<string | null>('slack/thread', null);
  // The thread of another run of the bot is gone.
  const thread = slack.messages.some(({ ts }) => ts === kept) ? (kept ?? undefined) : undefined;
  const [draft, setDraft] = useKept(`slack/draft/${place}/${thread ?? ''}`, '');
  const [notice, setNotice] = useState('');
  const said = slack.messages.filter((message) => message.thread === null).map((one) => ({ ...one, id: one.ts }));
  const unread = useUnread('slack', said, as, place === 'home' ? 'direct' : place);
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (place === 'channel') return;
    void doAct({ as, does: 'slack/open-home', tab: place === 'home' ? 'home' : 'messages' });
  }, [as, place]);

  function go(to: Place): void {
    setPlace(to);
    setThread(null);
    setNotice('');
  }

  const inApp = place !== 'channel';
  const title = thread ? 'Thread' : inApp ? 'Practice Compass' : '#team-huddle';
  return (
    <div className="client slack">
      <Places
        label="Places in Slack"
        name="Riverside partnership"
        sections={SECTIONS}
        chosen={inApp ? 'direct' : 'channel'}
        unread={unread}
        onChoose={go}
      />
      <div className="client-main">
        <div className={`client-title ${inApp || thread ? 'needed' : ''}`}>
          {thread && (
            <button type="button" className="quiet" onClick={() => setThread(null)}>
              ← Back to #team-huddle
            </button>
          )}
          <h2>{title}</h2>
          {inApp && <Tabs<Place> label="Practice Compass" tabs={APP_TABS} chosen={place} onChoose={go} prefix="app-" />}
        </div>
        <div
          className="client-view"
          {...(inApp && { role: 'tabpanel', id: `panel-app-${place}`, 'aria-labelledby': `tab-app-${place}` })}
        >
          {place === 'home' ? (
            <SlackHome state={state} onNotice={setNotice} />
          ) : (
            <SlackMessages
              state={state}
              place={place}
              thread={thread}
              onThread={setThread}
              onNotice={setNotice}
              onTry={(example) => {
                setDraft(example);
                box.current?.focus();
              }}
            />
          )}
          <p className="notice" role="status">
            {notice}
          </p>
          {place !== 'home' && (
            <Composer
              key={`${place}-${thread}`}
              box={box}
              label={thread ? 'Reply in the thread' : `Message ${title}`}
              text={draft}
              onText={setDraft}
              offersFor={offersIn(slack.commands, thread !== undefined)}
              hint={thread && 'Slash commands do not work in threads. Begin with @Practice Compass.'}
              onSend={async (text) => setNotice(await noticeOf({ as, does: 'slack/say', place, thread, text }))}
            />
          )}
        </div>
      </div>
      {slack.modal && <SlackModal key={slack.modal.id} modal={slack.modal} state={state} />}
    </div>
  );
}
