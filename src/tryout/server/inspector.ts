import type { Step } from '../state';
import { startWiretap, type Wire } from './wiretap';

type Ends = { readonly bot: () => string; readonly slack: () => string; readonly teams: () => string };

const MOST_STEPS = 200;

/**
 * Listens in on both platforms in both directions, and keeps the newest requests with their answers, in memory alone.
 * Gives the addresses to use in the place of the real ones. `changed` is told of every request and of every answer.
 */
export async function startInspector({ bot, slack, teams }: Ends, changed: () => void) {
  const kept: Step[] = [];
  let count = 0;
  const tap = (wire: Wire) =>
    startWiretap(wire, changed, (heard) => {
      count += 1;
      kept.push({ ...heard, number: count, at: new Date().toISOString() });
      if (kept.length > MOST_STEPS) kept.shift();
      changed();
    });
  const taps = await Promise.all([
    tap({ platform: 'slack', from: 'Slack', to: 'bot', target: bot }),
    tap({ platform: 'slack', from: 'bot', to: 'Slack', target: slack }),
    tap({ platform: 'teams', from: 'Teams', to: 'bot', target: bot }),
    tap({ platform: 'teams', from: 'bot', to: 'Teams', target: teams }),
  ]);
  const [slackToBot, botToSlack, teamsToBot, botToTeams] = taps;

  return {
    slackToBot: slackToBot.address,
    botToSlack: botToSlack.address,
    teamsToBot: teamsToBot.address,
    botToTeams: botToTeams.address,
    /** Oldest first; only those with a higher number than `after`. */
    steps: (after: number): readonly Step[] => kept.filter(({ number }) => number > after),
    count: () => count,
    stop: async (): Promise<void> => {
      await Promise.all(taps.map(({ stop }) => stop()));
    },
  };
}
