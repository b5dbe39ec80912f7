import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { tellAll } from './announce';
import { confirmed } from './confirmed';
import { scheduleHere } from './schedule-here';
import { scheduleInWords, stateInWords } from './words';

/** The answer when somebody else changed the weekly prompt, or it was just posted: this change was not saved. `told`: a sentence to add. */
export function sayConflict(told = ''): Answer {
  return confirmed([
    'Somebody else changed it, or it was posted, at the same moment. I did not save your change.',
    told,
    'Please check, then try again.',
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
        { kind: 'text', text: 'Somebody else changed the weekly prompt, or it was posted, at the same moment.' },
        { kind: 'text', label: 'It is now', text: stands },
      ],
    },
    asker,
    services,
  );
  return sayConflict(told);
}
