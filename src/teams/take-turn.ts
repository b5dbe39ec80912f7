import type { TurnContext } from 'botbuilder';
import { asked } from './asked';
import { readIncoming } from './incoming';
import { pressed } from './pressed';
import { searched } from './searched';
import type { Turn } from './turn';
import { botWasAdded, welcome } from './welcome';

/**
 * What an activity asks for. Edits, reactions, other bots and everything that is not addressed to the bot are left alone.
 * Throws for faults only.
 */
export async function takeTurn(context: TurnContext, around: Omit<Turn, 'context' | 'incoming'>): Promise<void> {
  const incoming = readIncoming(context.activity);
  if (!incoming) {
    around.services.log.warn('An activity named no sender or no conversation');
    return;
  }
  const turn: Turn = { ...around, context, incoming };
  if (incoming.type === 'message') return asked(turn);
  if (incoming.type === 'invoke' && incoming.name === 'adaptiveCard/action') return pressed(turn);
  if (incoming.type === 'invoke' && incoming.name === 'composeExtension/query') return searched(turn);
  if (botWasAdded(incoming)) return welcome(turn);
}
