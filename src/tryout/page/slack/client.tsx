import { useRef, useState } from 'react';
import type { State } from '../../state';
import { doAct, noticeOf } from '../do-act';
import { useKeepFocus } from '../keep-focus';
import { Places } from '../places';
import { SlackBlocks } from './blocks';
import { SlackComposer } from './composer';
import type { Pressed } from './controls';
import { SlackMessages } from './messages';
import { SlackModal } from './modal';

type Place = 'channel' | 'direct' | 'home';

const PLACES = [
  { id: 'channel', label: '# team-huddle' },
  { id: 'direct', label: 'Practice Compass' },
  { id: 'home', label: 'App Home' },
] as const;

/** Draws Slack as one person sees it: the channel, its threads, the chat with the bot and the App Home. */
export function SlackClient({ state }: { readonly state: State }) {
  const [place, setPlace] = useState<Place>('channel');
  const [thread, setThread] = useState<string>();
  const [notice, setNotice] = useState('');
  const { slack, as } = state;

  function go(to: Place): void {
    setPlace(to);
    setThread(undefined);
    setNotice('');
    if (to === 'home') void doAct({ as, does: 'slack/open-home' });
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
                onSend={async (text) => setNotice(await noticeOf({ as, does: 'slack/say', place, thread, text }))}
              />
            </>
          )}
        </div>
      </div>
      {slack.modal && <SlackModal key={slack.modal.id} modal={slack.modal} state={state} />}
    </div>
  );
}

type HomeProps = { readonly state: State; readonly onNotice: (notice: string) => void };

/** Draws the bot's App Home. */
function SlackHome({ state: { slack, people, as }, onNotice }: HomeProps) {
  const place = useRef<HTMLDivElement>(null);
  useKeepFocus(place, JSON.stringify(slack.home));
  if (!slack.home) return <p className="empty">The bot is drawing its page…</p>;
  const press = async (pressed: Pressed) =>
    onNotice(await noticeOf({ as, does: 'slack/press-in-view', view: 'home', ...pressed }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="log home" aria-label="App Home" ref={place} tabIndex={0}>
      <SlackBlocks blocks={slack.home} people={people} onPress={(pressed) => void press(pressed)} />
    </section>
  );
}
