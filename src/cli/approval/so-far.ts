/**
 * What the documents of the pack say of things that are still being built. It stands here, by the names in braces, so that
 * a sentence is changed in one place on the day on which it is no longer true.
 */
export const SO_FAR: Readonly<Record<string, string>> = {
  rightsOfPeople:
    'Whoever asks the bot for “my data” sees, alone, what is kept of them, and can press “Forget me”. Whoever runs the bot can hand out what is kept of one person (`export --tenant … --person …`) and erase it (`forget --person …`), from every table and from the files of the database (check 49). Weekly prompts that they set up pause, or go to a colleague. Earlier backups keep what was in them. Nobody, not even whoever runs the bot, can ask how somebody voted.',
  rightsOfOrganisations:
    'Everything of a workspace, or in Teams of a team or chat, is deleted when the app is removed from it. Whoever runs the bot can hand out all of an organisation (`export --tenant …`, as JSON and CSV) and delete it (`delete --tenant …`); `--dry-run` says first what would go.',
  audit:
    'A change to a weekly prompt is told in its channel, with who made it. `audit` lists who installed, set, changed, stopped, closed, exported or deleted something in the last year, when and where, with no content (check 50).',
  backup:
    '`backup` writes a consistent copy of a running SQLite database; for PostgreSQL it names the `pg_dump` line. `restore --check` says whether a copy is whole and whether its key fits. When copies are made, and for how long they are kept, is for whoever runs the bot: a copy that is made while a poll is open holds its votes.',
  manyOrganisations: 'One installation serves one Slack workspace, one Teams tenant, or one of each.',
  selfCheck:
    'At each start the log says, for Slack and for Teams, whether it can be reached and takes the bot’s token. `doctor` checks the settings, the database, the content, Slack, Teams, the address, the clock and the proxy, and says what to do (check 51). `content check` and `content due` check the content.',
  teamsLibrary:
    'For Teams the bot uses Microsoft’s botbuilder, whose support ended in 2025. All of it is behind one folder of the source. Its successor, Microsoft’s Agents SDK, passes the same tests, and takes its place with `TEAMS_SDK=agents`.',
};
