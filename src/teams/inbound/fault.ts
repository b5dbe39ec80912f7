import { faultMessage } from '../../commands/errors';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import { plainText } from '../../plain-text';
import { newReference } from '../../text/fault-reference';
import { reply } from '../outbound/reply';
import { answerInvoke } from '../outbound/send';
import type { TurnContext } from '../sdk/port';
import { isDialog, readPress } from './button';
import { isFileConsent } from './file-consent';
import { closingWith } from './in-dialog';
import { askerOf, readIncoming } from './incoming';
import { toast } from './pressed';
import { instead } from './searched';
import type { Around } from './turn';

/**
 * Logs a fault under a short reference and tells the person that reference, in the way they asked. Never rejects: if
 * the apology cannot be sent either, that is logged too.
 */
export async function sayFault(context: TurnContext, error: unknown, around: Around): Promise<void> {
  const reference = newReference();
  const { log } = around.services;
  log.error({ reference, err: error }, 'An activity could not be answered');
  const message = mayHaveArrived(error) ? mayHaveArrivedMessage(reference) : faultMessage(reference, error);
  const text = plainText(message);
  try {
    const incoming = readIncoming(context.activity);
    if (context.activity.name === 'adaptiveCard/action') return await answerInvoke(context, toast(text));
    if (incoming && isDialog(incoming)) return await answerInvoke(context, closingWith(text));
    if (context.activity.name === 'composeExtension/query') return await answerInvoke(context, instead(text));
    if (incoming && (incoming.type === 'message' || isFileConsent(incoming)))
      await reply({ ...around, context, incoming, pressed: readPress(incoming) }, askerOf(incoming, 'typed'), message);
  } catch (second) {
    log.error({ reference, err: second }, 'The person could not be told either');
  }
}

/** Teams did not say whether the answer arrived. */
const mayHaveArrived = (error: unknown): boolean => error instanceof DeliveryError && error.why === 'unclear';

const mayHaveArrivedMessage = (reference: string): Message => ({
  audience: 'asker',
  blocks: [
    {
      kind: 'text',
      text: `Teams did not tell me whether my answer arrived (reference ${reference}). If you do not see it, please ask me again.`,
    },
  ],
});
