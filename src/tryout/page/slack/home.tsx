import { useRef } from 'react';
import type { State } from '../../state';
import { noticeOf } from '../do-act';
import { useKeepFocus } from '../keep-focus';
import { SlackBlocks } from './blocks';
import type { Pressed } from './controls';

type Props = { readonly state: State; readonly onNotice: (notice: string) => void };

/** Draws the bot's App Home. */
export function SlackHome({ state: { slack, people, as }, onNotice }: Props) {
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
