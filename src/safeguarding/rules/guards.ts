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
      'when (i|he|she|we) (was|were|wer) (about |like |only )?(little|young|younger|small|a kid|kids|a child|in care|at school|[0-9]+)',
      'as a (kid|child|teenager)',
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
      '(shaving|cooking|chopping|dinner|oven|kettle|tin|can opener|at work|football|rugby|gym|skating|bike|by accident|accidentally|tripped|slipped|fell|hair straighteners|straighteners|toast|iron|onions|opening|diy|paper|mowing|ikea)',
    ).source +
    ')',
)

/** Pests, pets, plants and machines. */
export const creatures = phrases(
  '(ants|rats|rat|mice|mouse|spider|spiders|wasp|wasps|flies|fleas|bed bugs|bedbugs|moths|mould|weeds|slugs|germs|fish|goldfish)',
)
