/** Shown for `help` and for anything that is not a command. */
export const USAGE = `Practice Compass

  start                            runs the bot; this is also what happens without a command.
                                   Without Slack or Teams settings it starts the try-out in your browser.
  ask <words>                      answers here, such as: ask glossary county lines
  ask --jsonl                      reads {"command":"glossary","text":"…"} lines, prints one JSON line each
  content check [dir]              checks the content files, and those in dir on top of them
  content schemas                  writes the schemas that editors use to complete content files
  manifest slack [--prefix pc-]    prints the app manifest for Slack
  manifest teams --out app.zip     writes the app package for Teams [--targeted]
  upcoming --weekday monday …      prints when a weekly prompt would be posted; upcoming alone says how to ask
  suggestions                      lists the words that people suggested, with counts
  help                             shows this

Settings come from the environment; the README lists them.
`;
