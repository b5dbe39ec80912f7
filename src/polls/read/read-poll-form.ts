import { SCALES } from '../../content/scales';
import type { PollTemplate, Scale } from '../../content/schema';
import { cleanText, isBlank, quoted, withoutBullet } from '../clean-text';
import type { Draft } from '../poll';
import { checkOptions, checkQuestion } from './check-wording';
import type { PollField, PollMistake } from './mistake';
import { type ClosesReading, readFor, readUntil } from './read-closes';
import { ONE_ANSWER, templateDraft } from './template-draft';

/** The allowed values of each choice in the form. An empty value means the first. */
export const FORM_CHOICES = {
  scale: ['none', ...(Object.keys(SCALES) as Scale[])],
  choices: ['one', 'several'],
  openness: ['anonymous', 'open'],
  closes: ['none', '2m', '5m', '10m', '1h', 'until'],
} as const;

type FormReading =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly mistakes: readonly PollMistake[] };

/**
 * Reads a filled-in form: `question`, `options` (one per line), `template`, `scale`, `choices`, `openness`, `closes`,
 * `until`. A missing value counts as empty. Returns all mistakes at once; never throws for any text.
 */
export function readPollForm(
  form: Readonly<Record<string, string>>,
  { now, zone, templates }: { readonly now: Date; readonly zone: string; readonly templates: readonly PollTemplate[] },
): FormReading {
  const filled = (name: PollField) => cleanText(form[name] ?? '');
  const question = filled('question').replaceAll('\n', ' ');
  const typed = filled('options').split('\n').map(withoutBullet).filter(Boolean);
  const scale = filled('scale');
  const many = filled('choices') === 'several';
  const closing = closesIn(filled('closes'), filled('until'), now, zone);
  const chosen = filled('template');
  const template = templates.find(({ id }) => id === chosen);
  const isOwn = chosen === '' || chosen === OWN_QUESTION;
  const mistakes = [
    ...(isOwn ? checkQuestion(question) : besideTemplate(question, typed, template, many)),
    ...CHOICE_FIELDS.flatMap((name) => unknownChoice(name, filled(name))),
    ...(isOwn ? (isScale(scale) ? besideScale(typed, many) : checkAnswers(typed)) : []),
    ...(closing.ok ? [] : [closing.mistake]),
  ];
  if (mistakes.length > 0) return { ok: false, mistakes };
  const options = isScale(scale) ? SCALES[scale] : typed;
  const openness = filled('openness') === 'open' ? 'open' : 'anonymous';
  const closes = closing.ok ? closing.closes : null;
  if (template) return { ok: true, draft: templateDraft(template, { many, openness, closes }) };
  return {
    ok: true,
    draft: { question, options, many, openness, template: null, about: null, followUp: null, closes },
  };
}

/** The value of `template` for a question of one's own. */
export const OWN_QUESTION = 'none';

function besideTemplate(
  question: string,
  typed: readonly string[],
  template: PollTemplate | undefined,
  many: boolean,
): readonly PollMistake[] {
  if (!template) return [{ field: 'template', says: 'That ready-made poll is no longer here. Please pick another.' }];
  return [
    ...(isBlank(question) && typed.length === 0 ? [] : [OWN_OR_READY_MADE]),
    ...(template.scale && many ? [ONE_ANSWER] : []),
  ];
}

const OWN_OR_READY_MADE: PollMistake = {
  field: 'template',
  says: 'Please use either your own question or a ready-made poll: clear what you typed, or choose “My own question”.',
};

type FormClosing = ClosesReading | { readonly ok: true; readonly closes: null };

/** A time counts only if `until` is chosen: some time fields cannot be left empty. */
function closesIn(choice: string, until: string, now: Date, zone: string): FormClosing {
  if (choice === 'until') return readUntil(until, now, zone);
  return /^\d/.test(choice) ? readFor(choice) : { ok: true, closes: null };
}

const CHOICE_FIELDS = ['scale', 'choices', 'openness', 'closes'] as const;

function unknownChoice(field: (typeof CHOICE_FIELDS)[number], value: string): PollMistake[] {
  const known: readonly string[] = FORM_CHOICES[field];
  if (value === '' || known.includes(value)) return [];
  return [{ field, says: `${quoted(value)} is not one of the choices. Please pick one of them.` }];
}

function checkAnswers(typed: readonly string[]): readonly PollMistake[] {
  if (typed.length > 0) return checkOptions(typed);
  return [{ field: 'options', says: 'Please type at least 2 answers, each on its own line, or choose a scale.' }];
}

function besideScale(typed: readonly string[], many: boolean): readonly PollMistake[] {
  return [
    ...(typed.length > 0 ? [ONE_OF_BOTH] : []),
    ...(many
      ? [{ field: 'choices', says: 'On a scale, each person gives one answer. Please choose “One”.' } as const]
      : []),
  ];
}

const ONE_OF_BOTH: PollMistake = {
  field: 'options',
  says: 'Please use either a scale or your own answers: clear this field, or choose no scale.',
};

const isScale = (value: string): value is Scale => Object.hasOwn(SCALES, value);
