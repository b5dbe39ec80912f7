import { tellAfter } from './announce';
import { type Answer, type Services, toAsker } from './answer';
import type { Asker } from './asker';
import { changed, noneYet } from './reflect-status';
import { scheduleHere } from './schedule-here';
import { scheduleInWords, scheduleLine, willNotTry } from './schedule-words';
import { meansNothing } from './small-words';

/** `reflect stop`: ends the weekly prompt, also where the bot was taken out, and says how to have it back. */
export async function stop(words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  if (!meansNothing(words))
    return toAsker(
      `This ends the weekly prompt for good, so I have not done it yet. To end it, type ${asker.typed('reflect stop')} alone.`,
      `To stop it for a while, type ${asker.typed('reflect pause until 5 January')}; to leave out the next one only, ${asker.typed('reflect skip')}.`,
    );
  const waiting = await services.schedules.waiting(asker.conversation);
  await services.schedules.remove(asker.conversation);
  const again = `To start it again, type ${asker.typed(scheduleLine(schedule, services.policy))}.`;
  const told = await tellAfter(
    'Weekly prompt stopped',
    [
      { kind: 'text', label: 'It was', text: scheduleInWords(schedule) },
      ...(waiting ? [{ kind: 'text', text: willNotTry(waiting, schedule) } as const] : []),
      { kind: 'note', text: again },
    ],
    asker,
    services,
  );
  return changed(`The weekly prompt is stopped. ${told} ${again}`, undefined, asker, services);
}
