/** What a mistake is about: a field of the form by its name, the template's id, or the whole line. */
export type PollField =
  | 'question'
  | 'options'
  | 'scale'
  | 'choices'
  | 'openness'
  | 'closes'
  | 'until'
  | 'template'
  | 'line';

/** `says` is a sentence or more for the person: what is wrong, and what to type instead. */
export type PollMistake = { readonly field: PollField; readonly says: string };
