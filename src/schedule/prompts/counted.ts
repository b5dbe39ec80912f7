/**
 * What is counted: prompts that were posted, and of these the ones that came late; turns that were missed; prompts of
 * which nobody knows; prompts that cannot be posted; attempts that are made again; owners who could not be told.
 */
export type Counted = 'posted' | 'late' | 'missed' | 'unclear' | 'failed' | 'retried' | 'untold';
