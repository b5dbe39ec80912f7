import { stemOf } from '../words';

/**
 * Words that play the same part in a worry, under the name of the part: who (a child, a parent, a professional), what was
 * done, who is speaking. "a lad told me his uncle hits him" and "my pupil says her mum burns her" are then one pattern.
 */
const PARTS: Readonly<Record<string, string>> = {
  me: 'i im ive id ill me my mine myself meself',
  we: 'we weve our ours us ourselves',
  she: 'she shes her hers herself shed shell',
  he: 'he hes him his himself hed hell',
  they: 'they theyre theyve them their theirs theyd theyll themselves',
  you: 'you your youre yours u ur ya',
  child: `child children kid kids kiddie kiddies lad lads lass lasses girl girls boy boys teen teens teenager teenagers
    youngster youth pupil pupils student students young yp baby babby babies toddler infant newborn daughter daughters son sons
    grandson granddaughter niece nephew cousin sibling siblings sister sisters brother brothers twins schoolgirl schoolboy
    schoolgirls minor un uns lo littlun bairn wean tot resident residents sixth former reception nursery`,
  carer: `mum mums mam mams mom mummy mother mothers dad dads daddy father fathers stepdad stepdads stepmum stepfather
    stepmother parent parents nan nana gran grandad granddad grandma grandmother grandfather uncle uncles aunt auntie aunties
    aunty partner partners boyfriend husband husbands wife wives fella bloke ex inlaws laws carer carers family families
    relatives guardian`,
  professional: `teacher ta coach sergeant officer pc pcso foster worker colleague manager head headteacher boss consultant
    doctor nurse driver escort tutor volunteer volunteers staff guard security priest vicar imam instructor caretaker supervisor
    inspector sw social senco deputy governor mentor leader physio`,
  tell: `told tell tells said say says saying telling disclosed disclosing whispered whisper confided admitted blurted mentioned
    opened showed wrote asked texted messaged rang phoned`,
  hurt: `hit hits hitting hurt hurts hurting beat beats beating beaten slap slaps slapping slapped punch punched punches kick
    kicked kicks burn burnt burned burns belt strangled strangle choke choked shook shake shakes throttled smack smacks smacked
    grabbed dragged yanked pushed threw pinned bit cut cuts cutting stab stabbed attacked battered bruise bruises bruising bruised
    bleeding blood marks`,
  sexual: `touch touches touched touching rape raped sex sexual private privates bed naked nude nudes pics pictures kissed
    kissing groped fondled fingered undress`,
  fear: `scared afraid frightened terrified petrified scary fear feared fears shaking trembling flinched flinches flinch crying
    cries cry cried sobbing tears begged begging begs worried worry worrying worries concerned concern`,
  die: `die dead dying kill killed kills killing suicide suicidal death end alive live living jump od overdose tablets pills`,
  now: 'now just tonight today currently minute minutes mins ago outside still',
  missing: 'missing gone vanished disappeared voicemail home back',
  report: 'report reporting reported refer referral ring call phone contact log flag mash edt lado dsl number',
  ask: 'how what whats why when where which who should',
  subject: `meaning mean means definition define explain stand stands difference vs abbreviation acronym term terms policy
    guidance procedure protocol template training research evidence practice tips ideas law act legislation checklist toolkit
    framework`,
};

const byWord = new Map<string, string>();
for (const [part, list] of Object.entries(PARTS)) {
  for (const word of list.split(/\s+/)) if (!byWord.has(word)) byWord.set(word, `#${part}`);
}

/** The part that a word plays in a worry, such as `#child`, which no stem can be; undefined if it plays none. "y8", "13yo" and "15f" are a child. */
export function partOf(word: string): string | undefined {
  if (!/\d/.test(word)) return byWord.get(word);
  if (/^\d{1,2}(?:yo|yr|yrs|y|m|f|yrold)$|^(?:y|yr|u)\d{1,2}s?$/.test(word)) return '#child';
  if (!/^\d{1,9}$/.test(word)) return undefined;
  return Number(word) >= 1 && Number(word) <= 17 ? '#age' : '#number';
}

/** Words that can be added to a phrase or left out without changing its meaning; never one that reverses it, such as "not". */
const FILLERS = new Set(
  'a an the please pls just really so very quite well oh um er erm hi hello hey sorry'.split(' '),
);

/** The key of a phrase: its stems, joined by spaces, so that all forms of its words have the same key. */
export const keyOf = (words: readonly string[]) => words.map(stemOf).join(' ');

export const withoutFillers = (words: readonly string[]) => words.filter((word) => !FILLERS.has(word));
