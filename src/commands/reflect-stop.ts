import { announce, whoKnows } from './announce';
import type { Answer, Services } from './answer';
import type { Asker } from './asker';
import { changed, noneYet } from './reflect-status';
import { scheduleHere } from './schedule-here';
import { scheduleInWords, scheduleLine } from './schedule-words';

/** `reflect stop`: ends the weekly prompt, also where the bot was taken out, and says how to have it back. */
export async function stop(_words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  const again = `To start it again, type ${asker.typed(scheduleLine(schedule, services.policy))}.`;
  const told = await announce(
    'Weekly prompt stopped',
    [
      { kind: 'text', label: 'It was', text: scheduleInWords(schedule) },
      { kind: 'note', text: again },
    ],
    asker,
    services,
  );
  await services.schedules.remove(asker.conversation);
  return changed(`The weekly prompt is stopped. ${whoKnows(told)} ${again}`, undefined, asker, services);
}
