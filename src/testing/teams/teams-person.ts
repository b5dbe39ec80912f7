import { createHash } from 'node:crypto';
import type { Json } from '../../tryout/json';
import { actionsOf, inputsOf } from '../../tryout/teams/card-text';
import { cardsFor, type Post, textFor } from '../../tryout/teams/rooms';
import type { Join, Person } from '../person';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from './local-teams';

/** Ann in Teams, in the personal chat and in a channel that Ben reads too. */
export const joinOnTeams = (async (services) => personIn(await startLocalTeams(services), ANN.id)) satisfies Join;

function personIn(teams: LocalTeams, person: string): Person {
  const { acts, connector } = teams;
  const { rooms } = connector;
  /** The button that sends a form names its fields. */
  const submitOfForm = () => {
    const actions = rooms.seenBy(person).flatMap((post) => cardsFor(person, post).flatMap(actionsOf));
    const submit = actions.findLast(({ data }) => Object.hasOwn((data as object | undefined) ?? {}, 'fields'));
    if (!submit) throw new Error('No form is open');
    return String(submit.title);
  };
  async function press(label: string): Promise<void> {
    answered(await acts.press(person, label));
    await teams.settled();
  }
  const seenBy = (who: string) => rooms.seenBy(who).map((post) => textFor(who, post));

  return {
    type: async (line) => answered(await acts.say(person, personalRoom(person), line)),
    mention: async (line, thread) => answered(await acts.mention(person, ROOMS.channel, line, thread)),
    press,
    async choose(label, choice) {
      const cards = rooms.seenBy(person).flatMap((post) => cardsFor(person, post));
      const id = cards.flatMap(inputsOf).findLast((menu) => menu.label === label)?.id;
      const open = cards.flatMap(actionsOf).findLast(({ data }) => (data as Json | undefined)?.menu === id);
      if (!id || !open) throw new Error(`Nobody offers a menu “${label}”`);
      acts.fill(person, { [label]: choice });
      await press(String(open.title));
    },
    async fill(values) {
      acts.fill(person, values);
      await press(submitOfForm());
    },
    takeAway(beginning) {
      const said = (post: Post) => textFor(person, post).replace(/^Asked by .*\n/, '');
      const found = rooms.seenBy(person).findLast((post) => said(post).startsWith(beginning));
      if (!found) throw new Error(`Nothing begins with “${beginning}”`);
      rooms.remove(found);
    },
    seen: () => seenBy(person),
    seenByColleague: () => seenBy(BEN.id),
    threadOfNewest: () => rooms.seenBy(person).at(-1)?.thread,
    newestAsSent: () => rooms.seenBy(person).at(-1)?.activity,
    messenger: teams.adapter.messenger,
    colleague: (name, { guest = false } = {}) => personIn(teams, arrive(teams, name, guest)),
    leave: teams.leave,
  };

  function personalRoom(who: string): string {
    const own = [...rooms.rooms.values()].find(({ kind, members: [first] }) => kind === 'personal' && first === who);
    return own?.id ?? '';
  }
}

/** Brings somebody into the channel who is not there yet, with a personal chat of their own. */
function arrive({ connector: { rooms } }: LocalTeams, name: string, guest: boolean): string {
  const id = `29:${name.toLowerCase()}`;
  const channel = rooms.rooms.get(ROOMS.channel);
  if (rooms.people.has(id) || !channel) return id;
  const object = createHash('sha256').update(name).digest('hex').slice(0, 12);
  rooms.addPerson({
    id,
    name: `${name} Example`,
    aadObjectId: `22222222-0000-4000-8000-${object}`,
    ...(guest ? { tenantId: '99999999-0000-4000-8000-00000000000f', userRole: 'guest' } : {}),
  });
  rooms.addRoom({ ...channel, members: [...channel.members, id] });
  rooms.addRoom({ id: `a:${id}`, kind: 'personal', members: [id] });
  return id;
}

function answered({ status }: { readonly status: number }): void {
  if (status !== 200) throw new Error(`the bot answered ${status}`);
}
