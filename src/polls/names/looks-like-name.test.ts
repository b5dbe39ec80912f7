import { readWordVectors } from '../../lookup/read-word-vectors';
import { shippedContent } from '../../testing/shipped-content';
import { knownNames } from './known-names';
import { namesInPoll } from './looks-like-name';

const vectors = readWordVectors();
const known = knownNames(shippedContent(), (word) => vectors.find(word) !== undefined);
const found = (question: string) => namesInPoll({ question, options: [] }, known)[0];

describe('looks like a name', () => {
  test.each([
    ['Should we close the case of Callum Smith?', 'Callum Smith'],
    ['How do we feel about callum coming back?', 'callum'],
    ['Is Callum’s mum on board?', 'Callum’s'],
    ['Mr Smith', 'Mr Smith'],
    ['mr smith', 'mr smith'],
    ['Mrs. Brown', 'Mrs. Brown'],
    ['Does PC Jones attend?', 'PC Jones'],
    ['Ask DS Okonkwo', 'DS Okonkwo'],
    ['Dr Foster', 'Dr Foster'],
    ['Miss Young', 'Miss Young'],
    ['Cllr Kaur', 'Cllr Kaur'],
    ['Uncle Dave', 'Uncle Dave'],
    ['Jade', 'Jade'],
    ['Mohammed', 'Mohammed'],
    ['Tyreese Brown', 'Tyreese Brown'],
    ['Chukwuemeka Adebayo-Nwosu', 'Chukwuemeka Adebayo-Nwosu'],
    ['Szymon Kowalczyk', 'Szymon Kowalczyk'],
    ['Grace Okonjo', 'Grace Okonjo'],
    ['Mark Kowalski', 'Mark Kowalski'],
    ['Who visits Siân Prydderch on Monday?', 'Siân Prydderch'],
    ['CALLUM', 'CALLUM'],
  ])('%s', (text, name) => expect(found(text)).toBe(name));
});

describe('is nothing that looks like a name', () => {
  test.each(
    `How was that meeting?
     How Was That Meeting?
     Strongly Agree
     Strongly Disagree
     Children First
     Monday Morning
     Friday Afternoon
     Good
     Bank Holiday Monday
     Working Together
     Did you read Working Together 2023?
     Keep the Same Worker
     Child Sexual Exploitation
     County Lines
     Modern Slavery
     National Referral Mechanism
     Clare’s Law
     Sarah's Law
     Gillick Competence
     Fraser Guidelines
     The Lucy Faithfull Foundation
     St Mary’s Hospital
     John Smith House
     Marie Collins Foundation
     Barnardo’s
     The Children’s Society
     Research in Practice
     Microsoft Teams
     Zoom Call
     Greater Manchester
     Tower Hamlets
     Milton Keynes
     South Yorkshire Police
     Youth Justice Service
     MASH Team
     Early Help Hub
     SAM
     DS Team
     PC or laptop?
     Did you miss Monday’s meeting?
     Did You Miss Training?
     Dr Appointment
     Amber
     Red
     April
     June
     Summer
     May Half Term
     Will Young People Attend?
     Mark Attendance First
     Hope
     Chocolate Cake
     Pizza
     Fist to five
     1-2-1 Supervision
     Not Sure Yet
     Yes, Definitely
     Team A
     Child A`
      .split('\n')
      .map((line) => line.trim()),
  )('%s', (text) => expect(found(text)).toBeUndefined());

  test('any question, answer, title, term or prompt of the content', () => {
    const { polls, principles, themes, terms, prompts, signposts } = shippedContent();
    const texts = [
      ...polls.flatMap(({ question, options = [] }) => [question, ...options]),
      ...principles.flatMap(({ title, aliases, questions }) => [title, ...aliases, ...questions]),
      ...themes.flatMap(({ title, aliases }) => [title, ...aliases]),
      ...terms.flatMap(({ term, aliases }) => [term, ...aliases]),
      ...prompts.flatMap(({ text, followUp }) => [text, followUp]),
      ...signposts.map(({ label }) => label),
    ];
    expect(texts.length).toBeGreaterThan(400);
    expect(texts.flatMap((text) => (found(text) ? [`${found(text)} in: ${text.slice(0, 60)}`] : []))).toEqual([]);
  });
});

describe('of a whole poll', () => {
  test.each([
    [
      ['Callum', 'Jade'],
      ['Callum', 'Jade'],
    ],
    [
      ['Mark', 'Sue'],
      ['Mark', 'Sue'],
    ],
    [['Yes', 'Ask Callum', 'No'], ['Callum']],
    [['Hope', 'Joy'], []],
    [['Red', 'Amber', 'Green'], []],
    [['Spring', 'Summer', 'Autumn'], []],
    [['Strongly Agree', 'Agree', 'Disagree'], []],
    [['London', 'Paris'], []],
  ] as const)('answers %j', (options, names) => {
    expect(namesInPoll({ question: 'Who or what?', options }, known)).toEqual(names);
  });

  test('never throws, and is quick, whatever the text', () => {
    const texts = [
      '',
      ' ',
      '.',
      '’’’',
      'Mr',
      'Mr ',
      "A'".repeat(75),
      '🙂 🙂',
      'Mr 🙂',
      '\u0000',
      'É'.repeat(150),
      'Aa '.repeat(50),
    ];
    for (const text of texts) expect(() => namesInPoll({ question: text, options: [text] }, known)).not.toThrow();
  });
});
