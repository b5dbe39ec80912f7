import { type Handler, toAsker } from '../answer';
import { sharedCard } from './entry-card';

/** The button under a private card: shows the same card to everybody in the conversation. */
export const share: Handler = (id, { person, name }, { content }) => {
  const message = sharedCard(id, { person, ...(name ? { name } : {}) }, content);
  return message
    ? { message }
    : toAsker('I no longer have that entry, so there is nothing to share. Please look it up again.');
};
