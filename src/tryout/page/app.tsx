import { useState } from 'react';
import type { PersonId } from '../people';
import { Inspector } from './inspector';
import { useLiveState } from './live-state';
import { useMedia } from './media';
import { Clock } from './message-parts';
import { SlackClient } from './slack/client';
import { Tabs } from './tabs';
import { TeamsClient } from './teams/client';
import { Toolbar } from './toolbar';

/** Draws the page: who acts and when, Slack and Teams side by side (behind tabs if it is narrow), and the inspector. */
export function App() {
  const [as, setAs] = useState<PersonId>('ann');
  const [tab, setTab] = useState('slack');
  const [inspecting, setInspecting] = useState(false);
  const wide = useMedia('(min-width: 60rem)');
  const { state, last, lost } = useLiveState(as);
  if (!last) return <p className="starting">{lost ? 'The bot does not answer. Is it still running?' : 'Starting…'}</p>;

  const slack = state ? <SlackClient key={`slack-${as}`} state={state} /> : STARTING;
  const teams = state ? <TeamsClient key={`teams-${as}`} state={state} /> : STARTING;
  const inspector = <Inspector steps={last.steps} />;
  return (
    <Clock value={{ timezone: last.timezone, now: last.now }}>
      <header className="page-head">
        <h1>Practice Compass: try it out</h1>
        <p>
          The real bot on this machine alone: no account, nothing leaves it. In Slack type{' '}
          <code>/glossary adultifcation</code> (the slip is meant). In Teams mention the bot, or search from the message
          box.
        </p>
        <Toolbar state={{ ...last, as }} onActAs={setAs} />
        {lost && <p role="alert">The bot does not answer. Is it still running?</p>}
      </header>
      <main>
        {wide ? (
          <>
            <div className="side-by-side">
              <section aria-labelledby="slack-heading">
                <h2 id="slack-heading">In Slack</h2>
                {slack}
              </section>
              <section aria-labelledby="teams-heading">
                <h2 id="teams-heading">In Microsoft Teams</h2>
                {teams}
              </section>
            </div>
            <section className="inspector-wide" aria-labelledby="inspector-heading">
              <h2 id="inspector-heading">
                <button type="button" aria-expanded={inspecting} onClick={() => setInspecting(!inspecting)}>
                  Inspector: what goes over the wire ({last.steps})
                </button>
              </h2>
              {inspecting && inspector}
            </section>
          </>
        ) : (
          <Tabs
            label="What to look at"
            chosen={tab}
            onChoose={setTab}
            tabs={[
              { id: 'slack', label: 'Slack', panel: slack },
              { id: 'teams', label: 'Teams', panel: teams },
              { id: 'inspector', label: 'Inspector', panel: inspector },
            ]}
          />
        )}
      </main>
    </Clock>
  );
}

/** Stands in for a client until the server has sent its state. */
const STARTING = <p className="starting">Starting…</p>;
