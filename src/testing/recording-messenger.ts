import type { Conversation, Person } from '../ids';
import type { Message } from '../message';
import type { Messenger } from '../messenger';

export type Recorder = {
  readonly messenger: Messenger;
  readonly sent: { readonly conversation: Conversation; readonly message: Message; readonly id: string }[];
  readonly replaced: { readonly conversation: Conversation; readonly message: Message; readonly id: string }[];
  readonly told: { readonly person: Person; readonly message: Message }[];
};

/** A messenger that reaches nobody and remembers what it was given; its ids count up: `m1`, `m2`. */
export function recordingMessenger(): Recorder {
  const sent: Recorder['sent'] = [];
  const replaced: Recorder['replaced'] = [];
  const told: Recorder['told'] = [];
  return {
    sent,
    replaced,
    told,
    messenger: {
      send: async (conversation, message) => {
        const id = `m${sent.length + 1}`;
        sent.push({ conversation, message, id });
        return id;
      },
      replace: async (conversation, id, message) => void replaced.push({ conversation, message, id }),
      sendDirect: async (person, message) => void told.push({ person, message }),
      probe: async () => {},
    },
  };
}
