import { pollTemplate } from '../content/schema';
import type { PollReading } from '../polls/read/read-poll';
import { NOON } from './stores/stored-polls';

const template = (fields: object) => pollTemplate.parse({ audience: ['managers'], own: true, ...fields });

/** What a line about a poll is read with: three ready-made questions, at noon on a Monday in London. */
export const POLL_READING: PollReading = {
  templates: [
    template({
      id: 'time-for-trust',
      question: 'I have enough time to build trust.',
      scale: 'agreement',
      notMyRole: true,
      about: 'principle-4',
      followUp: 'What could we stop doing?',
    }),
    template({ id: 'knowing-who-to-call', question: 'Do you know who to call?', options: ['Yes', 'No'] }),
    template({ id: 'welcome-to-disagree', question: 'It is welcome to disagree.', scale: 'agreement' }),
  ],
  now: NOON,
  zone: 'Europe/London',
};
