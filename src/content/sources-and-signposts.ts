import { z } from 'zod';
import { aliases, alsoFinds, day, name, related, searchWords, slug, text, webAddress } from './fields';

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
  footer: z.boolean().describe('True to show it at the top of “Who to call”.'),
});

/** Something to read or use that is not part of the bot: what the principles' own site lists, and studies of it. */
export const resource = z.strictObject({
  id: slug,
  title: name,
  aliases,
  alsoFinds,
  about: text(300).describe('What it is, in a sentence.'),
  audience: text(120).describe('Who it is for.'),
  url: webAddress
    .nullable()
    .describe('Where it can be read. Null where only the home page of the principles’ site leads there.'),
  page: text(80)
    .optional()
    .describe('What that page is, where it is not the thing itself. It is the text of the link.'),
  state: text(160).describe('What is known of that address: seen as a copy, not checked live, may be closed.'),
  checkedOn: day.nullable().describe('When somebody last looked for it.'),
  related,
  keywords: searchWords,
});
