import type { Content, Resource } from '../../content/schema';
import type { Block } from '../../message';
import { longDate } from '../../text/long-date';

/** What a resource is, whom it is for, and where it can be read. */
export function resourceShort({ about, audience, title, url, page = title }: Resource, content: Content): Block[] {
  const home = homePage(content);
  return [
    { kind: 'text', text: about },
    { kind: 'text', label: 'For', text: audience },
    {
      kind: 'links',
      label: 'Read it',
      links: [
        url === null ? { text: 'home page of the principles, which may be closed', url: home } : { text: page, url },
      ],
    },
  ];
}

/** What is known of its address. */
export const resourceState = ({ state, checkedOn }: Resource): Block[] => [
  {
    kind: 'text',
    label: 'The address',
    text: [state, ...(checkedOn ? [`Looked for: ${longDate(checkedOn)}.`] : [])].join(' '),
  },
];

/** The only page of the principles' site that its terms of use allow to be linked. Null if no source has it. */
export function homePage({ sources }: Content): string | null {
  const home = sources.find(
    ({ url }) => url !== null && new URL(url).pathname === '/' && new URL(url).host.startsWith('tce.'),
  );
  return home?.url ?? null;
}
