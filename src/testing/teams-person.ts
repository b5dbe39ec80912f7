import { actionsOf } from '../tryout/teams/card-text';
import { cardsFor, textFor } from '../tryout/teams/rooms';
import { ANN, BEN, ROOMS, startLocalTeams } from './local-teams';
import type { Join, Person } from './person';

export type TeamsPerson = Person & {
  /** Fills in fields of the newest form, by their labels, and submits it. Resolves when the bot has answered. */
  fill(values: Readonly<Record<string, string>>): Promise<void>;
};

/** Ann in Teams, in the personal chat and in a channel that Ben reads too. */
export const joinOnTeams = (async (services): Promise<TeamsPerson> => {
  const teams = await startLocalTeams(services);
  const { acts, connector } = teams;
  const { rooms } = connector;
  /** The button that sends a form names its fields. */
  const submitOfForm = () => {
    const actions = rooms.seenBy(ANN.id).flatMap((post) => cardsFor(ANN.id, post).flatMap(actionsOf));
    const submit = actions.findLast(({ data }) => Object.hasOwn((data as object | undefined) ?? {}, 'fields'));
    if (!submit) throw new Error('No form is open');
    return String(submit.title);
  };
  const seenBy = (person: string) => rooms.seenBy(person).map((post) => textFor(person, post));

  return {
    type: async (line) => answered(await acts.say(ANN.id, ROOMS.personal, line)),
    mention: async (line, thread) => answered(await acts.mention(ANN.id, ROOMS.channel, line, thread)),
    press: async (label) => answered(await acts.press(ANN.id, label)),
    async fill(values) {
      acts.fill(ANN.id, values);
      answered(await acts.press(ANN.id, submitOfForm()));
    },
    seen: () => seenBy(ANN.id),
    seenByColleague: () => seenBy(BEN.id),
    threadOfNewest: () => rooms.seenBy(ANN.id).at(-1)?.thread,
    newestAsSent: () => rooms.seenBy(ANN.id).at(-1)?.activity,
    leave: teams.leave,
  };
}) satisfies Join;

/** The bot answers within the request, so when it is over there is nothing left to wait for. */
function answered({ status }: { readonly status: number }): void {
  if (status !== 200) throw new Error(`the bot answered ${status}`);
}
