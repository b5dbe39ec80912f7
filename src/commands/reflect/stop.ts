import { createHash } from 'node:crypto';
import type { Schedule } from '../../reflection/schedule';
import { type Answer, couldNotRead, type Services } from '../answer';
import type { Asker } from '../asker';
import { meansNothing } from '../lookup/small-words';
import { tellAfter } from './announce';
import { askFirst } from './ask-first';
import { confirmed } from './confirmed';
import { offerPause } from './offer';
import { scheduleLine } from './rule-line';
import { ruleOf, scheduleHere } from './schedule-here';
import { noneYet } from './status';
import { tellOwner } from './tell-owner';
import { scheduleInWords, willNotTry } from './words';

/**
 * `reflect stop`: asks once, then ends the weekly prompt for everybody, even if the bot has been removed, and says how to
 * get it back. The button's line identifies the prompt that it asked about, so that it cannot stop another one.
 */
export async function stop(words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  if (words === sure(schedule)) return stopNow(schedule, asker, services);
  if (SURE.test(words)) return confirmed(['The weekly prompt has changed since I asked, so I have not stopped it.']);
  if (!meansNothing(words))
    return (
      offerPause(words, schedule.zone, asker, services) ??
      couldNotRead(
        `This stops it for good. To do that, type ${asker.commandHint('reflect stop')} on its own.`,
        `To pause it: ${asker.commandHint('reflect pause until 5 January')}. To skip the next one: ${asker.commandHint('reflect skip')}.`,
      )
    );
  return askFirst('Stop it for everyone?', [{ kind: 'text', text: scheduleInWords(schedule) }], {
    label: 'Stop',
    command: `reflect stop ${sure(schedule)}`,
  });
}

async function stopNow(schedule: Schedule, asker: Asker, services: Services): Promise<Answer> {
  const waiting = await services.schedules.pendingDelivery(asker.conversation);
  await services.schedules.remove(asker.conversation, asker);
  const line = scheduleLine(schedule, services);
  const again = `To start it again, type ${asker.commandHint(line)}.`;
  const was = [
    { kind: 'text', label: 'It was', text: scheduleInWords(schedule) } as const,
    ...(waiting ? [{ kind: 'text', text: willNotTry(waiting, schedule) } as const] : []),
  ];
  const told = await Promise.all([
    tellAfter('Weekly prompt stopped', [...was, { kind: 'note', text: again }], asker, services),
    tellOwner(
      'Weekly prompt stopped',
      [...was, { kind: 'text', text: `To start it again, ask me there for “${line}”.` }],
      schedule,
      asker,
      services,
    ),
  ]);
  return confirmed(['I have stopped the weekly prompt.', ...told], { label: 'Start it again', command: line });
}

const SURE = /^sure-[\w-]{16}$/;

/** `sure-` and 16 characters: a fingerprint of the schedule's owner, rule and audience. */
function sure(schedule: Schedule): string {
  const about = JSON.stringify([schedule.owner, ruleOf(schedule)]);
  return `sure-${createHash('sha256').update(about).digest('base64url').slice(0, 16)}`;
}
