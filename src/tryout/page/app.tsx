import { useState } from 'react';
import type { PersonId } from '../people';
import { Inspector } from './inspector';
import { Keeper, useKept } from './kept';
import { useLiveState } from './live-state';
import { useMedia } from './media';
import { Clock } from './message-parts';
import { SkipLinks } from './skip-links';
import { SlackClient } from './slack/client';
import { Tabs } from './tabs';
import { TeamsClient } from './teams/client';
import { About, ActAs, ClockMoves, Show, type Shown } from './toolbar';

const CLIENTS = [
  { id: 'slack', name: 'Slack', region: 'In Slack', Client: SlackClient },
  { id: 'teams', name: 'Teams', region: 'In Microsoft Teams', Client: TeamsClient },
] as const;

const TABS = [
  { id: 'slack', label: 'Slack' },
  { id: 'teams', label: 'Teams' },
  { id: 'inspector', label: 'Inspector', short: '{ }' },
] as const;

/** Draws the page: who acts and when, Slack and Teams side by side (one at a time if it is narrow), and the inspector. */
export function App() {
  const [as, setAs] = useKept<PersonId>('as', 'ann');
  const wide = useMedia('(min-width: 60rem)');
  const width = wide ? 'wide' : 'narrow';
  const [kept, setShown] = useKept<Shown>(`${width}/shown`, wide ? 'both' : 'slack');
  const [inspecting, setInspecting] = useState(false);
  const { state, last, lost } = useLiveState(as);
  if (!last) return <p className="starting">{lost ? 'The bot does not answer. Is it still running?' : 'Starting…'}</p>;

  const shown = !wide && kept === 'both' ? 'slack' : kept;
  const isShown = (id: Shown) => shown === id || (wide && shown === 'both' && id !== 'inspector');
  const panel = (id: Shown, region: string) => ({
    id: `panel-${id}`,
    hidden: !isShown(id),
    ...(wide ? { 'aria-label': region } : { role: 'tabpanel', 'aria-labelledby': `tab-${id}` }),
  });
  return (
    <Clock value={{ timezone: last.timezone, now: last.now }}>
      <SkipLinks to={CLIENTS.filter(({ id }) => isShown(id))} />
      <header className="page-head">
        <h1>Practice Compass: try it out</h1>
        <ActAs people={last.people} as={as} onActAs={setAs} />
        {wide ? (
          <Show shown={shown} onShow={setShown} />
        ) : (
          <Tabs<Shown> label="What to look at" tabs={TABS} chosen={shown} onChoose={setShown} />
        )}
        <ClockMoves nowInWords={last.nowInWords} />
        <About />
        {wide && (
          <button type="button" aria-expanded={inspecting} onClick={() => setInspecting(!inspecting)}>
            Inspector <span className="count">{last.steps}</span>
          </button>
        )}
        {lost && <p role="alert">The bot does not answer. Is it still running?</p>}
      </header>
      <main>
        <div className="stage">
          {CLIENTS.map(({ id, region, Client }) => (
            <section key={id} {...panel(id, region)}>
              <Keeper value={`${as}/${width}`}>
                {state ? <Client key={as} state={state} /> : <p className="starting">Starting…</p>}
              </Keeper>
            </section>
          ))}
          {!wide && (
            <section {...panel('inspector', 'Inspector')}>
              <Inspector steps={last.steps} />
            </section>
          )}
        </div>
        {wide && inspecting && (
          <section className="inspector-wide" aria-label="Inspector: what goes over the wire">
            <Inspector steps={last.steps} />
          </section>
        )}
      </main>
    </Clock>
  );
}
