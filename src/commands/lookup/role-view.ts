import type { Principle } from '../../content/schema';
import type { Block, Button } from '../../message';
import { AUDIENCES, type Audience } from '../../reflection/schedule';
import { type Answer, type Handler, privateReply } from '../answer';
import { footer } from '../signposts';
import { heading } from './entries';

export const ROLE_LABELS: Readonly<Record<Audience, string>> = {
  practitioners: 'For practitioners',
  managers: 'For managers',
  leaders: 'For leaders',
};

const isRole = (word: string): word is Audience => Object.hasOwn(ROLE_LABELS, word);

/** The button that asks which role, for somebody whose role is not kept. */
export const inYourRole = (principle: string): Button => ({ label: 'In your role', command: `for ${principle}` });

/** `for principle-3`: asks for the role. `for principle-3 managers`: what the principle means for it. Both exist as buttons. */
export const forRole: Handler = (words, _asker, { content }): Answer => {
  const [id = '', role = ''] = words.split(' ');
  const principle = content.principles.find((one) => one.id === id);
  if (!principle) return privateReply('That principle is no longer here. Please search again.');
  return { message: { audience: 'asker', blocks: isRole(role) ? view(principle, role) : ask(principle) } };
};

const ask = ({ id, title }: Principle): Block[] => [
  { kind: 'text', text: `“${title}”: which is closest to your work?` },
  {
    kind: 'buttons',
    buttons: AUDIENCES.map((role) => ({ label: ROLE_LABELS[role], command: `for ${id} ${role}` })),
  },
];

function view(principle: Principle, role: Audience): Block[] {
  const others = AUDIENCES.filter((one) => one !== role);
  return [
    heading(principle),
    { kind: 'list', label: ROLE_LABELS[role], items: principle.meaning[role] },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Always show me this', command: `role ${role}` },
        ...others.map((one) => ({ label: ROLE_LABELS[one], command: `for ${principle.id} ${one}` })),
      ],
    },
    footer(),
  ];
}
