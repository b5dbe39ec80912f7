import { type Answer, couldNotRead } from '../answer';

/** A poll is for a team; in the bot's own chat with one person there is nobody to vote. */
export const notHere = (): Answer =>
  couldNotRead(
    'A poll belongs in a channel, a thread or a group chat, where your team can vote.',
    'Go there, add me if I am not in it yet, and ask me for “poll”.',
  );
