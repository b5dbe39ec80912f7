/**
 * Stop words: grammar, and the frame of a question ("what does … mean", "how do I …"). They have no weight in the search.
 * A word that names something in practice (risk, safe, missing) must never be listed here.
 */
const STOP_WORDS =
  words(`everyone anyone someone nobody a an the this that these those it its itself i im ive id me my mine myself we were weve our ours us you your youre yours he hes him his she
  shes her hers they theyre theyve theyd them their theirs themselves himself herself yourself ourselves who whos whom whose which what whats
  where wheres when whens why whys how hows am is are was be been being isnt arent wasnt werent aint do does did done doing dont doesnt didnt
  have has had having havent hasnt hadnt can cant cannot could couldnt will wont would wouldnt shall should shouldnt may might must mustnt and
  or but nor so if then than as at by for from in into of off on onto out to too up upon with within without about across after against along
  also although among any anything anywhere around because before below beside between both down during each either else ever every everything
  few further just least less lot lots many more most much near neither never next no none not nothing now often once one ones only other
  others own per perhaps quite rather really several since some somebody something somewhere sometimes such sure there theres though till
  toward towards under until unless very via way well whatever whenever wherever whether while yet yes ok okay please thanks thank hi hello
  hey mean means meant meaning meanings define defined definition definitions explain explained explanation describe term terms word words
  called difference differences versus vs example examples eg ie etc actually basically simply even maybe get gets getting got gotten go goes
  going gone went thing things stuff bit kind sort type like gonna wanna gotta kinda lol send sends sent sending 0 1 2 3 4 5 6 7 8 9 s t re ve
  ll d m nt mr mrs ms dr pm today tomorrow yesterday soon principle principles practice practices glossary compass bot help theme themes
  principal principals`);

/** Everyday words that say little, but not nothing: "ask her what she wants" has no others. They have less weight. */
export const LIGHT_WORDS: ReadonlySet<string> =
  words(`say says saying said tell tells telling told ask asks asking asked know knows knowing known knew think thinks thinking thought want wants
  wanted need needs needed see sees seeing seen saw come comes coming came keep keeps keeping kept let lets use uses using used try tries
  trying tried look looks looking looked find finds finding found start starts started starting seem seems seemed happen happens happening
  happened put puts putting take takes taking took give gives giving gave make makes making made good best better new different right able
  same together always again still away back over through`);

/** Stop words and light words: a name may be typed without them. */
export const SMALL_WORDS: ReadonlySet<string> = new Set([...STOP_WORDS, ...LIGHT_WORDS]);

export const isSilent = (word: string) => STOP_WORDS.has(word);

const COURTESIES = words('hello hi hey hiya morning please thanks thank cheers ok okay');

/** True for a word of courtesy: whoever says hello to a bot may ask it something all the same. */
export const isCourtesy = (word: string) => COURTESIES.has(word);

const WEEKDAYS = words('monday tuesday wednesday thursday friday saturday sunday');

/** True if no word is worth looking up: each is a stop word, a single letter or a day of the week. A digit is worth it. */
export const sayNothing = (all: readonly string[]): boolean =>
  all.every((word) => !/\d/.test(word) && (STOP_WORDS.has(word) || /^\p{L}$/u.test(word) || WEEKDAYS.has(word)));

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
