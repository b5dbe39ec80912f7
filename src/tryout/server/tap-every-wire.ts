import { type Heard, startWiretap, type Wire } from './wiretap';

type Ends = { readonly bot: () => string; readonly slack: () => string; readonly teams: () => string };
type Hears = { readonly began: () => void; readonly ended: (heard: Heard) => void };

/** Listens in on both platforms in both directions. Gives the addresses to use in the place of the real ones. */
export async function tapEveryWire({ bot, slack, teams }: Ends, { began, ended }: Hears) {
  const tap = (wire: Wire) => startWiretap(wire, began, ended);
  const [slackToBot, botToSlack, teamsToBot, botToTeams] = await Promise.all([
    tap({ face: 'slack', from: 'Slack', to: 'bot', target: bot }),
    tap({ face: 'slack', from: 'bot', to: 'Slack', target: slack }),
    tap({ face: 'teams', from: 'Teams', to: 'bot', target: bot }),
    tap({ face: 'teams', from: 'bot', to: 'Teams', target: teams }),
  ]);
  return {
    slackToBot: slackToBot.address,
    botToSlack: botToSlack.address,
    teamsToBot: teamsToBot.address,
    botToTeams: botToTeams.address,
    stopTaps: async (): Promise<void> => {
      await Promise.all([slackToBot, botToSlack, teamsToBot, botToTeams].map(({ stop }) => stop()));
    },
  };
}
