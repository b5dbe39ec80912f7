import type { Content } from '../../content/schema';
import type { Choice, Field, Form } from '../../message';
import { type Draft, LONGEST_OPTION, LONGEST_QUESTION, MOST_OPTIONS } from '../../polls/poll';
import type { PollMistake } from '../../polls/read/mistake';
import { FORM_CHOICES, OWN_QUESTION, readPollForm } from '../../polls/read/read-poll-form';
import type { Settings } from '../../polls/read/read-settings';
import { isClockTime } from '../../text/clock-time';
import { atMost } from '../../text/cut';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { CHOICES, CLOSES, filledFrom, keepOrigin, OPENNESS, SCALE_CHOICES } from './form-values';
import { preview } from './preview';
import { templateChoices } from './templates';
import { NOTHING_THAT_IDENTIFIES } from './words';

/** The form's values, by field name. All of it is unchecked text. */
type Filled = Readonly<Record<string, string>>;

/** What is known of a poll before its form is opened. */
type Known = { readonly question?: string; readonly options?: readonly string[]; readonly settings: Settings };

/**
 * The answer to `poll` without a question, or without answers: the form, filled in with what was typed. `typed`: the line, which
 * a button that opens the form carries.
 */
export function newPollForm(
  { settings, ...asked }: Known,
  { commandHint }: Asker,
  { clock, content, policy }: Services,
  typed = '',
): Answer {
  const isEmpty = asked.question === undefined;
  return showForm(
    ['You will see how it looks before it is posted.', ...(isEmpty ? [waysWithout(commandHint)] : [])],
    filledFrom({ ...asked, ...settings }, policy.timezone, clock()),
    openFormLine(typed),
    'poll',
    content,
  );
}

/** Opens the form with what was typed in it, if a button can carry that. */
export const openFormLine = (typed: string): string => {
  const line = `poll form ${typed.trim()}`.trim();
  return line.length <= LONGEST_LINE ? line : 'poll form';
};

/** In characters: what a button can carry on either platform. */
const LONGEST_LINE = 1900;

const waysWithout = (typed: Asker['commandHint']) =>
  `Ready-made polls: ${typed('poll templates')}. In one line: ${typed('poll "How was that meeting?" "Good" "Mixed" "Hard"')}`;

/** The form for changing a draft. */
export const editForm = (id: string, draft: Draft, { clock, content, policy }: Services): Answer =>
  showForm(
    ['Change what you like. You will see how it looks before it is posted.'],
    filledFrom(draft, policy.timezone, clock()),
    `poll-edit ${id}`,
    `poll-edit ${id}`,
    content,
  );

/** Takes a submitted form: shows a preview, or the form again with its mistakes. `before`: the draft that it changes. */
export async function filledForm(
  form: Filled,
  before: { readonly id: string; readonly draft: Draft } | undefined,
  asker: Asker,
  services: Services,
): Promise<Answer> {
  const { clock, content, policy } = services;
  const read = readPollForm(form, { now: clock(), zone: policy.timezone, templates: content.polls });
  if (!read.ok) return askAgain(read.mistakes, form, before?.id, content);
  const draft = before ? keepOrigin(read.draft, before.draft) : read.draft;
  return preview(draft, asker, services, before ? { instead: before.id } : {});
}

/** The mistakes are shown beside the fields, if the platform can do that, and otherwise above the form. */
function askAgain(mistakes: readonly PollMistake[], form: Filled, id: string | undefined, content: Content): Answer {
  const line = id === undefined ? 'poll' : `poll-edit ${id}`;
  const shown = showForm([], form, id === undefined ? 'poll form' : line, line, content);
  const wrong = { kind: 'list', label: 'Not posted yet', items: mistakes.map(({ says }) => says) } as const;
  return {
    message: { ...shown.message, blocks: [wrong, ...shown.message.blocks] },
    mistakes: Object.fromEntries(mistakes.map(({ field, says }) => [field, says])),
  };
}

function showForm(
  before: readonly string[],
  filled: Filled,
  openLabel: string,
  command: string,
  content: Content,
): Answer {
  const form: Form = {
    kind: 'form',
    title: 'New poll',
    openLabel,
    command,
    submit: 'Preview',
    fields: fieldsOf(filled, content),
    unfolded: !isUsual(filled),
  };
  return {
    message: { audience: 'asker', blocks: [...before.map((text) => ({ kind: 'text', text }) as const), form] },
  };
}

const fieldsOf = (filled: Filled, content: Content): Field[] => [
  {
    kind: 'line',
    name: 'question',
    label: 'Question',
    hint: NOTHING_THAT_IDENTIFIES,
    longest: LONGEST_QUESTION,
    ...shownIn('question', filled, LONGEST_QUESTION),
  },
  {
    kind: 'line',
    lines: true,
    name: 'options',
    label: 'Answers, one on each line',
    hint: `2 to ${MOST_OPTIONS} answers. Leave this empty if you choose a ready-made poll or a scale.`,
    longest: LONGEST_OPTIONS,
    ...shownIn('options', filled, LONGEST_OPTIONS),
  },
  {
    kind: 'choice',
    name: 'template',
    label: 'Or a ready-made poll',
    hint: 'It has its own question and answers, so leave those empty.',
    choices: [OWN, ...templateChoices(content)],
    value: content.polls.find(({ id }) => id === filled.template)?.id ?? OWN_QUESTION,
  },
  { ...choice('scale', 'Or a scale', SCALE_CHOICES, filled), hint: 'A ready-made set of answers.' },
  { ...choice('choices', 'Answers per person', CHOICES, filled), hint: 'How many answers one person may choose.' },
  {
    ...choice('openness', 'Who sees what', OPENNESS, filled),
    hint: 'Anonymous: results once it closes, and nobody sees who chose what. Open: counts live, never names.',
  },
  { ...choice('closes', 'Closes', CLOSES, filled), hint: 'Then the results are posted. You can close it earlier.' },
  {
    kind: 'time',
    name: 'until',
    label: 'Closing time',
    more: true,
    hint: 'Only if you chose “At a time”.',
    ...(isClockTime(filled.until ?? '') ? { value: filled.until ?? '' } : {}),
  },
];

/** True if every field under “More options” holds what goes without saying. */
const isUsual = (filled: Filled): boolean =>
  MORE.every((name) => !Object.hasOwn(filled, name) || ['', FORM_CHOICES[name][0]].includes(filled[name] ?? ''));

const MORE = ['scale', 'choices', 'openness', 'closes'] as const;

const OWN: Choice = { label: 'My own question', value: OWN_QUESTION, group: 'Not ready-made' };

/** In characters: every answer at its longest, each with a line break. */
const LONGEST_OPTIONS = MOST_OPTIONS * (LONGEST_OPTION + 1);

const shownIn = (name: string, filled: Filled, longest: number) => {
  const value = Object.hasOwn(filled, name) ? atMost(filled[name] ?? '', longest) : '';
  return value === '' ? {} : { value };
};

function choice(name: keyof typeof FORM_CHOICES, label: string, choices: readonly Choice[], filled: Filled): Field {
  const typed = Object.hasOwn(filled, name) ? filled[name] : undefined;
  const value = choices.some((one) => one.value === typed) ? typed : FORM_CHOICES[name][0];
  return {
    kind: 'choice',
    name,
    label,
    required: true,
    more: true,
    choices,
    ...(value === undefined ? {} : { value }),
  };
}
