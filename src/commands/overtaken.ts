import { sayHere, whoKnows } from './announce';
import type { Answer, Services } from './answer';
import type { Asker } from './asker';
import { changed } from './reflect-status';
import { scheduleHere } from './schedule-here';
import { scheduleInWords, stateInWords } from './schedule-words';

/**
 * What follows where the weekly prompt was changed by somebody else, or was just posted, after this change was announced:
 * nothing of it was kept. Everybody here has heard otherwise, so they hear how it stands.
 */
export async function overtaken(asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  const stands = schedule
    ? `${scheduleInWords(schedule)} ${stateInWords(schedule, services.clock())}`
    : 'There is no weekly prompt here.';
  const told = await sayHere(
    {
      audience: 'conversation',
      blocks: [
        { kind: 'heading', text: 'The last change was not made' },
        { kind: 'text', text: 'Something else happened to the weekly prompt at the same moment.' },
        { kind: 'text', label: 'It is now', text: stands },
      ],
    },
    asker,
    services,
  );
  const done = 'Something else happened to the weekly prompt at the same moment, so I did not make your change.';
  return changed(
    `${done} ${whoKnows(told)} Please look, and try again if you still want it.`,
    schedule,
    asker,
    services,
  );
}
