import { loadContent } from '../../content/load';
import { everythingIn } from '../../lookup/entry';
import { signed } from '../../tryout/slack/signature';
import { readQueries } from '../lookup/queries';

/** The next request of a load, as it goes over the wire, with its headers. No two of them are alike. `port`: where it goes. */
export type NextRequest = (port: number) => string;

export const SIGNING_SECRET = 'a-made-up-secret';
const TENANT = '72f988bf-0000-4000-8000-00000000c0de';

/** What people typed, as it was collected for the search: misspelt, in their own words, or about something else. */
export const collectedWords = (): Line[] => [...readQueries('tuning'), ...readQueries('sample')];

/** The names of everything that can be looked up, as people type them. */
export const names = (): Line[] =>
  entries().flatMap(({ kind, title, aliases, abbreviations }) =>
    kind === 'resource'
      ? []
      : [title, ...aliases, ...abbreviations].map((name) => ({ command: COMMANDS[kind], text: name.toLowerCase() })),
  );

type Line = { readonly command: string; readonly text: string };

/**
 * The same words over and over, and yet no line that was typed before, since answers are remembered: each round ends in other
 * signs, which say nothing.
 */
function* eachNew(lines: readonly Line[]): Iterator<Line, never> {
  for (let round = 0; ; round++) {
    const signs = round === 0 ? '' : round.toString(2).replaceAll('0', '!').replaceAll('1', '?');
    for (const { command, text } of lines) yield { command, text: `${text}${signs}` };
  }
}

function* overAndOver(lines: readonly Line[]): Iterator<Line, never> {
  for (;;) yield* lines;
}

/** Slash commands as Slack signs them, each by somebody else. */
export function slackCommands(edge: string, lines: readonly Line[], each: 'new' | 'again'): NextRequest {
  const next = each === 'new' ? eachNew(lines) : overAndOver(lines);
  let sent = 0;
  return (port) => {
    sent += 1;
    const { command, text } = next.next().value;
    const body = new URLSearchParams({
      token: 'legacy',
      team_id: 'T0TEAM',
      team_domain: 'team',
      channel_id: `C${sent % 50}`,
      channel_name: 'practice',
      user_id: `U${sent}`,
      user_name: `person${sent}`,
      command: `/${command}`,
      text,
      api_app_id: 'A0APP',
      is_enterprise_install: 'false',
      response_url: `${edge}/commands/${sent}`,
      trigger_id: `${sent}.1.a`,
    }).toString();
    return post(
      port,
      '/slack/events',
      { 'content-type': 'application/x-www-form-urlencoded', ...signed(body, SIGNING_SECRET) },
      body,
    );
  };
}

/** Presses of the buttons that look an entry up, in personal chats with the bot, each with an id of its own. */
export function teamsPresses(edge: string): NextRequest {
  const lines = entries().map(({ kind, id }) => `${COMMANDS[kind]} ${id}`);
  let sent = 0;
  return (port) => {
    sent += 1;
    const person = sent % PEOPLE;
    const body = JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `f:${Date.now()}-${sent}`,
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: `${edge}/teams/`,
      from: { id: `29:${person}`, name: `Person ${person}`, aadObjectId: objectId(person) },
      conversation: { conversationType: 'personal', tenantId: TENANT, id: `a:${person}` },
      recipient: { id: '28:bot', name: 'Practice Compass' },
      channelData: { tenant: { id: TENANT } },
      replyToId: `${sent}`,
      value: {
        action: { type: 'Action.Execute', verb: 'says', data: { says: lines[sent % lines.length] } },
        trigger: 'manual',
      },
    });
    return post(port, '/api/messages', { 'content-type': 'application/json; charset=utf-8' }, body);
  };
}

function entries() {
  const loading = loadContent();
  if (!loading.ok) throw new Error('the content has mistakes');
  return everythingIn(loading.content);
}

/** People press more than once. */
const PEOPLE = 1_000;

const COMMANDS = { term: 'glossary', principle: 'principle', theme: 'principle', resource: 'resources' } as const;

const objectId = (person: number) => `11111111-0000-4000-8000-${String(person).padStart(12, '0')}`;

function post(port: number, path: string, headers: Readonly<Record<string, string>>, body: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
