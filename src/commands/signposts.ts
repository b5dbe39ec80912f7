import type { Content, Signpost } from '../content/schema';
import type { Block, Button, Footer } from '../message';

/** The line under entries, lists and help: what the bot is not, and where to go instead. */
export const footer = (): Footer => ({
  kind: 'footer',
  text: 'For learning, not for reporting.',
  button: WHO_TO_CALL_BUTTON,
});

export const WHO_TO_CALL_BUTTON: Button = { label: 'Who to call', command: 'signposts' };

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
const contactOf = ({ contact }: Signpost) => contact ?? 'not filled in yet, ask your safeguarding lead';
