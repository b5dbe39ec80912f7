import { textFor } from '../tryout/teams/rooms';
import { ANN, BEN, ROOMS, startLocalTeams } from './local-teams';
import type { Join } from './person';

/** Ann in Teams, in the personal chat and in a channel that Ben reads too. */
export const joinOnTeams: Join = async (services) => {
  const teams = await startLocalTeams(services);
  const { acts, connector } = teams;
  const { rooms } = connector;
  const seenBy = (person: string) => rooms.seenBy(person).map((post) => textFor(person, post));

  return {
    type: async (line) => answered(await acts.say(ANN.id, ROOMS.personal, line)),
    mention: async (line, thread) => answered(await acts.mention(ANN.id, ROOMS.channel, line, thread)),
    press: async (label) => answered(await acts.press(ANN.id, label)),
    seen: () => seenBy(ANN.id),
    seenByColleague: () => seenBy(BEN.id),
    threadOfNewest: () => rooms.seenBy(ANN.id).at(-1)?.thread,
    newestAsSent: () => rooms.seenBy(ANN.id).at(-1)?.activity,
    leave: teams.leave,
  };
};

/** The bot answers within the request, so when it is over there is nothing left to wait for. */
function answered({ status }: { readonly status: number }): void {
  if (status !== 200) throw new Error(`the bot answered ${status}`);
}
