import { type Handler, privateReply } from '../answer';
import type { Asker } from '../asker';
import { shareButton } from '../button-lines';
import { entryCard, openCard } from './entry-card';

/** `more <id>`, under an entry's card: the same card with all there is, in place of the short one if that was private. */
export const more: Handler = (id, asker, services) => {
  const blocks = openCard(id, services, besideMore(id, asker));
  return blocks ? { message: { audience: 'asker', replaces: true, blocks } } : privateReply(GONE);
};

/** `less <id>`: back to the short card. */
export const less: Handler = (id, asker, services) => {
  const blocks = entryCard(id, services, { beside: besideMore(id, asker) });
  return blocks ? { message: { audience: 'asker', replaces: true, blocks } } : privateReply(GONE);
};

/** What stands beside “More” on a private card: where others read, it can be shared. */
export const besideMore = (id: string, { setting }: Asker) => (setting === 'shared' ? [shareButton(id)] : []);

const GONE = 'That entry is no longer here. Please search again.';
