import type { Content, Signpost } from '../content/schema';
import type { Block } from '../message';

/** The note under entries, lists of entries, prompts and polls: what the bot is not, and where to go instead. */
export function footer({ signposts }: Pick<Content, 'signposts'>): Block {
  const routes = signposts
    .filter((signpost) => signpost.footer)
    .map((signpost) => `${signpost.label}: ${contactOf(signpost)}.`);
  return {
    kind: 'note',
    text: [
      'For learning, not for reporting: nobody watches this chat.',
      ...routes,
      'Leave out anything that could identify someone.',
    ].join(' '),
  };
}

/** All the places to get help, for `help` and the Home page. */
export function signpostList({ signposts }: Pick<Content, 'signposts'>): Block {
  return {
    kind: 'list',
    label: 'Where to go with a worry',
    items: signposts.map((signpost) => {
      const doubt = signpost.verified || signpost.contact === null ? '' : ' Not verified: check it before you use it.';
      return `${signpost.label}: ${contactOf(signpost)}. ${signpost.when} (${signpost.nation})${doubt}`;
    }),
  };
}

/** A local contact that nobody has filled in says so: it never shows an empty line or an invented number. */
const contactOf = ({ contact }: Signpost) => contact ?? 'not set here yet, ask your safeguarding lead';
