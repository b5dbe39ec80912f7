import type { FeedbackKind } from '../../store/feedback';

/** What can be wrong with the content, as people read it. */
export const KINDS: Readonly<Record<FeedbackKind, string>> = {
  'out-of-date': 'Out of date',
  unclear: 'Unclear',
  missing: 'Something is missing',
  wrong: 'Wrong',
  other: 'Something else',
};

/** The kind that a form sent. Undefined for anything else. */
export const kindOf = (sent: string): FeedbackKind | undefined =>
  Object.hasOwn(KINDS, sent) ? (sent as FeedbackKind) : undefined;
