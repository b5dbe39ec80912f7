import type { Content } from '../content/schema';

type Local = { readonly frontDoor?: string | undefined; readonly staffSupport?: string | undefined };

/** The content with an organisation's own contacts in the places that are left for them. Everything else is shared, not copied. */
export function withLocalContacts(content: Content, { frontDoor, staffSupport }: Local): Content {
  const contacts: Readonly<Record<string, string | undefined>> = {
    'local-front-door': frontDoor,
    'staff-support': staffSupport,
  };
  if (frontDoor === undefined && staffSupport === undefined) return content;
  return {
    ...content,
    signposts: content.signposts.map((signpost) => {
      const contact = contacts[signpost.id];
      return contact === undefined ? signpost : { ...signpost, contact, verified: true };
    }),
  };
}
