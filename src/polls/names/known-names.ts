import type { Content } from '../../content/schema';
import { type KnownNames, phraseOf } from './looks-like-name';

/**
 * Names in the content, and others that are common in this field; none of them is a person. `isEveryday`: true for a
 * lower-case word in everyday use.
 */
export function knownNames(content: Content, isEveryday: (word: string) => boolean = () => false): KnownNames {
  const named = [
    ...content.principles.flatMap(({ title, aliases }) => [title, ...aliases]),
    ...content.themes.flatMap(({ title, aliases }) => [title, ...aliases]),
    ...content.terms.flatMap(({ term, aliases, alsoFinds, agencies = [], law = [] }) => [
      ...[term, ...aliases, ...alsoFinds, ...agencies.map(({ agency }) => agency)],
      ...law.flatMap(({ statute }) => statute ?? []),
    ]),
    ...content.sources.flatMap(({ title, publisher }) => [title, publisher]),
    ...content.signposts.map(({ label }) => label),
    ...content.resources.map(({ title }) => title),
    ...ALSO_NAMED,
  ];
  const inWords = named.map((name) => name.split(/[^\p{L}\p{M}\p{N}'’-]+/u).filter(Boolean));
  const single = new Set([...inWords.flat().map((word) => phraseOf([word])), ...ONE_WORD]);
  return {
    phrases: new Set(inWords.filter((words) => words.length > 1).map(phraseOf)),
    isEveryday: (word) => single.has(word) || isEveryday(word),
  };
}

/** Agencies, laws, programmes and places with names that are, or look like, names of people. */
const ALSO_NAMED = [
  ...["Clare's Law", "Sarah's Law", "Martyn's Law", "Jade's Law", "Harper's Law", "Awaab's Law", "Helen's Law"],
  ...["Martha's Rule", 'Gillick competence', 'Fraser guidelines', 'Fraser competence', 'Working Together', 'Ann Craft'],
  ...[
    'Lucy Faithfull',
    'Marie Collins',
    'Suzy Lamplugh',
    'Stephen Lawrence',
    'Paul Hamlyn',
    'Henry Smith',
    'Red Thread',
  ],
  ...[
    'Microsoft Teams',
    'Google Meet',
    'Milton Keynes',
    'Tower Hamlets',
    'Waltham Forest',
    'Stoke Newington',
    'Isle of Wight',
  ],
  ...['Thames Valley', 'West Midlands', 'West Mercia', 'Dyfed Powys', 'South Yorkshire', 'Merton Sutton', 'Jo Cox'],
  ...['John Lewis', 'Marks Spencer', 'Premier Inn', 'Costa Coffee', 'Holly Willoughby Room', 'Father Christmas'],
];

/** Words from agencies, places and tools that are in no list of everyday words. */
const ONE_WORD: readonly string[] = `
  barnardo barnardos nspcc ofsted childline kooth camhs mash mace marac mappa cafcass catch22 redthread safelives nacro
  mencap kidscape place2be samaritans rotherham rochdale telford oldham bury bolton salford stockport tameside trafford wigan
  barnsley doncaster kirklees calderdale wakefield bradford knowsley sefton halton wirral cheshire cumbria lancashire
  blackburn blackpool darwen hartlepool middlesbrough redcar stockton darlington gateshead northumberland sunderland tyneside
  wolverhampton walsall sandwell dudley solihull coventry warwickshire worcestershire herefordshire shropshire staffordshire
  derbyshire nottinghamshire leicestershire rutland lincolnshire northamptonshire cambridgeshire peterborough norfolk suffolk
  essex thurrock southend hertfordshire bedfordshire luton buckinghamshire oxfordshire berkshire slough swindon wiltshire
  gloucestershire somerset dorset bournemouth poole devon plymouth torbay cornwall hampshire southampton portsmouth surrey
  sussex brighton hove kent medway croydon lewisham lambeth southwark hackney islington camden haringey enfield barnet brent
  ealing harrow hillingdon hounslow merton sutton wandsworth bexley bromley greenwich havering newham redbridge barking
  dagenham teams zoom webex padlet mentimeter slido miro trello sharepoint onedrive whatsapp snapchat tiktok instagram
  roblox discord`
  .trim()
  .split(/\s+/);
