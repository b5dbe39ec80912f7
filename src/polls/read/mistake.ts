/** What a mistake is about: the form's field of this name, the template's id, or the whole line. */
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

/** `says`: one or more sentences for the person: what is wrong, and what to type instead. */
export type PollMistake = { readonly field: PollField; readonly says: string };
