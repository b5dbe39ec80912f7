import type { TurnContext } from '../sdk/port';
import { isForTenant } from '../settings';
import { asked } from './asked';
import { isDialog, readPress } from './button';
import { fileConsent, isFileConsent } from './file-consent';
import { inDialog } from './in-dialog';
import { readIncoming, tenantOf } from './incoming';
import { handleLifecycle } from './lifecycle';
import { pressed } from './pressed';
import { searched } from './searched';
import type { Around, Turn } from './turn';
import { botWasAdded, welcome } from './welcome';
import { withObjectId } from './who';

/**
 * Does what an activity asks for. Ignores edits, reactions, other bots and everything that is not addressed to the bot.
 * Rejects only for faults.
 */
export async function takeTurn(context: TurnContext, around: Around): Promise<void> {
  const incoming = readIncoming(context.activity);
  if (!incoming) {
    around.services.log.warn('An activity named no sender or no conversation');
    return;
  }
  if (await handleLifecycle({ ...around, incoming })) return;
  // After what takes the bot out of a place: that counts wherever it was.
  if (!isForTenant(around.settings, tenantOf(incoming))) {
    const tenant = tenantOf(incoming);
    around.services.log.warn({ tenant }, 'Teams: a tenant that is not in TEAMS_ALLOWED_TENANTS is not answered');
    return;
  }
  const first: Turn = { ...around, context, incoming, pressed: readPress(incoming) };
  // People search while they write to each other, where the bot is not a member and has no reason to be.
  if (incoming.type === 'invoke' && incoming.name === 'composeExtension/query') return searched(first);
  const turn: Turn = { ...first, incoming: await withObjectId(first) };
  await rememberPlace(turn);
  if (incoming.type === 'message') return asked(turn);
  if (incoming.type === 'invoke' && incoming.name === 'adaptiveCard/action') return pressed(turn);
  if (isDialog(incoming)) return inDialog(turn);
  if (isFileConsent(incoming)) return fileConsent(turn);
  if (botWasAdded(incoming)) return welcome(turn);
}

/**
 * Comes before the answer, because the answer itself may be to post here. A question is answered even if this fails.
 */
async function rememberPlace({ context, incoming, pressed, remember, services }: Turn): Promise<void> {
  try {
    await remember(incoming, context.activity.serviceUrl, pressed);
  } catch (error) {
    services.log.error({ err: error }, 'A conversation reference could not be saved');
  }
}
