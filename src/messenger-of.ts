import type { Face } from './face';
import { type Messenger, NotSent } from './messenger';

/** Speaks through whichever face a conversation or person belongs to; faces may come later, or be missing. */
export function messengerOf(faces: {
  readonly slack?: Face | undefined;
  readonly teams?: Face | undefined;
}): Messenger {
  const speaker = (of: string) => {
    const face = of.startsWith('slack:') ? faces.slack : of.startsWith('teams:') ? faces.teams : undefined;
    return face?.messenger ?? SPEECHLESS;
  };
  return {
    send: (conversation, message, where) => speaker(conversation).send(conversation, message, where),
    replace: (conversation, id, message) => speaker(conversation).replace(conversation, id, message),
    tell: (person, message) => speaker(person).tell(person, message),
  };
}

const nowhere = () => Promise.reject(new NotSent('removed'));
const SPEECHLESS: Messenger = { send: nowhere, replace: nowhere, tell: nowhere };
