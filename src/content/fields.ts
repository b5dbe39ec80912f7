import { z } from 'zod';

/** Text that may be shown: trimmed, not empty, at most `most` characters so that a card always fits, and no control characters. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this rule keeps them out
    .refine((value) => !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value), 'contains a control character');

/** The id of an entry. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as county-lines')
  .max(60, 'is longer than 60 characters');

/** A calendar day as text, `2026-11-23`. */
export const day = z.iso.date('must be a date such as 2026-11-23');

/** A name that is short enough for the heading of a card. */
export const name = text(90);

export const searchWords = z
  .array(text(120))
  .max(600, 'has more than 600 phrases')
  .default([])
  .describe(
    'What people type when they mean this: everyday words, phrases, whole situations. Never shown on the card.',
  );

export const aliases = z
  .array(name)
  .default([])
  .describe('Other names of the same thing. A name belongs to one entry only.');

export const alsoFinds = z
  .array(name)
  .default([])
  .describe(
    'Names that find this entry and are never shown: other forms of its name, older names, a neighbour’s short form.',
  );

export const related = z
  .array(slug)
  .max(12)
  .default([])
  .describe('Ids of entries that belong with this one. The card shows the first five.');

/** Fields of every entry that states facts: its sources, and when somebody last checked it. */
export const provenance = {
  sources: z
    .array(slug)
    .default([])
    .describe('Ids from sources.yaml: where the facts come from. Leave it empty where there is none.'),
  reviewed: day
    .nullable()
    .describe('When somebody last checked this against its sources, such as 2026-11-23; null where nobody has.'),
};

/** Fields of a question: what it rests on and when somebody checked that, or that it is our own. */
export const askedFrom = {
  sources: provenance.sources,
  reviewed: provenance.reviewed.default(null),
  own: z
    .literal(true, 'can only be true; leave it out where the question has sources')
    .optional()
    .describe(
      'True for a question of our own that states no fact, and so needs no source. Then leave out sources and reviewed.',
    ),
};

type AskedFrom = {
  readonly own?: true | undefined;
  readonly sources: readonly string[];
  readonly reviewed: string | null;
};

/** Checks that a question is either our own or reviewed against its sources, and never in between. */
export function checkOwnOrReviewed({ value, issues }: z.core.ParsePayload<AskedFrom>): void {
  const { own, sources, reviewed } = value;
  const refuse = (field: string, message: string) =>
    issues.push({ code: 'custom', path: [field], message, input: value });
  if (own && (sources.length > 0 || reviewed !== null)) refuse('own', 'does not go with sources or a review date');
  if (!own && (sources.length === 0 || reviewed === null)) refuse('reviewed', NEITHER);
}

const NEITHER =
  'needs sources, and the day on which somebody checked the question against them; or write "own: true" in the place of both, if it is your own and states no fact';

/** For what is known to be moving, such as a law whose start has been announced. */
export const reviewBy = day
  .optional()
  .describe('The day on which this is expected to change. From then on the card says that it may have changed.');

const audience = z.enum(['practitioners', 'managers', 'leaders']);

export const about = slug.describe('The id of a principle or theme.');
export const audiences = z
  .array(audience)
  .min(1)
  .describe('Who it is for: practitioners, managers, leaders, or several of them.');

/** The terms of use of the principles' site allow links to its home page only. */
const HOME_PAGE_ONLY = 'https://tce.researchinpractice.org.uk/';

/** A link that a card may show. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be a web address that starts with https:// or http://' })
  .max(500)
  .refine(
    (url) => !URL.canParse(url) || new URL(url).host !== new URL(HOME_PAGE_ONLY).host || url === HOME_PAGE_ONLY,
    `may only be the home page, ${HOME_PAGE_ONLY}: that site's terms do not allow links to inner pages`,
  );

/** For an entry in the words of somebody else, by their leave. Only a local pack may have it. */
export const wording = z
  .strictObject({
    by: text(120).describe('Whose words they are.'),
    permission: text(200).describe('Who gave leave to use them here, and when.'),
  })
  .optional()
  .describe('Only in a pack of your own: the whole entry is official wording, and the card says whose.');

/** What young people have said. The shipped pack has none: their words are not ours to give. */
export const voices = z
  .array(
    z.strictObject({
      text: text(300),
      source: slug.describe('The id from sources.yaml where it can be read.'),
      permission: text(200).describe('Who gave leave to use it here, and when.'),
    }),
  )
  .max(6)
  .default([])
  .describe('Only in a pack of your own: what young people have said about this, in their words.');
