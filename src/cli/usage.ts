type Call = { readonly command: string; readonly call: string; readonly does: readonly string[] };

/** Every call of the program, in the order in which it is shown. */
const CALLS: readonly Call[] = [
  {
    command: 'start',
    call: 'start',
    does: [
      'runs the bot; this is also what happens without a command.',
      'Without Slack or Teams settings it starts the try-out in your browser.',
    ],
  },
  { command: 'ask', call: 'ask <words>', does: ['answers in this terminal, such as: ask glossary county lines'] },
  {
    command: 'ask',
    call: 'ask --jsonl',
    does: ['reads {"command":"glossary","text":"…"} lines, prints one JSON line each'],
  },
  {
    command: 'content',
    call: 'content check [dir]',
    does: ['checks the content files, and those in dir on top of them'],
  },
  {
    command: 'content',
    call: 'content due [--within 30]',
    does: ['lists what is to be looked at again by then, or today; ends with 1 if there is something'],
  },
  {
    command: 'content',
    call: 'content schemas',
    does: ['writes the schemas that editors use to complete content files'],
  },
  {
    command: 'manifest',
    call: 'manifest slack [--prefix pc-]',
    does: ['prints the app manifest for Slack; with --with-files, for a bot', 'that may send results as files'],
  },
  {
    command: 'manifest',
    call: 'manifest teams --out app.zip',
    does: [
      'writes the app package for Teams; with --with-files, for a bot that may send',
      'results as files; with --targeted, for tenants that have messages only one person can see',
    ],
  },
  {
    command: 'approval',
    call: 'approval --out pack.zip',
    does: [
      'writes what a board, an information-governance lead and an IT department ask for,',
      'with what is known of this installation filled in',
    ],
  },
  {
    command: 'upcoming',
    call: 'upcoming --weekday monday …',
    does: ['prints when a weekly prompt would be posted; upcoming alone shows the options'],
  },
  { command: 'suggestions', call: 'suggestions', does: ['lists the words that people suggested, with counts'] },
  {
    command: 'feedback',
    call: 'feedback',
    does: ['lists what people say is wrong, which entries they found helpful or not, and the words they suggested'],
  },
  { command: 'feedback', call: 'feedback done <number>', does: ['marks that piece of feedback as done'] },
  {
    command: 'backup',
    call: 'backup <file>',
    does: ['copies the database to a new file, also while the bot runs; for PostgreSQL it says how'],
  },
  {
    command: 'restore',
    call: 'restore --check <file>',
    does: ['says whether a backup is whole, whether its key is here, and what it holds'],
  },
  { command: 'restore', call: 'restore --end-polls', does: ['deletes the open polls whose key is lost'] },
  {
    command: 'move',
    call: 'move --to postgres://…',
    does: ['moves everything from the file to a PostgreSQL database in which nothing is yet'],
  },
  { command: 'help', call: 'help [command]', does: ['shows this; --help after a command explains that command'] },
  { command: 'version', call: 'version', does: ['shows which version this is'] },
];

/** The commands that the program knows. */
export const COMMANDS: readonly string[] = [...new Set(CALLS.map(({ command }) => command))];

/** How to call the program, or one command of it. For `help`, and after a call that could not be understood. */
export function usage(command?: string): string {
  const calls = CALLS.filter((one) => command === undefined || one.command === command);
  const width = Math.max(...CALLS.map(({ call }) => call.length)) + 2;
  const lines = calls.flatMap(({ call, does }) =>
    does.map((line, at) => `  ${(at === 0 ? call : '').padEnd(width)}${line}`),
  );
  return `Practice Compass\n\n${lines.join('\n')}\n\nSettings come from the environment; the README lists them.\n`;
}
