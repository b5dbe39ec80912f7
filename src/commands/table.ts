/**
 * Every command that a person can type. A test checks that the manifests, `help` and the README match this table.
 * `words`: what may follow the name. `usage`: an example line.
 */
export const commands = [
  {
    name: 'principle',
    words: '[words]',
    usage: 'principle build trust',
    does: 'what good practice asks of us',
  },
  {
    name: 'glossary',
    words: '[words]',
    usage: 'glossary county lines',
    does: 'what a word means',
  },
  {
    name: 'reflect',
    words: '[weekly monday 09:30 | preview | skip | pause | resume | stop | now]',
    usage: 'reflect weekly monday 09:30',
    does: 'a question for your team every week',
  },
  {
    name: 'poll',
    words: '["Question?" "A" "B" | templates | close | results | trend trauma]',
    usage: 'poll "How was that meeting?" "Good" "Mixed" "Hard"',
    does: 'a quick vote, anonymous unless you say open',
  },
  { name: 'help', words: '', usage: 'help', does: 'how to ask, and what I keep' },
] as const;

export type CommandName = (typeof commands)[number]['name'];
