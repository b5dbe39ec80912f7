import { type Conversation, type Person, platformOf, type Tenant } from '../ids';
import { type Messenger, NotSent, type Pace } from '../messenger';
import type { Face } from './adapter';

/** The platforms that are set up. Each face has its place here before it is there. */
export type Faces = { slack?: Face | undefined; teams?: Face | undefined };

/** Speaks through whichever face a conversation or person belongs to; faces may come later, or be missing. */
export function messengerOf(faces: Faces): Messenger {
  const speaker = (of: Conversation | Person) => faceOf(faces, of)?.messenger ?? SPEECHLESS;
  return {
    send: (conversation, message, where) => speaker(conversation).send(conversation, message, where),
    replace: (conversation, id, message) => speaker(conversation).replace(conversation, id, message),
    tell: (person, message) => speaker(person).tell(person, message),
  };
}

/** The pace of a tenant's platform. Where its face is missing nothing can be sent, so there is nothing to wait for. */
export function paceOf(faces: Faces): (tenant: Tenant) => Pace {
  return (tenant) => faceOf(faces, tenant)?.pace ?? NO_PAUSE;
}

function faceOf({ slack, teams }: Faces, of: Tenant | Conversation | Person): Face | undefined {
  const platform = platformOf(of);
  if (platform === 'slack') return slack;
  return platform === 'teams' ? teams : undefined;
}

const nowhere = () => Promise.reject(new NotSent('removed'));
const SPEECHLESS: Messenger = { send: nowhere, replace: nowhere, tell: nowhere };
const NO_PAUSE: Pace = { tenantGapMs: 0, conversationGapMs: 0 };
