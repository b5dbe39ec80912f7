import { escaped } from '../../text/html-page';

/** Who has data. `at`: the left upper corner of the box in the drawing. */
const PLACES = {
  people: { name: 'Staff', note: 'in their own app', at: [20, 240] },
  installer: { name: 'Whoever installs it', note: 'in their browser', at: [290, 16] },
  slack: { name: 'Slack', note: 'your workspace', at: [290, 140] },
  teams: { name: 'Microsoft Teams', note: 'your tenant', at: [290, 340] },
  bot: { name: 'Practice Compass', note: 'one program', at: [560, 240] },
  files: { name: 'Files', note: 'settings, rules, content', at: [560, 420] },
  copies: { name: 'Copies', note: 'backups and exports', at: [830, 34] },
  database: { name: 'Database', note: 'SQLite or PostgreSQL', at: [830, 160] },
  log: { name: 'Log', note: 'of requests and faults', at: [830, 280] },
  figures: { name: 'Monitoring', note: 'if it is wanted', at: [830, 400] },
  browser: { name: 'Anybody’s browser', note: 'the page about the bot', at: [290, 470] },
} as const satisfies Record<string, { name: string; note: string; at: readonly [number, number] }>;

type Place = keyof typeof PLACES;
type Flow = {
  readonly from: Place;
  readonly to: Place;
  readonly what: string;
  readonly guarded: string;
};

/** Every way that data takes, in the order of their numbers in the drawing. A test holds the hosts against the source. */
export const FLOWS: readonly Flow[] = [
  {
    from: 'people',
    to: 'slack',
    what: 'What they type and press, as with any message',
    guarded: 'Your agreement with Slack; nothing of this project is between',
  },
  {
    from: 'people',
    to: 'teams',
    what: 'What they type and press, as with any message',
    guarded: 'Your agreement with Microsoft; nothing of this project is between',
  },
  {
    from: 'slack',
    to: 'bot',
    what: 'Only what is addressed to the bot: the line or the press; the numbers, and in places the names, of the person, the channel and the workspace',
    guarded:
      'https to your address, with Slack’s signature of the last or next five minutes; or, with Socket Mode, a connection that the bot opens itself',
  },
  {
    from: 'bot',
    to: 'slack',
    what: 'Answers, cards, weekly prompts, polls and results; where workspaces install it themselves, the code that is given in exchange for their token',
    guarded:
      'https to Slack’s hosts alone, with that workspace’s token; no redirect is followed where an answer is posted',
  },
  {
    from: 'teams',
    to: 'bot',
    what: 'Only what is addressed to the bot: the line or the press; the numbers and names of the person, the place and the tenant',
    guarded:
      'https to your address, with a token that Microsoft has signed, for this bot, from the channel Microsoft Teams',
  },
  {
    from: 'bot',
    to: 'teams',
    what: 'Answers, cards, weekly prompts, polls and results; questions for the name of a team or a member, which are not stored',
    guarded: 'https to Microsoft’s hosts alone, with the bot’s token',
  },
  {
    from: 'bot',
    to: 'database',
    what: 'What the list of stored data names, and nothing else, for each workspace or tenant apart; it is read back the same way',
    guarded:
      'A file on your machine, or PostgreSQL in your network; votes, keys of polls and tokens of workspaces are encrypted (AES-256-GCM)',
  },
  {
    from: 'bot',
    to: 'log',
    what: 'That a request came: path, status, time taken, request number; faults by kind and place, some with the number of a workspace, conversation or poll. No text that somebody typed, no names of people',
    guarded: 'Written to standard output; who reads it and for how long it is kept is yours to decide',
  },
  {
    from: 'bot',
    to: 'figures',
    what: 'Counts and times over all organisations together, without people, places and words',
    guarded:
      'A port of its own, off unless you set it, for this machine alone unless you say otherwise; it asks for no password',
  },
  {
    from: 'bot',
    to: 'browser',
    what: 'The page that says what the bot is, what it keeps, and under which terms',
    guarded: 'It loads nothing, runs nothing and sets no cookie',
  },
  {
    from: 'installer',
    to: 'bot',
    what: 'Where workspaces install it themselves: somebody opens /slack/install, and comes back from Slack to /slack/oauth_redirect with a code that works once. Who it was is written down for a year',
    guarded:
      'https; a state that is signed, tied to that browser by a cookie, good for ten minutes and for one use; only workspaces that you have named',
  },
  {
    from: 'installer',
    to: 'slack',
    what: 'That they agree, signed in to Slack, to what is asked for',
    guarded: 'Slack’s own pages and rules on who may install apps',
  },
  {
    from: 'files',
    to: 'bot',
    what: 'Settings and secrets, the file of organisations (names, contacts, account numbers of who may schedule), content; read at the start, organisations and their own content again when you say so',
    guarded: 'Your machine’s rights on files, or its store of secrets; the bot writes to none of them',
  },
  {
    from: 'database',
    to: 'copies',
    what: 'What you ask for on the command line: a backup, an export of one person or organisation, a move to PostgreSQL',
    guarded:
      'Written for the account that runs the command alone; votes are not in an export; where copies go, and for how long, is yours to decide',
  },
];

/** Every host that the program can call of its own accord, and what for. `*.` stands for any name before it. */
export const HOSTS: readonly { readonly host: string; readonly for: string }[] = [
  { host: 'slack.com', for: 'Slack’s Web API' },
  {
    host: '*.slack.com',
    for: 'Slack: Socket Mode, answers (hooks.slack.com), files if you turn them on (files.slack.com)',
  },
  { host: '*.slack-gov.com', for: 'the same in GovSlack' },
  { host: 'login.microsoftonline.com', for: 'Microsoft: the bot’s own token' },
  { host: '*.botframework.com', for: 'Microsoft: the keys with which requests are checked, and messages' },
  { host: '*.botframework.azure.us', for: 'the same in Microsoft’s government clouds' },
  { host: 'smba.trafficmanager.net', for: 'Microsoft Teams: messages' },
  { host: 'smba.onyx.prod.teams.trafficmanager.net', for: 'Microsoft Teams: messages' },
  { host: '*.teams.microsoft.com', for: 'Microsoft Teams: messages' },
  { host: '*.teams.microsoft.us', for: 'the same in Microsoft’s government clouds' },
  { host: '*.sharepoint.com', for: 'Microsoft: files in a person’s OneDrive, if you turn them on' },
  { host: '169.254.169.254', for: 'Azure itself: the bot’s own token, with a managed identity only' },
];

/** The ways of the data as a table in Markdown; the numbers are those of the drawing. */
export function flowTable(): string {
  const rows = FLOWS.map(
    ({ from, to, what, guarded }, at) =>
      `| ${at + 1} | ${PLACES[from].name} → ${PLACES[to].name} | ${what} | ${guarded} |`,
  );
  return ['| No. | From → to | What | How it is guarded |', '|---|---|---|---|', ...rows].join('\n');
}

/** The hosts as a table in Markdown. */
export const hostTable = (): string =>
  ['| Host | What for |', '|---|---|', ...HOSTS.map((one) => `| \`${one.host}\` | ${one.for} |`)].join('\n');

const WIDE = 196;
const HIGH = 64;
const SIZE = [1050, 550] as const;

/** What lies inside the organisation’s own walls. */
const OWN = { x: 545, y: 4, wide: 490, high: 494 };

/** The ways of the data as a picture (SVG): boxes and numbered arrows, in black on white. */
export function flowDrawing(): string {
  const boxes = Object.values(PLACES).map(({ name, note, at: [x, y] }) =>
    [
      `<rect x="${x}" y="${y}" width="${WIDE}" height="${HIGH}" rx="6" fill="white" stroke="black" stroke-width="2"/>`,
      `<text x="${x + WIDE / 2}" y="${y + 28}" font-weight="bold">${escaped(name)}</text>`,
      `<text x="${x + WIDE / 2}" y="${y + 50}" font-size="14">${escaped(note)}</text>`,
    ].join('\n'),
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.join(' ')}" role="img" aria-labelledby="title what" font-family="sans-serif" font-size="17" text-anchor="middle">`,
    '<title id="title">Where data goes</title>',
    `<desc id="what">${FLOWS.map(({ from, to }, at) => `${at + 1}: from ${escaped(PLACES[from].name)} to ${escaped(PLACES[to].name)}.`).join(' ')} Practice Compass, its files, its database, copies of that, its log and the monitoring are in the network of whoever runs it.</desc>`,
    '<defs><marker id="head" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>',
    '<rect width="100%" height="100%" fill="white"/>',
    `<rect x="${OWN.x}" y="${OWN.y}" width="${OWN.wide}" height="${OWN.high}" fill="none" stroke="black" stroke-width="2" stroke-dasharray="8 5"/>`,
    `<text x="${OWN.x + 130}" y="${OWN.y + 26}" font-size="15">The network of whoever runs it</text>`,
    ...FLOWS.map(arrow),
    ...boxes,
    '</svg>',
  ].join('\n')}\n`;
}

/** An arrow from box to box, with its number on it; two that join the same boxes stand beside each other. */
function arrow({ from, to }: Flow, index: number): string {
  const [a, b] = [middle(from), middle(to)];
  const isPair = FLOWS.some((other) => other.from === to && other.to === from);
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const aside = isPair ? 13 : 0;
  const [x, y] = [(-(b[1] - a[1]) / length) * aside, ((b[0] - a[0]) / length) * aside];
  const [leaves, arrives] = [moved(a, x, y), moved(b, x, y)];
  const line = [...entry(arrives, leaves, a), ...entry(leaves, arrives, b)].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
  const [left, top] = [(line[0] + line[2]) / 2, (line[1] + line[3]) / 2];
  return [
    `<path d="M${line[0]} ${line[1]}L${line[2]} ${line[3]}" stroke="black" stroke-width="2" marker-end="url(#head)"/>`,
    `<circle cx="${left}" cy="${top}" r="12" fill="white" stroke="black"/>`,
    `<text x="${left}" y="${top + 5}" font-size="14">${index + 1}</text>`,
  ].join('\n');
}

function middle(place: Place): [number, number] {
  const [x, y] = PLACES[place].at;
  return [x + WIDE / 2, y + HIGH / 2];
}

type Point = readonly [number, number];

const moved = ([x, y]: Point, right: number, down: number): Point => [x + right, y + down];

/** Where the line from one point to another, which lies in a box, enters that box. `of`: the middle of the box. */
function entry(start: Point, end: Point, of: Point): Point {
  const way = [end[0] - start[0], end[1] - start[1]] as const;
  const parts = [WIDE, HIGH].map((size, axis) => {
    const along = way[axis as 0 | 1];
    if (along === 0) return 0;
    return (of[axis as 0 | 1] - (Math.sign(along) * size) / 2 - start[axis as 0 | 1]) / along;
  });
  const part = Math.max(...parts);
  return moved(start, way[0] * part, way[1] * part);
}
