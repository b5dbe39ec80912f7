import type { Fault } from '../../tryout/teams/start';

/** What may go wrong when Teams is asked for something, each as in “where Teams …”. */
export const FAULTS: [what: string, fault: Fault][] = [
  ['refuses', { status: 403, code: 'BotNotInConversationRoster' }],
  ['is out of order', { status: 500 }],
  ['breaks the connection', 'reset'],
  ['does not answer', 'hang'],
  ['answers with a page', { status: 200, body: '<html></html>' }],
  ['answers nothing', { status: 200, body: '' }],
];
