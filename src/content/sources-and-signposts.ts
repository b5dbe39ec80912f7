import { z } from 'zod';
import { day, slug, text, webAddress } from './fields';

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

export const resource = z.strictObject({
  id: slug,
  title: text(150),
  about: text(300),
  audience: text(120),
  /** Where to find it. For the principles' site, only the home page may be linked. */
  link: text(120),
  linkState: text(200),
  checkedOn: day.nullable(),
});
