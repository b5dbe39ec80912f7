import type { Asker } from '../commands/asker';
import { asCode } from '../text/code';

/** Ann, who types in a Slack channel. */
export function testAsker(changes: Partial<Asker> = {}): Asker {
  return {
    tenant: 'slack:T1',
    conversation: 'slack:T1:C1',
    person: 'slack:T1:U0ANN',
    setting: 'shared',
    via: 'typed',
    commandHint: (line) => asCode(`/${line}`),
    howToInvite: 'I am not in this channel yet. Invite me with /invite @Practice Compass.',
    ...changes,
  };
}
