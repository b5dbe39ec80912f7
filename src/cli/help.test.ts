import { help, misunderstood } from './help';
import { COMMANDS } from './usage';

const told = (...words: string[]) => misunderstood(words).split('\n')[0];

it.each([
  [
    ['dance'],
    'I do not know “dance”. I know: start, ask, content, manifest, approval, upcoming, suggestions, feedback, backup, restore, move, help, version.',
  ],
  [['Start'], 'I do not know “Start”. Did you mean “start”?'],
  [
    ['glossary', 'grooming'],
    '“glossary” is what people type to the bot in chat. Here, put ask before it: ask glossary …',
  ],
  [['--verison'], 'I do not know “--verison”. Did you mean “--version”?'],
  [['-v', 'x'], '“version” takes no other words. I do not know what to do with “x”.'],
  [['content', 'chek'], 'After “content”, I do not know “chek”. Did you mean “check”?'],
  [['content', 'check', ''], 'After “content check”, name a folder; the name given is empty.'],
  [
    ['content', 'check', 'our', 'pack'],
    '“content check” takes one folder. I do not know what to do with “pack”; a folder with a space in its name needs quotes around it.',
  ],
  [['content', 'due', 'soon'], 'After “content due”, I know only --within, and not “soon”.'],
  [['content', 'due', '--within'], 'After “--within”, say a number of days from 0 to 3650, such as 30.'],
  [
    ['content', 'due', '--within', 'a week'],
    'After “--within”, say a number of days from 0 to 3650, such as 30, not “a week”.',
  ],
  [['feedback', 'don'], 'After “feedback”, I do not know “don”. Did you mean “done”?'],
  [['feedback', 'done', 'x'], 'After “feedback done”, say one number of the list, such as 7.'],
  [['approval'], 'After “approval”, say --out and the name of the file to write, such as --out pack.zip.'],
  [['approval', 'pack.zip'], 'After “approval”, say --out and the name of the file to write, such as --out pack.zip.'],
  [['backup'], 'After “backup”, name one new file for the copy, such as backup-monday.db.'],
  [['restore', 'x.db'], 'After “restore”, I do not know “x.db”. I know: --check, --end-polls.'],
  [['restore', '--check'], 'After “restore --check”, name one file, a backup.'],
  [['restore', '--end-polls', 'x'], '“restore --end-polls” takes no other words. I do not know what to do with “x”.'],
  [['move', '--to'], 'After “move --to”, give the address of a PostgreSQL database: postgres://…'],
  [['content', 'schemas', 'x'], '“content schemas” takes no other words. I do not know what to do with “x”.'],
  [['ask', '--jsonl', 'x'], '“ask --jsonl” takes no other words. I do not know what to do with “x”.'],
  [
    ['\u001b[31mred'],
    'I do not know “[31mred”. I know: start, ask, content, manifest, approval, upcoming, suggestions, feedback, backup, restore, move, help, version.',
  ],
])('%j', (words, says) => {
  expect(told(...words)).toBe(says);
});

it('help knows every command', () => {
  for (const command of COMMANDS)
    expect(help(command)).toMatchObject({ ok: true, text: expect.stringContaining(command) });
});
