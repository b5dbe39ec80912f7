import { z } from 'zod';

/** Text that may be shown: one line or folded lines, no control characters, bounded so that a card always fits. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is the rule that keeps them out
    .refine((value) => !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value), 'holds a control character');

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as county-lines')
  .max(60, 'is longer than 60 characters');

const day = z.iso.date('must be a date such as 2026-11-23');
const name = text(90);
const searchWords = z
  .array(text(120))
  .max(600, 'has more than 600 phrases')
  .default([])
  .describe(
    'What people type when they mean this: everyday words, phrases, whole situations. Never shown on the card.',
  );
const aliases = z.array(name).default([]).describe('Other names of the same thing. A name belongs to one entry only.');
const related = z
  .array(slug)
  .max(12)
  .default([])
  .describe('Ids of entries that belong with this one. The card shows the first five.');
const audiencePoints = z.array(text(300)).min(1).max(5);

/** What every entry carries: where its facts come from, and when somebody last checked it. */
const provenance = {
  sources: z
    .array(slug)
    .default([])
    .describe('Ids from sources.yaml: where the facts come from. Leave it empty where there is none.'),
  reviewed: day
    .nullable()
    .describe('When somebody last checked this against its sources, such as 2026-11-23; null where nobody has.'),
};

export const principle = z
  .strictObject({
    id: z.string().regex(/^principle-[1-8]$/, 'must be principle-1 to principle-8'),
    number: z.int().min(1).max(8).describe('The number in the id.'),
    title: name,
    aliases,
    summary: text(600),
    meaning: z.strictObject({
      practitioners: audiencePoints,
      managers: audiencePoints,
      leaders: audiencePoints,
    }),
    questions: z.array(text(300)).min(1).max(5).describe('Open questions to think about, alone or as a team.'),
    keywords: searchWords,
    related,
    ...provenance,
  })
  .refine(({ id, number }) => id === `principle-${number}`, {
    path: ['number'],
    error: 'must be the number in the id',
  });

export const theme = z.strictObject({
  id: z.string().regex(/^theme-[a-z-]+$/, 'must start with theme-'),
  title: name,
  aliases,
  summary: text(600),
  points: z.array(text(300)).min(1).max(6),
  keywords: searchWords,
  related,
  ...provenance,
});

export const law = z.strictObject({
  note: text(400).describe('What the law says, in plain words. It never says what somebody must do in a case.'),
  statute: text(120).optional().describe('The Act, such as Children Act 1989.'),
  section: text(60).optional().describe('The part of the Act, such as section 47.'),
  jurisdiction: z.enum(['England', 'England and Wales', 'Great Britain', 'United Kingdom', 'International']),
  checkedOn: day
    .nullable()
    .describe('When somebody checked this against the Act itself; null shows "not verified" on the card.'),
});

export const term = z.strictObject({
  id: slug,
  term: name,
  abbreviations: z
    .array(text(12))
    .default([])
    .describe('Short forms that mean only this. One with several meanings belongs in abbreviations.yaml.'),
  aliases,
  definition: text(700).describe('What it means, in at most 60 plain words of our own.'),
  inPractice: text(500).optional().describe('What it looks like in everyday work. General, never advice on a case.'),
  sayInstead: z
    .array(z.strictObject({ avoid: text(120), why: text(200), instead: text(200) }))
    .max(6)
    .optional()
    .describe('Words to retire, why, and what to say instead.'),
  law: z.array(law).max(5).optional(),
  agencies: z
    .array(z.strictObject({ agency: text(80), meaning: text(300) }))
    .max(6)
    .optional()
    .describe('Where another agency means something else by the same word.'),
  keywords: searchWords,
  related,
  ...provenance,
});

const audience = z.enum(['practitioners', 'managers', 'leaders']);

const about = slug.describe('The id of a principle or theme.');
const audiences = z
  .array(audience)
  .min(1)
  .describe('Who it is for: practitioners, managers, leaders, or several of them.');

export const prompt = z.strictObject({
  id: slug,
  text: text(300).describe('One question about practice, in fewer than 35 words. Never about a child.'),
  followUp: text(300).describe('Something small to try this week.'),
  about,
  audience: audiences,
  headsUp: text(200)
    .optional()
    .describe(
      'Where it is heavy: what it is about, that it may be left, and whom to turn to. Shown before the question.',
    ),
  ...provenance,
});

export const scale = z.enum(['agreement', 'confidence', 'frequency', 'fist-to-five', 'yes-partly-no']);

/** Slack shows at most ten choices: https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element */
const MOST_ANSWERS = 10;

export const pollTemplate = z
  .strictObject({
    id: slug,
    question: text(150),
    options: z
      .array(text(75))
      .min(2)
      .max(MOST_ANSWERS)
      .refine((options) => new Set(options.map((option) => option.toLowerCase())).size === options.length, {
        error: 'says the same thing twice',
      })
      .optional(),
    scale: scale.optional().describe('A fixed row of answers, in the place of options.'),
    notMyRole: z.boolean().default(false).describe('True to add the answer “Not my role”.'),
    preferNotToSay: z.boolean().default(false).describe('True to add the answer “Prefer not to say”.'),
    about: about.optional(),
    audience: audiences,
    followUp: text(300).optional().describe('A question to talk about when the result is there.'),
    ...provenance,
  })
  .refine((poll) => (poll.options === undefined) !== (poll.scale === undefined), 'needs either options or a scale')
  .refine(
    ({ options = [], notMyRole, preferNotToSay }) =>
      options.length + Number(notMyRole) + Number(preferNotToSay) <= MOST_ANSWERS,
    {
      path: ['options'],
      error: `leaves no room for “Not my role” or “Prefer not to say”: at most ${MOST_ANSWERS} answers in all`,
    },
  );

/** The site of the principles allows links to its home page only, by its terms of use. */
const HOME_PAGE_ONLY = 'https://tce.researchinpractice.org.uk/';

export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be a web address that starts with https:// or http://' })
  .max(500)
  .refine(
    (url) => !URL.canParse(url) || new URL(url).host !== new URL(HOME_PAGE_ONLY).host || url === HOME_PAGE_ONLY,
    `may only be the home page, ${HOME_PAGE_ONLY}: that site's terms do not allow links to inner pages`,
  );

export const source = z.strictObject({
  id: slug,
  title: text(250),
  publisher: text(200),
  year: text(40),
  url: webAddress.nullable(),
  licence: text(200),
  checkedOn: day.nullable(),
});

export const signpost = z.strictObject({
  id: slug,
  label: text(80),
  contact: text(120).nullable().describe('A number in quotes, an address, or null while it is not known.'),
  when: text(250),
  nation: text(60),
  checkedOn: day.nullable(),
  verified: z.boolean().describe('True when somebody has checked the contact; false shows "not verified".'),
  footer: z.boolean().describe('True to show it under every card.'),
});

/** An abbreviation that means different things to different agencies. */
export const abbreviation = z.strictObject({
  abbreviation: text(12),
  meanings: z
    .array(z.strictObject({ means: text(80), term: slug.optional() }))
    .min(1)
    .max(6),
});

export const resource = z.strictObject({
  id: slug,
  title: text(150),
  about: text(300),
  audience: text(120),
  /** Where it can be found: the principles' site may be linked at its home page only. */
  link: text(120),
  linkState: text(200),
  checkedOn: day.nullable(),
});

/** Everyday words that mean the same to the search, such as child, kid and pupil. */
export const sameWords = z.strictObject({
  word: text(40),
  same: z.array(text(40)).min(1).max(80),
});

/** Matters of working life that the bot knows nothing of, so that it stays silent rather than guess: the printer, parking, payroll. */
export const elsewhere = z.strictObject({
  topic: text(60),
  keywords: z.array(text(120)).min(1).max(1000),
});

/** Every kind of content, under the name of its folder (`terms/…`) or file (`terms.yaml`). */
export const kinds = {
  principles: principle,
  themes: theme,
  terms: term,
  prompts: prompt,
  polls: pollTemplate,
  sources: source,
  signposts: signpost,
  abbreviations: abbreviation,
  resources: resource,
  'same-words': sameWords,
  elsewhere,
} as const;

export type Kind = keyof typeof kinds;
export type Principle = z.output<typeof principle>;
export type Theme = z.output<typeof theme>;
export type Term = z.output<typeof term>;
export type Law = z.output<typeof law>;
export type Prompt = z.output<typeof prompt>;
export type PollTemplate = z.output<typeof pollTemplate>;
export type Scale = z.output<typeof scale>;
export type Source = z.output<typeof source>;
export type Signpost = z.output<typeof signpost>;
export type Abbreviation = z.output<typeof abbreviation>;
export type Resource = z.output<typeof resource>;
export type SameWords = z.output<typeof sameWords>;
export type Elsewhere = z.output<typeof elsewhere>;

/** Everything that the bot knows, checked. Entries are in the order of their numbers or names. */
export type Content = {
  readonly principles: readonly Principle[];
  readonly themes: readonly Theme[];
  readonly terms: readonly Term[];
  readonly prompts: readonly Prompt[];
  readonly polls: readonly PollTemplate[];
  readonly sources: readonly Source[];
  readonly signposts: readonly Signpost[];
  readonly abbreviations: readonly Abbreviation[];
  readonly resources: readonly Resource[];
  readonly sameWords: readonly SameWords[];
  readonly elsewhere: readonly Elsewhere[];
};
