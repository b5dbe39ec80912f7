import type { Block } from '../../message';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import type { Counted, Services } from '../answer';
import { answer } from '../index';
import { readMessage } from './in-a-message';

const DISTRESS = 'I want to kill myself';
const DISCLOSURE = 'a child has told me they are being hurt';

const ask = (line: string, changes: Partial<Services> = {}, via: 'typed' | 'button' = 'typed') =>
  answer(line, testAsker({ via }), { ...testServices(), ...changes });

const say = async (line: string, changes?: Partial<Services>) => plainText((await ask(line, changes)).message);

/** The shipped content, with the front door filled in by a partnership. */
const withFrontDoor = (contact: string) => {
  const content = shippedContent();
  const signposts = content.signposts.map((one) => (one.id === 'local-front-door' ? { ...one, contact } : one));
  return { content: { ...content, signposts } };
};

describe('a worry comes before every look-up', () => {
  test.each([
    DISTRESS,
    'i want to kill myself!!',
    `glossary ${DISTRESS}`,
    `principle ${DISTRESS}`,
    `help ${DISTRESS}`,
    `? ${DISTRESS}`,
    `reflect ${DISTRESS}`,
    `poll ${DISTRESS}`,
    `poll "${DISTRESS}"`,
  ])('“%s” is answered with whom to call, and with no term', async (line) => {
    const { message, worry, lookup } = await ask(line);
    const [heading, contacts, ...rest] = message.blocks;
    expect(heading).toEqual({ kind: 'heading', text: 'Who to call' });
    expect(contacts).toMatchObject({
      kind: 'contacts',
      large: true,
      contacts: [
        { label: 'Samaritans', reach: [{ text: '116 123', call: '116123' }] },
        { label: 'Emergency services', reach: [{ text: '999', call: '999' }] },
      ],
    });
    expect(rest.map((block) => (block as Extract<Block, { kind: 'text' }>).text)).toEqual([
      expect.stringContaining('You matter'),
      'I am only a glossary, and nobody reads this chat.',
    ]);
    expect({ worry, results: lookup?.results }).toEqual({ worry: 'own-distress', results: [] });
  });

  test('it is heard in a message that somebody looks up', async () => {
    const { message, worry } = readMessage(DISTRESS, testServices());
    expect(worry).toBe('own-distress');
    expect(plainText(message)).toMatch(/^Who to call\n\nSamaritans: 116 123/);
  });

  test('a line that begins like a command is heard as a whole', async () => {
    const hearWorry: Services['hearWorry'] = (text) =>
      text === 'help me he is going to kill me' ? 'immediate-danger' : undefined;
    expect(await say('help me he is going to kill me', { hearWorry })).toMatch(
      /^Who to call\n\nEmergency services: 999/,
    );
  });

  test('in the bot’s own chat, where polls and prompts do not belong, it is heard as well', async () => {
    for (const line of [`poll ${DISTRESS}`, `reflect ${DISTRESS}`, `poll "${DISTRESS}"`]) {
      const { worry } = await answer(line, testAsker({ setting: 'personal' }), testServices());
      expect([line, worry]).toEqual([line, 'own-distress']);
    }
  });

  test('help alone stays help, and what a poll asks its team is no worry', async () => {
    const hearWorry = () => 'own-distress' as const;
    expect(await say('help', { hearWorry })).toMatch(/^Practice Compass\n/);
    expect((await ask('poll "Has somebody to talk to helped?" "Yes" "No"', { hearWorry })).worry).toBeUndefined();
  });

  test('a weekly prompt or a poll that could be read is no worry, whatever its words', async () => {
    const hearWorry = () => 'own-distress' as const;
    for (const line of [
      'reflect',
      'reflect weekly tuesday 14:00',
      'reflect stop',
      'poll',
      'poll templates',
      'poll trend trauma',
    ])
      expect([line, (await ask(line, { hearWorry })).worry]).toEqual([line, undefined]);
  });

  test('what follows a word for a weekly prompt and is none of its business is heard', async () => {
    const services = testServices();
    await answer('reflect weekly monday 09:30', testAsker(), services);
    for (const line of ['stop', 'skip', 'resume', 'now', 'pause until', 'weekly'])
      expect((await answer(`reflect ${line} ${DISTRESS}`, testAsker(), services)).worry).toBe('own-distress');
  });

  test('buttons carry ids, and are not listened to', async () => {
    const hearWorry = () => 'own-distress' as const;
    for (const line of ['glossary county-lines', 'principle', 'browse 2'])
      expect((await ask(line, { hearWorry }, 'button')).worry).toBeUndefined();
  });
});

describe('whom to call', () => {
  test('where no front door is set, there is no empty line: the safeguarding lead stands in for it', async () => {
    const text = await say(DISCLOSURE);
    expect(text).toMatch(
      /^Who to call\n\nEmergency services: 999.*\nNSPCC Helpline: 0808 800 5000 .*\nYour safeguarding lead\./,
    );
    expect(text).not.toMatch(/not set|null|front door/i);
  });

  test('the local front door stands where it is set, with every number of it', async () => {
    const local = withFrontDoor('01632 960 001 (out of hours 01632 960002)');
    const text = await say(DISCLOSURE, local);
    expect(text).toContain("Local children's social care (front door): 01632 960 001 (out of hours 01632 960002)");
    expect(text).not.toContain('safeguarding lead');
    const { message } = await ask(DISCLOSURE, local);
    const contacts = message.blocks.flatMap((block) => (block.kind === 'contacts' ? block.contacts : []));
    expect(contacts[1]?.reach.flatMap(({ call }) => call ?? [])).toEqual(['01632960001', '01632960002']);
  });

  test('for one’s own distress it is never the safeguarding lead', async () => {
    expect(await say(DISTRESS)).not.toContain('safeguarding lead');
  });

  test('every kind names somebody to call, and nothing that nobody has checked', async () => {
    const content = shippedContent();
    for (const { kind, says } of content.worries) {
      const text = await say('something that somebody has typed', { hearWorry: () => kind });
      expect(text).toMatch(/^Who to call\n\n(Samaritans: 116 123|Emergency services: 999)/);
      expect(text).toContain(says);
      expect(text).not.toMatch(/: ?\n|: ?\.|null|not set/);
      expect(text).not.toContain('08000 121 700');
    }
  });
});

describe('what nobody else may see', () => {
  test('the answer is confidential, and what may be said in front of others gives nothing away', async () => {
    const [distress, disclosure] = [await ask(DISTRESS), await ask(DISCLOSURE)];
    const openly = distress.message.confidential?.inFrontOfOthers ?? [];
    expect(distress.message.audience).toBe('asker');
    expect(openly).toEqual(disclosure.message.confidential?.inFrontOfOthers);
    const text = plainText({ audience: 'conversation', blocks: openly });
    expect(text).toMatch(/^Who to call\n/);
    expect(text).toContain('Samaritans: 116 123');
    expect(text).not.toMatch(/kill|matter|courage/i);
    expect(openly).toEqual((await ask('signposts')).message.blocks);
  });

  test('it is counted like any other answer, without its kind, and nothing of it is logged', async () => {
    const counted: Counted[] = [];
    const services = testServices({ countAnswer: (one) => void counted.push(one) });
    await answer(DISTRESS, testAsker(), services);
    await answer('what do you keep?', testAsker(), services);
    expect(counted).toEqual([
      { platform: 'slack', command: 'anything', outcome: 'shown' },
      { platform: 'slack', command: 'anything', outcome: 'shown' },
    ]);
    expect(services.logged).toEqual([]);
  });
});

describe('what was named letter by letter', () => {
  const hearWorry = () => 'child' as const;

  test('follows below, as a button', async () => {
    const { message, lookup } = await ask('I think she is being groomed into county lines, CSE too', { hearWorry });
    expect(lookup?.results.map(({ entry, match }) => [entry.id, match])).toEqual([
      ['county-lines', 'exact'],
      ['child-sexual-exploitation', 'exact'],
    ]);
    expect(message.blocks.at(-1)).toEqual({
      kind: 'buttons',
      label: 'What the words mean',
      buttons: [
        { label: 'County lines', command: 'glossary county-lines' },
        { label: 'Child sexual exploitation', command: 'glossary child-sexual-exploitation' },
      ],
    });
  });

  test('where none was, what a look-up surely asks for follows; in a line of one’s own, and below distress or danger, nothing does', async () => {
    const asked = 'glossary a lad holding drugs for older boys';
    const { message, lookup } = await ask(asked, { hearWorry });
    expect(lookup?.results).toEqual([]);
    expect(lookup?.suggestions[0]?.id).toBe('child-criminal-exploitation');
    expect(message.blocks[0]).toEqual({ kind: 'heading', text: 'Who to call' });
    expect(message.blocks.at(-1)).toMatchObject({ kind: 'buttons', label: 'If you want to look something up' });
    expect((await ask(asked.replace('glossary ', ''), { hearWorry })).lookup?.suggestions).toEqual([]);
    for (const kind of ['own-distress', 'immediate-danger'] as const)
      expect((await ask(asked, { hearWorry: () => kind })).lookup?.suggestions).toEqual([]);
  });

  test.each(['please send somebody quickly', 'he aces every test and hits her'])(
    'a word that is only like an abbreviation, in “%s”, names nothing',
    async (line) => {
      expect((await ask(line, { hearWorry })).lookup?.results).toEqual([]);
    },
  );
});

describe('a term that worries come with, looked up as such,', () => {
  test.each([
    ['suicide', 'suicide'],
    ['Suicide?', 'suicide'],
    ['glossary suicide', 'suicide'],
    ['what is suicide', 'suicide'],
    ['suicidal thoughts', 'suicide'],
    ['self-harm', 'self-harm'],
    ['self harm', 'self-harm'],
  ])('“%s” brings the contacts, small and first, and the card below', async (line, id) => {
    const { message, worry, lookup } = await ask(line);
    expect(worry).toBeUndefined();
    expect(lookup?.results[0]).toMatchObject({ entry: { id }, match: 'exact' });
    expect(message.blocks[0]).toMatchObject({
      kind: 'contacts',
      large: false,
      contacts: [{ label: 'Samaritans' }, {}],
    });
    expect(message.blocks[1]).toMatchObject({ kind: 'heading', text: id === 'suicide' ? 'Suicide' : 'Self-harm' });
    expect(message.confidential).toBeUndefined();
  });

  test.each(['suicide', 'glossary suicide', 'principle self-harm'])(
    '“%s” is no worry, whatever the ear says',
    async (line) => {
      expect((await ask(line, { hearWorry: () => 'own-distress' })).worry).toBeUndefined();
    },
  );

  test.each([
    ['FGM', 'NSPCC FGM Helpline: 0800 028 3550', 'Female genital mutilation (FGM)'],
    ['what does FGM mean?', 'NSPCC FGM Helpline: 0800 028 3550', 'Female genital mutilation (FGM)'],
    ['forced marriage', 'Forced Marriage Unit: 020 7008 0151', 'Forced marriage'],
    ['honour based abuse', 'Karma Nirvana: 0800 5999 247', 'Honour-based abuse (HBA)'],
    ['honour-based abuse', 'Karma Nirvana: 0800 5999 247', 'Honour-based abuse (HBA)'],
    ['izzat', 'Karma Nirvana: 0800 5999 247', 'Honour-based abuse (HBA)'],
    ['child marriage', 'Forced Marriage Unit: 020 7008 0151', 'Forced marriage'],
  ])('“%s” brings %s, and the card of %s below', async (line, contact, term) => {
    const [contacts, heading] = (await say(line)).split('\n\n');
    expect(contacts).toContain(contact);
    expect(heading).toBe(term);
  });

  test('every name of those entries brings them', async () => {
    const ids = ['suicide', 'self-harm', 'female-genital-mutilation', 'forced-marriage', 'honour-based-abuse'];
    const entries = shippedContent().terms.filter(({ id }) => ids.includes(id));
    const lines = entries.flatMap(({ term, aliases, abbreviations }) => [term, ...aliases, ...abbreviations]);
    expect(lines.length).toBeGreaterThan(12);
    for (const line of lines) {
      const { message } = await ask(line);
      expect([line, message.blocks[0]?.kind]).toEqual([line, 'contacts']);
    }
  });

  test('shows the entry below, where there is one', async () => {
    const content = shippedContent();
    const worries = content.worries.map((one) => (one.kind === 'fgm' ? { ...one, terms: ['county lines'] } : one));
    const { message, lookup } = await ask('county lines', { content: { ...content, worries } });
    expect(plainText(message)).toMatch(
      /^Emergency services: 999\nNSPCC FGM Helpline: .*\nYour safeguarding lead\n\nCounty lines\n/,
    );
    expect(lookup?.results.map(({ match }) => match)).not.toContain('related');
  });
});
