import { createHash } from 'node:crypto';
import type { App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { createBoundedMap } from '../../bounded-map';
import { answer } from '../../commands';
import type { Answer } from '../../commands/answer';
import type { Message } from '../../message';
import type { AdapterServices } from '../../platform/adapter';
import { formIn, MODAL, modal } from '../outbound/modal';
import type { PresenterOf } from '../outbound/presenter';
import { showAnswer } from '../outbound/show-answer';
import { createAcknowledgement } from './acknowledgement';
import { sayingWhere } from './elsewhere';
import type { ErrorBoundary } from './error-boundary';
import { guestWhoInteracts } from './guest';
import { askerFrom, homeOf, type ReplyTarget, unpack } from './origin';
import { tenantOf, whoInteracts } from './request-context';
import { hasRunOut, RUN_OUT } from './run-out';
import { mistakesBeside, submittedForm } from './submitted-form';

/**
 * Forms: submitting one is the same as pressing a button that carries its line, plus the values that were filled in.
 * Slack waits three seconds for the modal to close or to show mistakes; a later answer goes to the conversation:
 * https://docs.slack.dev/surfaces/modals#response_actions
 */
export function listenForForms(
  app: App,
  services: AdapterServices,
  boundary: ErrorBoundary,
  presenterOf: PresenterOf,
  prefix: string,
): void {
  /** How the newest submissions were answered: a repeat gets the same answer, and the work is done once. */
  const reactions = createBoundedMap<ViewResponseAction | undefined>(MOST_REACTIONS);
  const { patiently } = boundary;

  app.view<ViewSubmitAction>(MODAL, async ({ ack, body, client }) => {
    const acknowledge = createAcknowledgement<ViewResponseAction>(ack);
    const who = whoInteracts(body);
    let origin = homeOf(who, prefix);
    const show = (message: Message) => {
      const presenter = presenterOf(tenantOf(who.installation));
      return showAnswer(message, { client, user: body.user.id, origin, patiently, presenter });
    };
    const showInPlace = async (message: Message) => {
      if (await acknowledge({ response_action: 'update', view: modal(message, origin) })) return;
      await show(message);
    };
    await boundary.run(
      'a form',
      async () => {
        if (hasRunOut(body)) return showInPlace(RUN_OUT);
        const { says, ...kept } = unpack(body.view.private_metadata, who.installation) ?? { origin };
        if (says === undefined) throw new Error('A modal without a form was submitted');
        origin = kept.origin;
        const key = keyOf(body);
        if (reactions.has(key)) return void (await acknowledge(reactions.get(key)));
        if (!(await services.firstTime(key))) return void (await acknowledge(mistakesBeside(TWICE, body.view)));
        const form = { via: 'form', form: submittedForm(body.view) } as const;
        const asker = askerFrom(origin, who, { ...form, ...guestWhoInteracts(body, who.installation) });
        const given = await answer(says, asker, services).catch(async (error: unknown) => {
          // Nothing was stored, or only what can be stored again: a schedule or a draft. The form may still be open.
          await services.release(key).catch(() => undefined);
          throw error;
        });
        const message = sayingWhere(given.message, origin, asker);
        const reaction = reactionTo({ ...given, message }, origin, body);
        reactions.set(key, reaction);
        // Nothing is finished yet: whoever repeats it, and reaches another replica, is answered there as here.
        if (reaction) await services.release(key).catch(() => undefined);
        if ((await acknowledge(reaction)) && reaction) return;
        await show(message);
      },
      showInPlace,
    );
  });
}

/** How the modal changes after a submission. Undefined if it is finished and closes. */
function reactionTo({ message, mistakes = {} }: Answer, origin: ReplyTarget, { view }: ViewSubmitAction) {
  const beside = mistakesBeside(mistakes, view);
  if (beside || !(formIn(message) || origin.elsewhere)) return beside;
  return { response_action: 'update', view: modal(message, origin) } as const;
}

/**
 * The seen key of a submission. A view's hash stays the same while a person corrects mistakes, so the values that were
 * filled in are part of the key.
 */
function keyOf({ view }: ViewSubmitAction): string {
  const filledIn = createHash('sha256').update(JSON.stringify(view.state.values)).digest('base64url');
  return `slack:form:${view.id}:${view.hash}:${filledIn}`;
}

const TWICE = { '': 'I already have this. If you do not see an answer, close this window and ask again.' };

const MOST_REACTIONS = 200;
