import { type Conversation, type Person, platformOf } from '../ids';
import { DeliveryError, type Messenger } from '../messenger';

type Platform = 'slack' | 'teams';

/** What a platform last did with a message that was sent unasked. */
const STANDINGS = {
  taken: 'the last message was taken',
  silent: 'does not answer',
  busy: 'asks to wait',
  unauthorised: 'refuses the token',
} as const;

/**
 * The messenger, watched: `waited` is called whenever a platform asks to wait, and `standing` says in words how each
 * platform last behaved, as far as this process has seen. A message that a platform refuses for a reason of its own, such
 * as a closed channel, counts as taken: the platform answered.
 */
export function watchMessenger(messenger: Messenger, waited: (platform: Platform) => void) {
  const last = new Map<Platform, keyof typeof STANDINGS>();

  async function watched<Result>(to: Conversation | Person, sending: Promise<Result>): Promise<Result> {
    const platform = platformOf(to);
    const saw = (standing: keyof typeof STANDINGS) => {
      if (platform === 'slack' || platform === 'teams') last.set(platform, standing);
    };
    try {
      const result = await sending;
      saw('taken');
      return result;
    } catch (error) {
      const standing = standingAfter(error);
      saw(standing);
      if (standing === 'busy' && (platform === 'slack' || platform === 'teams')) waited(platform);
      throw error;
    }
  }

  return {
    messenger: {
      send: (to, ...rest) => watched(to, messenger.send(to, ...rest)),
      replace: (to, ...rest) => watched(to, messenger.replace(to, ...rest)),
      sendDirect: (to, ...rest) => watched(to, messenger.sendDirect(to, ...rest)),
      probe: (to) => watched(to, messenger.probe(to)),
    } satisfies Messenger,
    standing: (platform: Platform): string => {
      const standing = last.get(platform);
      return standing === undefined ? 'nothing was sent unasked yet' : STANDINGS[standing];
    },
  };
}

function standingAfter(error: unknown): keyof typeof STANDINGS {
  if (!(error instanceof DeliveryError)) return 'silent';
  if (error.why === 'busy' || error.why === 'unauthorised') return error.why;
  return error.why === 'down' || error.why === 'unclear' ? 'silent' : 'taken';
}
