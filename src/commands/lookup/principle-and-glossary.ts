import { KINDS_AFTER } from '../../lookup/entry';
import type { Block, MenuChoice } from '../../message';
import { AUDIENCES, type Audience } from '../../reflection/schedule';
import type { Answer, Handler, Services } from '../answer';
import type { Asker } from '../asker';
import { footer } from '../signposts';
import { allTerms, termsOf } from './browse';
import { sayLookup } from './found';
import { ROLE_LABELS } from './role-view';

/**
 * `principle build trust`: the principles or themes that fit the words best. Without words, all eight principles and four
 * themes; `principle themes` begins with these. `principle for leaders`: what each principle means for them.
 */
export const principle: Handler = (words, asker, services) => {
  if (words === '' || /^(all|list)$/i.test(words)) return allPrinciples(asker, services);
  if (/^themes$/i.test(words)) return allPrinciples(asker, services, { themesFirst: true });
  const ofRole = /^(?:for )?(practitioner|manager|leader)s?$/i.exec(words)?.[1]?.toLowerCase();
  const role = AUDIENCES.find((one) => one.startsWith(ofRole ?? ' '));
  if (role) return principlesFor(role, services);
  return sayLookup(words, services.lookUp(words, KINDS_AFTER.principle), asker, services);
};

function allPrinciples(
  asker: Asker,
  { content: { principles, themes } }: Services,
  { themesFirst = false } = {},
): Answer {
  const opening = ({ id }: { readonly id: string }, group: string, label: string): MenuChoice => ({
    label,
    command: `principle ${id}`,
    group,
  });
  const said: readonly Block[] = [
    { kind: 'text', text: principles.map(({ number, title }) => `${number}. ${title}`).join('\n') },
    { kind: 'text', label: 'Themes that run through them all', text: themes.map(({ title }) => title).join('; ') },
  ];
  const choices = [
    principles.map((one) => opening(one, 'Principles', `${one.number}. ${one.title}`)),
    themes.map((one) => opening(one, 'Themes', one.title)),
  ];
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: 'Eight principles and four themes' },
        ...(themesFirst ? [...said].reverse() : said),
        {
          kind: 'menu',
          label: 'Open one',
          open: 'Show it',
          choices: (themesFirst ? choices.reverse() : choices).flat(),
        },
        {
          kind: 'note',
          text: `Or type ${asker.commandHint('principle')} and what is on your mind. No principle matters more than another.`,
        },
        footer(),
      ],
    },
  };
}

const principlesFor = (role: Audience, { content: { principles } }: Services): Answer => ({
  message: {
    audience: 'asker',
    blocks: [
      { kind: 'heading', text: `The eight principles ${ROLE_LABELS[role].replace('For', 'for')}` },
      {
        kind: 'menu',
        label: 'Open one',
        open: 'Show it',
        choices: principles.map(({ id, number, title }) => ({
          label: `${number}. ${title}`,
          command: `for ${id} ${role}`,
        })),
      },
      footer(),
    ],
  },
});

/** `glossary county lines`: the terms that fit the words best. Without words, all terms from A to Z; with one letter, starting from it. */
export const glossary: Handler = (words, asker, services) => {
  const letter = /^[a-z]$/i.test(words) ? words : undefined;
  if (letter) return termsOf(letter, asker, services);
  if (words === '' || /^(a\s*(-|to)\s*z|all|list|browse)$/i.test(words)) return allTerms(asker, services);
  return sayLookup(words, services.lookUp(words, KINDS_AFTER.glossary), asker, services);
};
