/**
 * Words that say nothing about the subject: grammar, and the frame of a question ("what does … mean", "how do I …").
 * They carry no weight in the search. A word that names something in practice (risk, safe, missing) must never stand here.
 */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its itself i im ive id me my mine myself we were weve our ours us you your youre yours
  he hes him his she shes her hers they theyre theyve theyd them their theirs themselves himself herself yourself ourselves
  who whos whom whose which what whats where wheres when whens why whys how hows
  am is are was be been being isnt arent wasnt werent aint do does did done doing dont doesnt didnt have has had having havent hasnt hadnt
  can cant cannot could couldnt will wont would wouldnt shall should shouldnt may might must mustnt need needs needed want wants wanted
  and or but nor so if then than as at by for from in into of off on onto out over to too up upon with within without about across
  after again against along also always although among and any anyone anything anywhere around away back because before below beside between both
  down during each either else ever every everyone everything few further just least less lot lots many more most much
  near neither never next no nobody none not nothing now often once one ones only other others own per perhaps quite rather
  really same several since some somebody someone something somewhere sometimes still such sure there theres though through
  till toward towards under until unless very via way well whatever whenever wherever whether while yet yes ok okay please thanks thank hi hello hey
  mean means meant meaning meanings define defined definition definitions explain explained explanation describe term terms word words called
  difference differences versus vs example examples eg ie etc actually basically simply just even maybe
  get gets getting got gotten go goes going gone went make makes making made take takes taking took give gives giving gave
  put puts putting say says saying said tell tells telling told ask asks asking asked know knows knowing known knew think thinks thinking thought
  see sees seeing seen saw come comes coming came keep keeps keeping kept let lets use uses using used try tries trying tried
  look looks looking looked find finds finding found start starts started starting seem seems seemed happen happens happening happened
  thing things stuff bit kind sort type like good best better new different right able going gonna wanna gotta kinda lol
  send sends sent sending 0 1 2 3 4 5 6 7 8 9
  s t re ve ll d m nt tell me mr mrs ms dr am pm today tomorrow yesterday now soon
  principle principles practice practices glossary compass bot help theme themes`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
