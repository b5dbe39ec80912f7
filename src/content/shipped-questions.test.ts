import { shippedContent } from '../testing/shipped-content';

const { prompts, polls, terms, sources } = shippedContent();

/** Every sentence of the prompts and the poll templates. */
const questions = [
  ...prompts.flatMap(({ id, text, followUp, headsUp = '', anotherView = '' }) =>
    [text, followUp, headsUp, anotherView].map((says) => ({ id, says })),
  ),
  ...polls.flatMap(({ id, question, followUp = '', options = [] }) =>
    [question, followUp, ...options].map((says) => ({ id, says })),
  ),
];
/** The text with its quotations emptied: words in quotation marks are discussed, not used. */
const unquoted = (text: string) => text.replace(/“[^”]*”/g, '“”');
const found = (refused: RegExp) =>
  questions.filter(({ says }) => refused.test(unquoted(says))).map(({ id, says }) => `${id}: ${says}`);

/** What no question may contain, each with a sample sentence in which it must be found. */
const REFUSED: readonly (readonly [string, RegExp, string])[] = [
  [
    'points at a case',
    /\b(this|that|your|the last|one of your|your last) (case|child|young person|girl|boy|family)\b|\b(child|young person|family|girl|boy|case) (that |who |whom )?you\b|\btell us about\b|\b(think of|describe|picture) (a|one) (child|young person|family|girl|boy|case)\b|child's name/i,
    'What worked with the young person you saw last?',
  ],
  [
    'labels or blames a child',
    /victim|prostitut|lifestyle choice|promiscuous|county lines user|drug runner|money mule|gang member|at risk themselves|putting (him|her|them)sel(f|ves)|abscond|streetwise|attention.seeking|risky|hard.to.reach|won't engage|non-?engag|underage/i,
    'Why do some children make a lifestyle choice?',
  ],
  [
    'asks for what the police or a front door should hear',
    /\bwhich (street|road|park|shop|address|school|takeaway|hotel|car)\b|number plate|postcode|phone number|suspect|nickname|who is (dealing|grooming|exploiting|selling)/i,
    'Which park do they meet in?',
  ],
  [
    'counts children',
    /how many (of the |of our )?(children|young people|girls|boys|cases)/i,
    'How many children are exploited here?',
  ],
  [
    'asks staff about their own health, past or identity',
    /\byour (own )?(mental|health|trauma|diagnosis|disability|faith|religion|race|sexuality|identity|childhood|medication)|how are you (feeling|coping)|(have|were) you (ever )?been? (abused|harmed|bullied)|are you (stressed|burnt)/i,
    'How is your own mental health this week?',
  ],
  [
    'blames an agency',
    /\b(police|social care|schools?|health|courts?) (never|always|fails?|refuses?)\b|whose fault/i,
    'Whose fault was it?',
  ],
  ['speaks of law as settled', /\bby law\b|\byou must\b|\bit is now an offence\b|\bduty to\b/i, 'You must share it.'],
  ['holds a link, an address or a phone number', /https?:|www\.|@|\d{3}/, 'Ring 0808 first.'],
  ['tells an age or another figure; 18 is an age in law', /\b(?!18\b)\d|years? old/, 'Who is 14 and out late?'],
  ['shouts or winks', /!|[A-Z]{3,}|\p{Extended_Pictographic}/u, 'Well done!'],
  [
    'is jargon',
    /stakeholder|leverage|synerg|going forward|deep dive|touch base|service users?|operationali|\bkpis?\b|robust|holistic|paradigm|granular|learnings|bandwidth|cascade|\bimpactful|outcomes?\b|embed|empower|facilitat|utilis|\bdeliverables?|signpost|escalat|\bcohort|intervention|multi-disciplinary|trajectory|professionals\b/i,
    'How do we embed the learnings going forward?',
  ],
  [
    'is a streak, a score or a nudge',
    /streak|leader ?board|in a row|well done|everyone else|still waiting|you have not/i,
    'Three in a row!',
  ],
];

describe.each(REFUSED)('no question %s', (_what, refused, sample) => {
  it('and one that did would be found', () => {
    expect(refused.test(unquoted(sample))).toBe(true);
  });

  it('in any prompt or poll', () => {
    expect(found(refused)).toEqual([]);
  });
});

it('no question says a word that the glossary retires, unless to hold it up', () => {
  const retired = terms
    .flatMap(({ sayInstead = [] }) => sayInstead.flatMap(({ avoid }) => avoid.split(', ')))
    .map((avoid) => avoid.replace(/ \(.*\)/, '').toLowerCase());
  expect(retired).toContain('lifestyle choice');
  const said = questions.flatMap(({ id, says }) =>
    retired.filter((avoid) => unquoted(says).toLowerCase().includes(avoid)).map((avoid) => `${id}: ${avoid}`),
  );
  expect(said).toEqual([]);
});

it('no question names a person or a place', () => {
  const names = (text: string) =>
    (text.replace(/(^|[.?!:] |“)[A-Z]/g, '$1').match(/(?<![“])\b[A-Z][a-z]+/g) ?? []).filter(
      (name) => !['Saturday', 'Monday'].includes(name),
    );
  expect(names('What does Kayleigh say? In Leeds, who listens? “Yes” is short.')).toEqual(['Kayleigh', 'Leeds']);
  expect(questions.flatMap(({ id, says }) => names(says).map((name) => `${id}: ${name}`))).toEqual([]);
});

it('no question cites a source that nobody has checked', () => {
  const checked = new Set(sources.filter(({ checkedOn }) => checkedOn !== null).map(({ id }) => id));
  const cited = [...prompts, ...polls].flatMap(({ id, sources: ids }) => ids.map((source) => ({ id, source })));
  expect(cited.length).toBeGreaterThan(50);
  expect(cited.filter(({ source }) => !checked.has(source))).toEqual([]);
});
