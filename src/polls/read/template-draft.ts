import { answersOf } from '../../content/scales';
import type { PollTemplate } from '../../content/schema';
import type { Draft } from '../poll';
import type { Settings } from './read-settings';

/** Turns a template into a draft with these settings. */
export function templateDraft(template: PollTemplate, settings: Settings): Draft {
  return {
    question: template.question,
    options: answersOf(template),
    ...settings,
    template: template.id,
    about: template.about ?? null,
    followUp: template.followUp ?? null,
  };
}

/** Each person gives one answer on a scale. */
export const ONE_ANSWER = {
  field: 'choices',
  says: 'This poll has a scale, so each person gives one answer. Please leave out “multi”.',
} as const;
