/**
 * Common names of people in England, used to ask before one is posted. They are a help, not a guarantee: most of the
 * world's names are missing. Months, seasons, rating colours and everyday words are left out on purpose.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** First names with no other meaning: they count in upper or lower case. */
export const GIVEN_NAMES = words(`
  aaliyah aaron abbie abby abdul abdullah abigail abu adam adele adrian agnes ahmed aidan aiden aisha aiza akeem alan alana
  albert alejandro alex alexander alexandra alfie alfred ali alice alicia alina alisha alison aliyah alyssa amalia amanda
  amara amelia amelie amina aminah amir amira amy ana anastasia andre andrea andreea andrew andrzej aneta angela angelina
  anil anita anna annabelle anne annie anthony antonia antonio anya arjun archie ariana arlo arthur arun arya asif
  astrid aurelia ava avery ayaan ayesha barbara barry bartosz beatrice becky ben benedict benjamin bernard beth bethany
  betty billie billy bobby bogdan bradley brandon brenda brian bridget bronte bruno bryony caitlin callum calum
  cameron camilla carl carla carlos carmen caroline casey caspar catalin catherine cecilia charlene charles charlie
  chantelle cheryl chiara chidi chinedu chloe chris christina christine christopher ciara claire clara clare
  claudia colin connor conor corey cory courtney craig cristina curtis cynthia damian dan daniel danielle danny daria darius
  darren daryl dave david deborah declan denise dennis derek diana dmitri dominic dominik donald donna doris
  dorothy dylan eddie edith edward edwin eileen elaine eleanor elena eli elias elijah eliza elizabeth ella ellen ellie
  elliot elliott eloise elsie emeka emilia emily emma emmanuel enya eric erik erika erin esme esther ethan eugene eva evan
  evelyn evie ewa ewan ezra fahad farah farhan fatima fatimah femi fernando finlay finley fiona florin frances francesca
  francis francisco frankie fraser freddie frederick freya gabriel gabriella gareth gary gavin gemma geoff geoffrey george
  gerald gillian gina giovanni giulia gordon graeme graham greg gregory gwen habib hadiya hamza hanna hannah hari
  haris harley harold harriet harris harrison harry harvey hasan hassan hayden hayley heidi helen helena henry hilary
  hollie howard hugo hussain hussein iain ian ibrahim idris ikram imogen imran ines ioana isaac isabel isabella isabelle
  isaiah isla ismail ivan izabela izzy jacob jacqueline jacques jaden jaiden jake jakub james jamie jamal jana jane
  janet janice jared jason javid jayden jayne jeanette jeff jeffrey jenna jennifer jenny jeremy jermaine jerome jess
  jessica jill jim jimmy joan joanna joanne joe joel johan john johnny jonah jonathan jose josef joseph josephine josh
  joshua josie juan judith judy julia julian julie juliet justin justyna kacper kai karen karim karl karolina kasia kate
  katherine kathleen kathryn katie katy kayden kayla kayleigh keeley keiran keith kelly kelvin kenneth kerry kevin khadija
  khalid kian kieran kiran kirsty krystian krzysztof kumar kyle lacey laila lara latoya laura lauren laurence layla leah
  leanne leila lena leo leon leonard leroy lesley leslie lewis lexi liam liana libby lidia lila lilly linda lindsay lisa
  lloyd logan lola lorenzo lorna lorraine louie louis louisa louise luca lucas lucia lucy luis luka lukas lukasz luke lydia
  lynn lynne mackenzie maddie madison maggie magdalena mahmoud maisie malachi malcolm malik manuel marcel marcin marco
  marcus margaret maria mariam marian marie marina mario marius marta martha martin martyn mary maryam mateusz matilda
  matteo matthew maureen maurice maya mehmet melanie melissa mia michael michaela michal michelle miguel mihai mikael mike
  mila milan millie milo miriam mohamed mohammad mohammed molly monica monika moses muhammad musa mustafa mya nabil nadia
  naomi nasir natalia natalie natasha nathan nathaniel neil nia niall nicola nicolas nicole nigel nikhil nina noah noel
  nora norman nuala obi oisin oliver olivia olu oluwaseun omar oscar osman owen pamela patricia patrick patryk paul paula
  pauline pawel pedro peter phil philip philippa phillip phoebe pippa piotr priti priya przemek rachael rachel
  radu rafal rafiq raheem rahul raj rajesh ralph ramona raphael ravi raymond rayyan rebecca reece reggie reuben rhian
  rhiannon rhys ricardo richard ricky riley rita robert roberto rohan roland roman ronald ronnie rory rosa rosalind rosie
  ross rowan roy rupert ryan saanvi sabrina sadia saeed saima salma sally sam samantha samina samir samira
  samuel sandra sanjay sara sarah sasha scott sean sebastian selina serena shabana shane shannon sharon shaun
  shauna shayla sheila shelley shirley sian sidra simon simone sinead siobhan sofia sonia sophia sophie stacey stanley
  stefan stephanie stephen steve steven stewart stuart sunil susan suzanne sylvia szymon tabitha tahir tamara tanya
  tariq tasha tayyab teddy terence teresa terry thea theo theodore theresa thomas tia tiago tiana tiffany tim timothy tina
  toby tom tomasz tommy toni tony tracey tracy trevor tristan tyler tyreese tyrese tyrone umar una usman valentina valerie
  vanessa veronica vicky victor vikram vincent viktor vivian vladimir wasim wayne wendy wiktoria william winston xavier
  yasmin yasmine youssef yusuf yvonne zac zachary zack zahra zain zainab zak zara zeeshan zofia zoe zoey zuzanna`);

/** First names that are also other words: they count if capitalised. */
export const CAPITAL_NAMES = words(`
  abel alec alma angus archer basil bella bianca cara celeste cora crispin daisy dexter duncan ebony ellis fern flora
  harper holly ivy jack jade jasmine jay jesse joyce kim kit lance laurel lee lenny lily lucian luna lyra mabel maxwell mel
  morgan nelson oakley olive otis pete poppy precious rafferty reed reid ruby ruth saffron scarlett seth stan stella ted tess violet wes zena`);

/**
 * First names that are also everyday words or places: they count after a title, before a family name or a word in no
 * dictionary, and among other first names.
 */
export const OTHER_NAMES = words(`
  angel art austin blake brooke carol chase chelsea chester cliff crystal dale dean destiny devon drew earl eden faith
  florence frank gene georgia glen grace grant guy hazel heather hope hunter iris jean joe jordan joy kent lincoln mark
  martin mason max melody mercy miles nick paige paris pat patience pearl penny preston ray rich rob robin rose sky skye
  sue sunny sydney taylor victoria charlotte bill gloria blessing`);

/** Names in `OTHER_NAMES` that, several together, are just as likely to be answers of another kind. */
export const VALUES = words('hope joy faith grace patience mercy sunny blessing destiny');

/**
 * Family names, most of them also everyday words: they count after a title, a first name or a word in no dictionary.
 */
export const FAMILY_NAMES = words(`
  adams adeyemi ahmed akhtar ali allen anderson andrews armstrong atkinson bailey baker ball barker barnes begum bell bennett
  bhatti booth bradley brooks brown burton butler campbell carter chapman chaudhry clark clarke cole collins cook cooper cox
  davies davis dawson dixon edwards elliott ellis evans fisher fletcher ford foster fox gibson graham gray green griffiths
  hall harris harrison harvey hill holmes hughes hunt hussain iqbal jackson james jenkins johnson jones kapoor kaur kelly
  khan king knight kowalski kumar lawson lee lewis lloyd mahmood malik marshall martin mason matthews mcdonald mensah miah
  miller mills mitchell moore morgan morris murphy murray newton nguyen novak nowak okafor okoro owen owens palmer parker
  patel payne pearce pearson perkins perry phillips powell price rahman reid reynolds richards richardson roberts robertson
  robinson rogers rose russell ryan sharma shaw siddiqui simpson singh smith spencer stevens stewart stone taylor thomas
  thompson turner walker walsh ward watson watts webb wells west white wilkinson williams williamson wilson wood woods wright
  young`);
