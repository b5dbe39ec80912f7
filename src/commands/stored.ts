import type { TableName } from '../store/rights/kept';

/**
 * Everything that the bot stores: one list, for its own page and for the README. People are stored as account numbers, never
 * by name. A test checks that the README has exactly what `storedTable` returns.
 */
export const STORED = {
  caption:
    'What is stored, and for how long. People are stored as account numbers. The operator can change the 400 days (DATA_RETENTION_DAYS). What belongs to a workspace, or in Teams to a team or chat, goes when the app is removed from it, but for a line that says so. What I have posted stays where it is, in Slack or Teams',
  head: ['What', 'Kept in the database', 'For how long'],
  rows: [
    ['What you look up, any worry you tell', 'Nothing, nor in the log', 'Not kept'],
    [
      'A word sent with “Suggest this word”',
      'The word, its workspace, a count, the first and last day; not who sent it',
      'Until taken back; 400 days after it was last sent',
    ],
    [
      'Feedback, and “Was this helpful?”',
      'What is wrong, your words, or a count; the workspace, entry and month; not who sent it',
      '400 days from the end of that month',
    ],
    [
      'Your role, if you ask me to remember it',
      'Practitioner, manager or leader, your account number, the day',
      'Until you press “Forget”; 400 days after you last chose it',
    ],
    [
      'A weekly prompt',
      'Channel, day, time, how often, zone, audience, holidays, who set it up; for a week, what they are still to be told; for two hours, its newest notice’s number',
      'Until stopped, or paused for 400 days',
    ],
    ['A poll before it is posted', 'Question, answers, settings, channel, thread, who made it', 'An hour at most'],
    [
      'A poll',
      'The same, its times and message number; while it is open, the day its card last changed',
      'Until deleted; 400 days after it closed, or was made if it never did',
    ],
    [
      'Your vote',
      'Your choice and when you pressed, encrypted, under a code; no name or account number',
      'The choice until withdrawn; all until it closes. Earlier backups keep it',
    ],
    [
      'The result of a poll',
      'What its card shows, or that votes were too few; a second one within 24 hours until shown',
      'As long as the poll',
    ],
    ['That a question showed a result', 'A fingerprint of the question, the channel, the time', 'Two days'],
    [
      'Prompts that were posted',
      'Prompt, channel, time, message number; no replies',
      '400 days; which ones, the newest 500, while there is a weekly prompt or new posts',
    ],
    [
      'Where the bot is used',
      'Each conversation’s address and team, each person who used the bot; no names; in a Slack organisation, a channel’s workspaces',
      '400 days after the last use; longer for a weekly prompt',
    ],
    [
      'That a Slack workspace has installed it',
      'The workspace, its organisation, its token, encrypted, and when',
      'Until removed there',
    ],
    ['A record of who did what', 'Who (until forgotten), what, where, when; no content', 'A year'],
    [
      'When the bot may next post',
      'The workspace or channel, that time; since when not',
      'An hour later, or once it may',
    ],
    ['A request’s number from Slack or Teams', 'A fingerprint, against answering twice', 'A day'],
    [
      'Requests',
      'Nothing; in the log: path, status, time taken, request number; no text or name',
      'As long as the log is kept',
    ],
  ],
} as const;

type What = (typeof STORED)['rows'][number][0];

/** In which row of the list each table of the database stands. Whatever is exported is headed by it. */
export const TOLD_AS: Readonly<Record<Exclude<TableName, 'migration' | 'fact'>, What>> = {
  suggestion: 'A word sent with “Suggest this word”',
  helpful: 'Feedback, and “Was this helpful?”',
  feedback: 'Feedback, and “Was this helpful?”',
  role: 'Your role, if you ask me to remember it',
  schedule: 'A weekly prompt',
  second_step: 'A weekly prompt',
  report: 'A weekly prompt',
  handover: 'A weekly prompt',
  notice: 'A weekly prompt',
  poll_draft: 'A poll before it is posted',
  poll: 'A poll',
  vote: 'Your vote',
  poll_key: 'Your vote',
  shown_result: 'That a question showed a result',
  delivery: 'Prompts that were posted',
  prompt_use: 'Prompts that were posted',
  address: 'Where the bot is used',
  installation: 'That a Slack workspace has installed it',
  audit: 'A record of who did what',
  pace: 'When the bot may next post',
  lockout: 'When the bot may next post',
  seen_key: 'A request’s number from Slack or Teams',
};

type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The list as a table in Markdown, one line for each row and none at the end. */
export function storedTable({ head, rows }: Table = STORED): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
