import type { Button } from '../../message';
import type { KeptPoll } from '../../polls/kept-poll';

/** What its creator can do with an open poll. Where it has no end, there is nothing to extend. */
export const manageButtons = ({ id, closesAt }: Pick<KeptPoll, 'id' | 'closesAt'>): Button[] => [
  { label: 'Close and show the result', says: `poll-close ${id}` },
  ...(closesAt === null ? [] : [{ label: '5 more minutes', says: `poll-extend ${id} 5m` }]),
  { label: 'Delete', says: `poll-delete ${id}` },
];

/** What its creator can do with a closed one. */
export const closedButtons = (id: string): Button[] => [
  { label: 'Export as CSV', says: `poll-export ${id}` },
  { label: 'Delete', says: `poll-delete ${id}` },
];
