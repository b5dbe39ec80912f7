/**
 * What the documents of the pack say of things that are still being built. It stands here, by the names in braces, so that
 * a sentence is changed in one place on the day on which it is no longer true.
 */
export const SO_FAR: Readonly<Record<string, string>> = {
  rightsOfPeople:
    'There is no command yet that hands out, or erases, all that is kept of one person. It is little: a role (a press on “Forget” erases it), the weekly prompts and polls that they set up, and in Teams the address at which the bot can reach them. Until there is one, whoever runs the bot looks these up in the database by the account number.',
  rightsOfOrganisations:
    'Everything of a workspace, or in Teams of a team or chat, is deleted when the app is removed from it. There is no command for it yet.',
  audit:
    'A change to a weekly prompt is told in its channel, with who made it. There is no list yet of who set, changed or deleted what.',
  backup:
    '`backup` writes a consistent copy of a running SQLite database; for PostgreSQL it names the `pg_dump` line. `restore --check` says whether a copy is whole and whether its key fits. When copies are made, and for how long they are kept, is for whoever runs the bot: a copy that is made while a poll is open holds its votes.',
  manyOrganisations: 'One installation serves one Slack workspace, one Teams tenant, or one of each.',
  selfCheck:
    'At each start the log says, for Slack and for Teams, whether it can be reached and takes the bot’s token. `content check` and `content due` check the content.',
  teamsLibrary:
    'For Teams the bot uses Microsoft’s botbuilder, whose support ended in 2025. All of it is behind one folder of the source. Its successor, Microsoft’s Agents SDK, passes the same tests, and takes its place with `TEAMS_SDK=agents`.',
};
