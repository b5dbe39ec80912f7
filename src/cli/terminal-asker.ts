import type { Asker } from '../commands/asker';

/** Whoever sits at the terminal. `typed` says how a line is typed there. */
export function terminalAsker(via: Asker['via'], typed: Asker['typed']): Asker {
  return {
    tenant: 'terminal:here',
    conversation: 'terminal:here:here',
    person: 'terminal:here:somebody',
    setting: 'personal',
    via,
    typed,
    howToInvite: 'I cannot post anything from a terminal.',
  };
}

/** Text that cannot move the cursor, colour the screen or turn the direction of writing: what people type comes back in answers. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? '\n' : ''));
}
