import { z } from 'zod';
import { personIds } from '../people';

const text = z.string().trim().min(1).max(4000);
const id = z.string().min(1).max(300);
/** The value of a button, or of the option that was chosen, when the page drew it. If it has since changed, nothing is done. */
const value = z.string().max(2000).optional();
const as = z.enum(personIds as [(typeof personIds)[number], ...(typeof personIds)[number][]]);
/** The answers in a form, by the fields’ labels in Slack and by their ids in Teams. */
const values = z.record(z.string().max(300), z.string().max(5000)).refine((all) => Object.keys(all).length <= 60);

/** A place in Teams. */
const place = z.enum(['channel', 'meeting', 'personal']);

/** Checks an act that the page sends. Whatever uses its ids looks them up again, since they come from a browser. */
export const act = z.discriminatedUnion('does', [
  z.object({ as, does: z.literal('slack/say'), place: z.enum(['channel', 'direct']), thread: id.optional(), text }),
  z.object({ as, does: z.literal('slack/press'), message: id, block: id, action: id, value }),
  z.object({ as, does: z.literal('slack/press-in-view'), view: id, block: id, action: id, value }),
  z.object({ as, does: z.literal('slack/look-up'), message: id }),
  z.object({ as, does: z.literal('slack/open-home'), tab: z.enum(['home', 'messages']).default('home') }),
  z.object({ as, does: z.literal('slack/submit'), view: id, values }),
  z.object({ as, does: z.literal('slack/close'), view: id }),
  z.object({ as, does: z.literal('teams/say'), place, thread: id.optional(), text }),
  z.object({ as, does: z.literal('teams/press'), post: id, action: id, inputs: values }),
  z.object({ as, does: z.literal('teams/close-dialog') }),
  z.object({ as, does: z.literal('teams/search'), place, words: z.string().max(200) }),
  z.object({
    ...{ as, does: z.literal('teams/insert'), place, thread: id.optional(), result: z.int().min(0).max(50) },
    text: z.string().trim().max(4000).optional(),
  }),
  z.object({ does: z.literal('clock/move'), to: z.enum(['minute', 'hour', 'day', 'monday']) }),
]);

export type Act = z.output<typeof act>;
export type SlackAct = Extract<Act, { does: `slack/${string}` }>;
export type TeamsAct = Extract<Act, { does: `teams/${string}` }>;

export const isSlackAct = (act: Act): act is SlackAct => act.does.startsWith('slack/');
export const isTeamsAct = (act: Act): act is TeamsAct => act.does.startsWith('teams/');
