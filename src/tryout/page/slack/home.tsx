import { useRef } from 'react';
import type { State } from '../../state';
import { doAct } from '../do-act';
import { useKeepFocus } from '../keep-focus';
import { type Pressed, SlackBlocks } from './blocks';

type Props = { readonly state: State; readonly onNotice: (notice: string) => void };

/** The bot's own page in Slack. */
export function SlackHome({ state: { slack, people, as }, onNotice }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useKeepFocus(place, JSON.stringify(slack.home));
  if (!slack.home) return <p className="empty">The bot is drawing its page…</p>;
  const press = async (pressed: Pressed) =>
    onNotice((await doAct({ face: 'slack', as, does: 'slack/press-in-view', view: 'home', ...pressed })).notice ?? '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="log home" aria-label="App Home" ref={place} tabIndex={0}>
      <SlackBlocks blocks={slack.home} people={people} onPress={(pressed) => void press(pressed)} />
    </section>
  );
}
