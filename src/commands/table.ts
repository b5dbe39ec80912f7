/**
 * Every command that a person can type. A test checks that the manifests, `help` and the README match this table.
 * `words`: what may follow the name. `usage`: an example line.
 */
export const commands = [
  {
    name: 'principle',
    words: '[words]',
    usage: 'principle build trust',
    does: 'the principles or themes that fit your words; without words, all of them',
  },
  {
    name: 'glossary',
    words: '[words]',
    usage: 'glossary county lines',
    does: 'what a term means; without words, all terms from A to Z',
  },
  {
    name: 'reflect',
    words: '[weekly monday 09:30 | preview | skip | pause | resume | stop | now]',
    usage: 'reflect weekly monday 09:30',
    does: 'a question for your team every week; reflect alone shows what is set here',
  },
  {
    name: 'poll',
    words: '["Question?" "A" "B" | templates | close | results | trend trauma]',
    usage: 'poll "How was that meeting?" "Good" "Mixed" "Hard"',
    does: 'a quick vote for your team, anonymous unless you say open; poll alone shows a form',
  },
  { name: 'help', words: '', usage: 'help', does: 'how to ask, what is kept, and where to go with a worry' },
] as const;

export type CommandName = (typeof commands)[number]['name'];
