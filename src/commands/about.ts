import type { Content } from '../content/schema';
import type { Block } from '../message';
import { howToAsk, PRIVACY, whereToGo } from './help';

/** The text of the public page: a heading for each section, and a table with one row for each thing that is stored. */
export function about(content: Content) {
  return {
    title: 'Practice Compass',
    sections: [
      {
        id: 'about',
        heading: 'What it is, and how to ask',
        blocks: [...howToAsk({ commandHint: (line) => `@Practice Compass ${line}` }, content), ...whereToGo(content)],
      },
      {
        id: 'privacy',
        heading: 'Privacy',
        blocks: [
          { kind: 'list', items: PRIVACY },
          { kind: 'text', text: OTHERS_LOGS },
        ] satisfies Block[],
        table: STORED,
      },
      { id: 'terms', heading: 'Terms', blocks: [{ kind: 'list', items: TERMS }] satisfies Block[] },
    ],
  };
}

const OTHERS_LOGS =
  'I cannot read your channels. Slack’s and Microsoft’s own logs, and the administrators of your workspace, still see what they always see.';

const STORED = {
  caption: 'What is stored, where, and for how long',
  head: ['What', 'Where', 'For how long'],
  rows: [
    ['What you look up, and any worry you tell me about', 'Nowhere: not in the database, not in the logs', 'Not kept'],
    [
      'A word you send with “Suggest this word”',
      'The database: the word (at most four words, 40 characters), a count, the first and last day, and the workspace or organisation it came from; not who sent it',
      'Until it is taken back, 400 days after it was last sent (DATA_RETENTION_DAYS), or until the app is removed',
    ],
    [
      'A channel’s weekly prompt',
      'The database: the channel, the day, time, time zone, audience and bank holidays, and the account number of whoever set it; for a week at most, anything that person has still to be told',
      'Until it is stopped, has been paused for 400 days (DATA_RETENTION_DAYS), or the app is removed',
    ],
    [
      'A poll before it is posted',
      'The database: its question, answers and settings, the channel, and the account number of whoever made it',
      'An hour',
    ],
    [
      'A poll',
      'The database: its question and answers, the channel, its times, the number of its message, and the account number of whoever made it',
      'Until whoever made it deletes it, 400 days after it closed (DATA_RETENTION_DAYS), or until the app is removed',
    ],
    [
      'Your vote',
      'The database: what you chose, encrypted with a key of that poll, under a code made from your account number with the same key; the key is encrypted (SECRET_KEY). No name, no account number, no time',
      'Until the poll closes, or you withdraw it. Then votes, codes and key are destroyed; they are gone from the database’s files as soon as no other program is reading those. A backup that was made while the poll was open still holds them, for as long as that backup is kept',
    ],
    [
      'The result of a poll',
      'The database: what its card shows, and nothing else; for an anonymous poll with fewer than 5 votes (POLL_MIN_VOTES), only that there were too few. If the same question has two results within 24 hours, the second waits there, as its card will show it',
      'As long as the poll',
    ],
    [
      'The fact that a question has shown a result in a channel',
      'The database: a fingerprint of the question, the channel and the time, so that the same question does not show a second result within 24 hours',
      'Two days',
    ],
    [
      'Which prompts were posted in a channel',
      'The database: the prompt’s name, the channel, the time and the number of the message; no replies',
      '400 days (DATA_RETENTION_DAYS); the names of the newest 500 as long as there is a weekly prompt, or something was posted in that time',
    ],
    [
      'Where to send messages in Teams',
      'The database: the address and number of each conversation, its team, and each person who has used the bot there; no names',
      '400 days after the last use (DATA_RETENTION_DAYS), or as long as its weekly prompt runs',
    ],
    [
      'The number that Slack or Teams gives each request, so that a retry is not answered twice',
      'The database, as a fingerprint that cannot be read back, without the text',
      'A day',
    ],
    [
      'Requests',
      'The log: path, status, time taken, a request number; no text, no names',
      'As long as the log is kept',
    ],
  ],
} as const;

const TERMS = [
  'Practice Compass is for learning, not for reporting. Nobody watches it. If you have a worry, use the contacts above.',
  'It gives no advice about a case. For that, talk to your safeguarding lead and follow your local procedures.',
  'Leave out anything that could identify someone: no names, and no details of a case.',
  'Notes about the law explain it in general. They are not legal advice. Each says when somebody last checked it, or that nobody has.',
  'The program is free to use, change and pass on under the MIT licence, without any warranty. The sources it names keep their own terms.',
  'The organisation that runs it for you looks after it. Ask them if something is wrong.',
] as const;
