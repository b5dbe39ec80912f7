import { createActs } from '../../tryout/slack/acts';
import { deliverOverHttp } from '../../tryout/slack/deliver';
import { buttonsIn, labelOf, readable } from '../../tryout/slack/readable';
import { startLocalSlack } from '../../tryout/slack/start';
import { BOT, type Json, type Stored } from '../../tryout/slack/workspace';

/** The answers of the poll, in the order of their buttons. */
export const ANSWERS = ['Good', 'Mixed', 'Hard'] as const;

export type Openness = 'anonymous' | 'open';

/** A person's press on an option's button. */
export type Press = { readonly person: number; readonly option: number };

/** What can be asked of the Slack side. All of it can cross to another process: plain JSON in and out, by promises. */
export type SlackSide = Awaited<ReturnType<typeof startSlackSide>>;

export const userOf = (person: number): string => `U${10_000 + person}`;

/** A Slack with so many people in the bot's channel, of whom one makes a poll as a person does. */
export async function startSlackSide(people: number) {
  const slack = await startLocalSlack();
  const { workspace, botToken, signingSecret, apiUrl, calls } = slack;
  slack.limitRate();
  for (let person = 0; person < people; person++) {
    workspace.people.set(userOf(person), { id: userOf(person), teamId: workspace.teamId });
    workspace.channels.get(CHANNEL)?.members.add(userOf(person));
  }
  let card: Stored | undefined;
  let read = 0;
  const cardNow = () => workspace.messages.find(({ ts }) => ts === card?.ts) ?? card;
  const acting = (bot: string) => createActs(slack, deliverOverHttp(slack, `${bot}/slack/events`));
  const privately = (words: string) => () =>
    workspace.messages.find(({ onlyFor, blocks }) => onlyFor === ANN && readable(blocks).includes(words));

  return {
    settings: async () => ({ botToken, signingSecret, apiUrl }),

    /** Command, preview, post. Resolves with the poll's id when its card stands. */
    async postPoll(bot: string, openness: Openness): Promise<string> {
      const acts = acting(bot);
      const answers = ANSWERS.map((answer) => `"${answer}"`).join(' ');
      const options = openness === 'open' ? 'open' : '';
      // Another question each time: where the same was asked before, its result may be kept back.
      await acts.command(ANN, '/poll', `"How was meeting ${Date.now()}?" ${answers} ${options}`, CHANNEL);
      const preview = await workspace.until(privately('[Post here]'));
      const post = buttonsIn(preview.blocks).find((button) => labelOf(button) === 'Post here') ?? {};
      await acts.press(ANN, preview, post);
      card = await workspace.until(() =>
        workspace.messages.find(({ from, onlyFor }) => from === BOT.userId && onlyFor === undefined),
      );
      await workspace.until(privately('Your poll is posted.'));
      read = calls.length;
      return String(buttonsIn(card.blocks)[0]?.value).split(' ')[1] ?? '';
    },

    /** The body that Slack sends for each press, with a trigger and a `response_url` of its own. */
    async bodiesOf(presses: readonly Press[]): Promise<string[]> {
      const bodies: string[] = [];
      const { press } = createActs(slack, async (_kind, payload) => {
        const actions = [{ ...(payload.actions as Json[])[0], action_ts: (Date.now() / 1_000).toFixed(6) }];
        bodies.push(new URLSearchParams({ payload: JSON.stringify({ ...payload, actions }) }).toString());
        return { status: 200, body: '' };
      });
      for (const { person, option } of presses) {
        const stands = cardNow();
        const button = buttonsIn(stands?.blocks ?? []).find((one) => labelOf(one) === ANSWERS[option]);
        if (!stands || !button) throw new Error('The card has no such button');
        await press(userOf(person), stands, button);
      }
      return bodies;
    },

    /** Resolves with what the card says as soon as that includes these words; with what it says then, after so long. */
    async cardSays(words: string, patienceMs: number): Promise<string> {
      const late = new Promise((resolve) => setTimeout(resolve, patienceMs).unref());
      await Promise.race([late, workspace.until(() => (text().includes(words) ? true : undefined))]);
      return text();
    },

    /** Whoever made it closes it. */
    close: async (bot: string): Promise<void> => void (await acting(bot).command(ANN, '/poll', 'close', CHANNEL)),

    /** What the bot has done since the poll was posted. */
    async seen() {
      const told = new Set(workspace.messages.map(({ onlyFor }) => onlyFor));
      return {
        updates: calls.slice(read).filter(({ method }) => method === 'chat.update').length,
        /** How many of the people have a private confirmation. */
        told: Array.from({ length: people }, (_, person) => userOf(person)).filter((user) => told.has(user)).length,
      };
    },

    stop: slack.stop,
  };

  function text(): string {
    return readable(cardNow()?.blocks ?? []);
  }
}

const ANN = 'U0ANN';
const CHANNEL = 'C0TEAM';
export const PLACE = { tenant: 'slack:T0TEAM', conversation: `slack:T0TEAM:${CHANNEL}` } as const;
