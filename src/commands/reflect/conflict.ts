import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { tellAll } from './announce';
import { confirmed } from './confirmed';
import { scheduleHere } from './schedule-here';
import { scheduleInWords, stateInWords } from './words';

/** The answer when somebody else changed the weekly prompt, or it was just posted: this change was not saved. `told`: a sentence to add. */
export function sayConflict(told = ''): Answer {
  return confirmed([
    'Something else happened to it at the same moment, so I did not make your change.',
    told,
    'Please look, and try again.',
  ]);
}

/** The same for a change that was already announced: everybody here was told otherwise, so they are told what is set now. */
export async function sayConflictAfterTelling(asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  const stands = schedule
    ? `${scheduleInWords(schedule)} ${stateInWords(schedule, services.clock())}`
    : 'There is no weekly prompt here.';
  const told = await tellAll(
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
  return sayConflict(told);
}
