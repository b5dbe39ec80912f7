/**
 * What several documents of the pack say in the same words, by the names that stand for it in braces. How this installation is
 * set changes none of them.
 */
export const SENTENCES: Readonly<Record<string, string>> = {
  rightsOfPeople:
    'Whoever asks the bot for “my data” sees, alone, what is kept of them, and can press “Forget me” (check 61). Whoever runs the bot can hand out what is kept of one person (`export --tenant … --person …`) and erase it (`forget --person …`), from every table and from the files of the database (check 49). Weekly prompts that they set up pause, or go to a colleague. Earlier backups keep what was in them, and so may a database server’s own log of its writes, until they are overwritten. No command tells anybody how somebody else voted, or that they did (check 62).',
  rightsOfOrganisations:
    'Everything of a workspace, or in Teams of a team or chat, is deleted when the app is removed from it, but for a line that says so (check 8). Whoever runs the bot can hand out all of an organisation (`export --tenant …`, as JSON and CSV) and delete it (`delete --tenant …`); `--dry-run` says first what would go (check 63).',
  audit:
    'A change to a weekly prompt is told in its channel, with who made it. `audit` lists who installed, set, changed, stopped, closed, exported, deleted or forgot something in the last year, when and where, with no content (check 50). It is a table of the same database: whoever may change that may change it.',
  backup:
    '`backup` writes a consistent copy of a running SQLite database (check 60); for PostgreSQL it names the `pg_dump` line. `restore --check` says whether a copy is whole and whether its key fits. When copies are made, and for how long they are kept, is for whoever runs the bot: a copy that is made while a poll is open holds its votes, encrypted.',
  selfCheck:
    'At each start the log says, for Teams and for a Slack workspace whose token is set, whether the platform can be reached and takes the bot’s token. `doctor` checks the settings, the database, the content, Slack, Teams, the address, the clock and the proxy, and says what to do (check 51). `content check` and `content due` check the content.',
};
