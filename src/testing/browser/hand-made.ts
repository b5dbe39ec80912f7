import type { Page } from 'playwright-core';
import type { Json } from '../../tryout/json';
import type { SlackMessage, TeamsPost } from '../../tryout/state';

/** What the bot may have sent besides what it did send. */
type HandMade = { readonly slack?: readonly Json[]; readonly teams?: Json };

/** What the two have in common. */
const SAID = {
  place: 'channel',
  thread: null,
  from: 'bot',
  text: '',
  onlyYou: false,
  unheard: false,
  at: '2026-11-30T09:30:00.000Z',
} as const;

/**
 * Shows a message of these blocks and a post of this card to everybody, as if the bot had sent them; to be done before the
 * page loads. Returns the acts that the page then sends, none of which arrives.
 */
export async function withHandMade(page: Page, { slack, teams }: HandMade): Promise<readonly Json[]> {
  const message: SlackMessage = { ...SAID, ts: '9999999999.000001', blocks: slack ?? [] };
  const post: TeamsPost = { ...SAID, id: 'hand-made', cards: teams ? [teams] : [] };
  await page.addInitScript(`{
    const add = ${JSON.stringify({ messages: slack ? [message] : [], posts: teams ? [post] : [] })};
    const heard = Object.getOwnPropertyDescriptor(EventSource.prototype, 'onmessage');
    Object.defineProperty(EventSource.prototype, 'onmessage', {
      set(listen) {
        heard.set.call(this, ({ data }) => {
          const state = JSON.parse(data);
          state.slack.messages.push(...add.messages);
          state.teams.posts.push(...add.posts);
          listen({ data: JSON.stringify(state) });
        });
      },
    });
  }`);
  const acts: Json[] = [];
  await page.route('**/tryout/act', (route) => {
    acts.push(route.request().postDataJSON() as Json);
    return route.fulfill({ json: {} });
  });
  return acts;
}
