import type { Step } from '../state';
import { startWiretap, type Wire } from './wiretap';

type Ends = { readonly bot: () => string; readonly slack: () => string; readonly teams: () => string };

const MOST_STEPS = 200;

/**
 * Puts a wiretap into each of the four wires between the platforms and the bot, and keeps the newest `MOST_STEPS`
 * requests with their answers in memory. Resolves with the addresses to use instead of the real ones. Calls `changed`
 * for every request and again for its answer.
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
    /** Returns the steps numbered higher than `after`, oldest first. */
    steps: (after: number): readonly Step[] => kept.filter(({ number }) => number > after),
    count: () => count,
    stop: async (): Promise<void> => {
      await Promise.all(taps.map(({ stop }) => stop()));
    },
  };
}
