import type { Form } from '../../message';
import { atMost } from '../../text/cut';
import { KINDS, kindOf } from './kinds';
import type { Subject } from './subject';
import { LONGEST_FEEDBACK } from './why-not';

/** What the form asks, by the names of its fields. */
export type Filled = { readonly kind: string; readonly text: string };

/** The form for feedback on one thing, or on the content as a whole, with what has been filled in so far. */
export function feedbackForm(subject: Subject | undefined, { kind, text }: Filled): Form {
  const line = ['feedback', subject?.id].filter(Boolean).join(' ');
  const chosen = kindOf(kind);
  return {
    kind: 'form',
    title: 'Feedback',
    openLabel: line,
    command: line,
    submit: 'Send',
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: subject ? `What is wrong with “${subject.title}”?` : 'What is wrong?',
        required: true,
        choices: Object.entries(KINDS).map(([value, label]) => ({ label, value })),
        ...(chosen ? { value: chosen } : {}),
      },
      {
        kind: 'line',
        name: 'text',
        label: 'In your words',
        hint: `At most ${LONGEST_FEEDBACK} characters. No names, and nothing about a case. I do not keep who sent it.`,
        longest: LONGEST_FEEDBACK,
        lines: true,
        value: atMost(text, LONGEST_FEEDBACK),
      },
    ],
  };
}
