import { platformOf } from '../ids';
import type { Block, Button } from '../message';
import { AUDIENCES, type Audience } from '../reflection/schedule';
import { type Answer, type Handler, privateReply, type Services } from './answer';
import type { Asker } from './asker';

/**
 * `role managers` remembers this person's role, `role forget` forgets it, and `role` alone asks. Nothing is kept unless they
 * choose. `here`, at the end, is what this command's own cards say: the answer takes their place.
 */
export const role: Handler = async (words, asker, services) => {
  if (platformOf(asker.tenant) === 'terminal') return privateReply('I cannot remember a role at a terminal.');
  const [, said = '', here = ''] = /^(.*?) ?(here)?$/.exec(words) ?? [];
  const answered = await change(said, asker, services);
  return here === '' ? answered : { ...answered, message: { ...answered.message, replaces: true } };
};

async function change(said: string, asker: Asker, { roles }: Services): Promise<Answer> {
  const chosen = AUDIENCES.find((one) => one === said);
  if (chosen) {
    await roles.set(asker.person, asker.tenant, chosen);
    return reply(`I will remember that you are a ${ROLE[chosen].toLowerCase()}.`, [CHANGE, FORGET]);
  }
  if (said === 'forget') {
    const had = await roles.forget(asker.person);
    return reply(had ? 'I have forgotten your role.' : 'I have no role down for you.', [
      { ...CHANGE, label: 'Choose one' },
    ]);
  }
  const kept = await roles.get(asker.person);
  return kept
    ? reply(`I have you down as a ${ROLE[kept].toLowerCase()}. What is your role now?`, [
        ...roleButtons('here'),
        FORGET,
      ])
    : reply('What is your role? I will remember it until you press “Forget”.', roleButtons('here'));
}

/**
 * What `role` is to do, in what a person typed, such as “my role is manager”. Undefined for anything else, such as a question
 * about roles.
 */
export function roleWordsIn(typed: string): string | undefined {
  const [whole, said, forget] =
    /^(?:my )?role(?:(?: is)? (practitioner|manager|leader)s?| (forget))?[.!]?$/i.exec(typed) ?? [];
  if (whole === undefined) return undefined;
  return said ? `${said.toLowerCase()}s` : (forget?.toLowerCase() ?? '');
}

/** One button for each role: pressing it has the bot remember it. `here`: on a card that the answer may replace. */
const roleButtons = (here?: 'here'): readonly Button[] =>
  AUDIENCES.map((one) => ({ label: ROLE[one], command: ['role', one, here].filter(Boolean).join(' ') }));

export const ROLE: Record<Audience, string> = { practitioners: 'Practitioner', managers: 'Manager', leaders: 'Leader' };

const CHANGE: Button = { label: 'Change', command: 'role here' };
const FORGET: Button = { label: 'Forget', command: 'role forget here' };

function reply(text: string, buttons: readonly Button[]): Answer {
  const blocks: Block[] = [
    { kind: 'text', text },
    { kind: 'buttons', buttons },
  ];
  return { message: { audience: 'asker', blocks } };
}
