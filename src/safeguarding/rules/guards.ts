import { phrases } from './rule.ts'

/** What makes risky words harmless. Used with soft rules only: plain words of danger have no guard. */

/** Coursework, posters, training: the subject, not the person. */
export const study = phrases(
  '(essay|coursework|leaflet|poster|assignment|dissertation|a level|criminology|psychology course)',
  '(doing|giving|got to do|writing) … (talk|presentation|project|piece) (on|about|for)',
  'for (my|a|our) (college|uni|course|class|health and social|training|school)',
  '(my|our|the|health and social|law|sociology) (course|module|exam|revision|homework)',
  '(training us|on a course about|they did a talk|peer mentor|in class)',
)

/** Films, songs, games, the news. */
export const fiction = phrases(
  '(song|songs|lyrics|lyric|film|movie|episode|netflix|gta|fortnite|cod|call of duty|xbox|ps5|anime|podcast)',
  '(on the news|who sings|that sings|in the book|eastenders|corrie|hollyoaks|documentary|meme|true crime)',
  '(series|season) [0-9]+',
)

/** Long past or dealt with, and nothing in the text says it is back. */
export const past = new RegExp(
  '^(?!.*\\b(?:tonight|right now|again|still|today|yesterday|last night|just now|this morning|tomorrow)\\b).*(?:' +
    phrases(
      '(years|months|weeks|ages|year|month|long time|while) (ago|back)',
      'last (year|month|summer|winter|christmas)',
      '(back in|in|since|from) (20[0-9][0-9]|summer|january|february|march|april|june|july|august)',
      'when (i|he|she|we) (was|were|wer) (about |like |only )?(little|young|younger|small|a kid|kids|a child|child|in care|at school|[0-9]+)',
      'as (a |an )?(kid|child|teenager|minor|baby)',
      '(used to|taken into care|took into care|went into care|put in care|came into care|got took away)',
      '(did|served) [0-9]+ (years|months)',
      '(long gone|out of all that|safe now|fine now|stable now|sorted now|all good now|dealt with|been sorted|in the past)',
      '(im|been|doing) (good|fine|safe|ok|okay|better|stable|recovered|clean) (now|since)',
      '[0-9]+ (years|months|weeks) (clean|free|sober)',
      '(clean|free|sober) (for )?[0-9]+',
      '(left|got away from) (him|her|them) … (years|months|now|safe)',
      '(recovered|in recovery)',
      'havent (done|cut|hurt|harmed|touched) … (in|for|since)',
      'not done it (in|for|since)',
      '(previous|childhood)',
    ).source +
    ')',
)

/** Asking what a service is, or who helps with a thing, in general. */
export const information = phrases(
  '(whats|what is|what are|what does|what do|what counts|what happens if|what happens when|what happens after|is it true|signs of|how do you know|how does|explain)',
  '(counselling|self refer|support group|helpline|charity|number for|is there (a|any|some) (group|groups|people|service))',
  '(how do i|where do i|who do i|how can i|wanna|can i|need to|how to) (report|log|complain|appeal|claim|get it took|get it taken)',
  '(do i|should i|gotta|can i) (put|declare|say|tell|mention) … (form|application|pip|interview|insurance)',
  '(hear|see|read|get) … (the result|outcome|records|what the|my file|my notes)',
  'do i (need|get|have) (a |to |a free )?(solicitor|lawyer|police)',
)

const helpVerb = '(?:ring|call|text|email|tell|talk|speak|go|turn|contact|ask|say|report|see|find)'
/** The writer, somebody certain, or a day; 'who do i tell' is anybody's, so is 'a mate if theyre'. */
const certain =
  `(?:i(?! ${helpVerb}\\b)|(?<!\\b(?:can|could|do|should|would) )i|im|ive|id|ill|me|my|mine|myself|we|us|our` +
  '|he|hes|him|his|she|shes|her|whos|theres|tonight|right now|now|today|again|still|just|night|morning' +
  '|yesterday|weekend|week|ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day|please|nobody|nothing|alone)'
const source =
  '(helpline|helplines|hotline|line|lines|group|groups|charity|service|services|forum|counselling)'
const anybody = phrases(
  '(if|when|after|once|because) (you|youve|your|someone|someones|people|a (mate|friend|person|girl|lad|kid))',
  'after being',
  '(asking|ask|tell|help) … (you|someone|people|a (mate|friend|person|girl|lad)) (if|whether|when|who|youve|your)',
  '(people|someone|anyone|lads|men|women|girls|teens|those|person) (who|that|with|trying|whove|use)',
  '(suicide|self harm|rape|crisis) (helplines|lines|groups)',
  `(did|do|does|are) … (suicide|self harm|rape|crisis) ${source}`,
  `${source} for (under|over|people|young|lads|men|women|girls|boys|teens|kids)`,
  'a (deaf|disabled|trans|young) person',
)

/**
 * A question about help, or about what follows when one tells, asked of anybody: 'who do you ring if
 * youve been', 'is there a group for people who'. A word of oneself, of somebody certain or of a day
 * makes it no such question. How to and how much are not in it: they may ask for a way.
 */
export const asksAboutHelp = new RegExp(
  `^(?!.*\\b${certain}\\b)(?=.*${anybody.source}).*(?:` +
    phrases(
      `(who|where|which|what|whats|is there|are there|anyone|anywhere) … (you|u|people|someone|i|to) ${helpVerb}`,
      '(how do|how should|how can|how would|does) (you |someone |people )?(ask|asking|talk|talking|help|support|tell|telling) … (someone|people|a (mate|friend|person|girl|lad))',
      '(do|does|will|would|can|could|must) (they|the police|police|hospital|a doctor|doctors|gps|the gp|school) … (section|lock|tell|told|know|report|share|record|arrest)',
      `(is|are|was|did|do|does|can|could|what|whats|which) … ${source}`,
      `${source} for (people|someone|under|over|young|lads|men|women|girls|boys|teens|kids)`,
      'how (many days|long) (have|has|do|does) (you|someone|people) (got|have|get)',
      'how (many days|long) have you',
    ).source +
    ')',
)

/** Laughter and exaggeration. */
export const joking = phrases(
  '(lol|joke|jokes|jks|jk|joking(?! ?not)|banter|dramatic|laughing|figuratively|bless|xx|innit lol)',
)

/** 'not suicidal', 'im not gonna do anything'. */
export const denied = phrases(
  '(not|isnt|wasnt|never) (feeling |actually |even |really )?(suicidal|self harming|in danger)',
  '(not|wont|never|wont ever) (gonna )?(do|doing) (anything|nothing) (daft|stupid|silly|bad)',
  '(not|never|dont) (gonna |wanna )?(kill|hurt|harm|cut) (myself|anyone|anybody)',
  'not for me',
)

/** A cut, burn or knock by accident. */
export const accident = new RegExp(
  '^(?!.*\\b(?:on purpose|deliberately|again)\\b).*(?:' +
    phrases(
      '(shaving|cook|cooking|chopping|dinner|oven|kettle|tin|can opener|at work|football|rugby|gym|skating|bike|by accident|accidentally|tripped|slipped|fell|hair straighteners|straighteners|toast|iron|rusty|gate|barbed|brambles|fence|tetanus|onions|opening|diy|paper|mowing|ikea)',
    ).source +
    ')',
)

/** Pests, pets, plants and machines. */
export const creatures = phrases(
  '(ants|rats|rat|mice|mouse|spider|spiders|wasp|wasps|flies|fleas|bed bugs|bedbugs|moths|mould|weeds|slugs|germs|fish|goldfish)',
)
