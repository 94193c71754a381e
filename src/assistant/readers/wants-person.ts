/** Who stands for a person of flesh and blood. `own` are people they already know. */
const own =
  '(?:my (?:own |new )?)(?:pa|p a|worker|personal advis[eo]r|advis[eo]r|social worker|sw|leaving care worker|key ?worker|support worker)'
const someone =
  '(?:some ?(?:one|1|body)|any ?(?:one|1|body)|sum ?1|a person|an? (?:actual |real |proper |living )?(?:person|human(?: being)?|adult|woman|man|lady|bloke|member of staff|advis[eo]r|worker|operator))(?! (?:else for|different|new)\\b)'
const real =
  '(?:(?:an? |the |some )?(?:real|actual|proper|living|live|physical) (?:live |life )?(?:person|people|human|humans|human being|someone|somebody|woman|man|lady|worker|staff|one)|humans?(?! rights?)(?: being)?)'
const staff =
  '(?:staff|(?:the |a )?(?:leaving care|leaving care team|duty|duty worker|duty team|team|office|manager)|people)'
const anyPerson = `(?:${own}|${real}|${someone}|${staff}|person)`

const speak = '(?:talk|speak|chat|talking|speaking|chatting|spk|tlk)'
const call =
  '(?:call|ring|phone|bell|buzz|text|txt|message|msg|contact|get in touch|get back|come|drop|give|ping|whatsapp)'
const asking =
  '(?:pls|plz|please|ok|hi|hey|hello|no|nah|look|so|and|but|also|just|actually|can|could|cud|may|will|would|u|you|i|im|id|id rather|ill|rather|want|wanna|wana|need|would like|like|2|to|really|only|someone|please can)'

/** Questions about people, which an article answers: 'what is a personal adviser'. */
const aboutPeople =
  /^(?:(?:so|and|but|ok|hi|hey|pls|please) )*(?:what|whats|wot|wots|why|when|whens|how|hows|do i|does|did|should|shud|must|has|have|if|who|whos|whose|is it|is my|will my|am i|are they|was)\b/
/** … unless the question is how to reach one on here: 'how do i talk to a human'. */
const howToReach = new RegExp(
  `^(?:(?:so|and|but|ok|hi|hey|pls|please) )*(?:how|where|who) (?:do|can|could|would) i (?:just )?(?:${speak} (?:to|with|2) (?:${real}|${someone}|person)|get (?:to )?(?:${real}|a person))(?: (?:on here|here|on this|instead|pls|please|now|then|\\?))*$`,
)

/** What may follow in a wish: when, where, by which way. */
const ending = `(?: (?:to (?:${call}|talk|speak|chat|help)\\b.{0,25}|on the (?:phone|line)|in person|on here|here|there|instead|now|pls|plz|please|asap|today|tonight|properly|tho|though|directly|rather|who (?:does|can|knows|will|actually)\\b.{0,20}|not (?:a |an |this |the )?(?:bot|robot|machine|computer|u|you)))*(?: \\?)*$`

const patterns: readonly RegExp[] = [
  // speak to …
  new RegExp(`\\b${speak} (?:to|with|2|too|wiv)? ?(?:${own}|${real})\\b`),
  new RegExp(
    `(?:^|\\b(?:can|could|cud|want|wanna|need|like|rather|prefer|let|me|i|we|please|pls|possible|poss|chance|way|able|to|just)(?: \\p{L}+){0,3} )${speak} (?:to |with |2 |too |wiv )?(?:${someone}|${staff}|person)${ending}`,
    'u',
  ),
  // i want my …, a human please
  new RegExp(`^(?:${asking} )+(?:${real}|${own})${ending}`),
  new RegExp(
    `^(?:i |id |we )?(?:just |really )?(?:want|need|wanna|would like|like|prefer)(?: to have| to see)? (?:${own}|${real}|${someone})${ending}`,
  ),
  new RegExp(`^${anyPerson}(?: (?:pls|plz|please|now))*$`),
  // get me …, put me through to …
  new RegExp(
    `^(?:${asking} )*(?:get|give|gimme|fetch|find|pass|put|connect|transfer|hand|refer|switch) (?:me )?(?:(?:thru|through|over|on|2|to|onto|with|back|hold of) )*${anyPerson}${ending}`,
  ),
  // get my … to ring me, tell … to call
  new RegExp(
    `\\b(?:get|ask|tell|have|make|let) (?:${own}|her|him|them|someone|some1|somebody|sum1|any(?:one|1)) (?:to |2 |know\\b)?(?:please |pls |plz )?(?:(?:${call})\\b.{0,14}\\b(?:me|back|us)\\b|know\\b|$|im\\b|i\\b|that\\b)`,
  ),
  new RegExp(
    `\\b(?:get|ask|tell) \\p{L}+ (?:to|2) (?:please |pls |plz )?(?:${call}) (?:me|back)\\b`,
    'u',
  ),
  new RegExp(`^(?:${asking} )*let ${own} know\\b`),
  // can someone call me, ring me
  new RegExp(
    `\\b(?:can|could|cud|will|would) (?:${own}|${real}|${someone}|u|you|they) (?:pls |plz |please |just |maybe )*(?:from .{1,25} )?(?:call|ring|phone|bell|buzz) me\\b`,
  ),
  new RegExp(
    '^(?:(?:pls|plz|please|just|can u|can you|someone|some1|somebody|u|you) )*(?:call|ring|phone|bell|buzz) me(?: (?:back|now|asap|pls|plz|please|today|when .{1,25}|on .{1,20}))*(?: \\?)*$',
  ),
  // is there anyone here, not a bot
  new RegExp(
    `\\b(?:is|are) (?:there|their|they) (?:${real}|${someone}|any (?:staff|people|humans?|real people)) (?:on here|here|there|on this|about|available|around|(?:that |who )?i can (?:${speak})|to ${speak})\\b.{0,25}$`,
  ),
  /\b(?:dont want|sick of|fed up (?:of|with)|hate|no|not) (?:to |a |an |this |the |stupid |(?:talk|speak|chat|text)(?:ing)? (?:to|with) )*(?:bots?|robots?|machine|computer)\b/,
]

/** 'Are you human' asks what we are, not for a person. */
const whatWeAre =
  /^(?:(?:hi|hey|so|wait|ok|lol|but) )*(?:are (?:u|you)|r (?:u|you)|ru|u|you|is (?:this|it|that)|am i)\b.{0,25}\b(?:bot|robot|human|real|person|ai|machine|computer)\b(?: (?:or|a|an|bot|robot|human|real|person|ai|not|what|wot|even|being|computer|\?))*$/

/** Advice somebody gave them is no wish of theirs. */
const toldTo = new RegExp(
  `\\b(?:told|said|says|saying|tells|telling|advised|suggested)\\b(?: \\p{L}+){0,4} ${speak}\\b`,
  'u',
)

/** Whether a sentence, already made plain, asks for a person in whatever words. */
export function wantsPerson(text: string): boolean {
  if (howToReach.test(text)) return true
  if ([aboutPeople, whatWeAre, toldTo].some((pattern) => pattern.test(text))) return false
  return patterns.some((pattern) => pattern.test(text))
}
