import type { Wish } from '../../domain/turn.ts'
import { readDiscreet } from './discreet.ts'
import { plain } from './plain.ts'
import { wantsPerson } from './wants-person.ts'

/** What a text of this turn asks of us rather than of the articles; in the order they matter. */
export function readWishes(texts: readonly string[]): readonly Wish[] {
  const whole = texts.map(plain).filter((text) => text !== '')
  const said = [...new Set([...whole, ...texts.flatMap(sentencesOf)])]
  const wishes: readonly (readonly [Wish, boolean])[] = [
    ['stop', whole.some((text) => stopWord.test(text)) || said.some(wantsStop)],
    ['start', whole.some((text) => startPattern.test(text))],
    ['who-sees-this', said.some(asksWhoSees) || whole.some((text) => /^who(?: \?)*$/.test(text))],
    ['help', whole.some((text) => helpPattern.test(text))],
    ['person', said.some(wantsPerson)],
    ['discreet', readDiscreet(texts) === 'discreet'],
    ['not-discreet', readDiscreet(texts) === 'not-discreet'],
  ]
  return wishes.filter(([, wanted]) => wanted).map(([wish]) => wish)
}

/** 'u dont get it. pass me on to someone' has its wish in a sentence of its own. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[?])|[.!;,\n]+/)
    .map(plain)
    .filter((sentence) => sentence !== '')
}

// === Stop

/** Words a wish to stop may begin with; anything else before it is about somebody else. */
const lead =
  '(?:(?:pls|plz|please|just|can|could|will|would|u|you|ok|okay|omg|ffs|oi|hey|hi|no|now|and|also|' +
  'right|look|seriously|i|id|said|want|wanna|need|like|to|waymark|bot) )*'
const tail =
  '(?: (?:me|this|it|now|pls|plz|please|thanks|thx|ta|again|ever|any ?more|no more|at all|everyday))*'
const texting =
  '(?:text|txt|texting|texin|textin|txting|txtin|message|messaging|messagin|messages|msg|msging|' +
  'msgs|texts|contacting|contact|spam|spamming|whatsapping|sending)'

const stopWord =
  /^(?:stop|stopall|unsubscribe|end|quit|cancel|revoke|opt ?out)(?: (?:it|now|pls|plz|please|all|stop))*$/
const stopPatterns: readonly RegExp[] = [
  new RegExp(
    `^${lead}(?:stop|quit|end|cancel) (?:all )?(?:(?:the|these|this|ur|your|my) )?${texting}\\b${tail}(?: (?:texts?|messages?|msgs?|stuff|things|this number|my phone|my number)${tail})?$`,
  ),
  new RegExp(
    `^${lead}(?:dont|do not|never) (?:u |you )?(?:ever )?(?:text|txt|message|msg|contact|whatsapp)(?: me)\\b${tail}(?: .{0,30}(?:list|off).*)?$`,
  ),
  new RegExp(
    `^${lead}(?:no more|dont want(?: any)?(?: more)?|do not want(?: any)?(?: more)?|dont wanna get) (?:of )?(?:(?:these|ur|your|the) )?(?:texts?|txts?|messages?|msgs?)\\b(?: (?:from|off) .{1,20})?${tail}$`,
  ),
  new RegExp(
    `^${lead}(?:unsubscribe|unsub|opt ?out)\\b(?: me)?(?: (?:from|off|of) .{1,20})?${tail}$`,
  ),
  new RegExp(`^${lead}opt (?:me )?out\\b(?: (?:from|off|of) .{1,20})?${tail}$`),
  new RegExp(
    `^${lead}(?:take|get|remove|delete) (?:me|my number|my phone) (?:off|from|out)(?: of)? (?:this|the|ur|your|these)\\b.{0,20}$`,
  ),
  new RegExp(`^${lead}leave me alone${tail}$`),
  new RegExp(`^${lead}turn (?:this|these|the|ur|your) (?:texts|messages|thing|bot) off${tail}$`),
]

function asksWhoSees(text: string): boolean {
  return whoSeesPatterns.some((pattern) => pattern.test(text))
}

/** 'How do i stop …' and 'my ex wont stop texting me' are questions for the articles. */
function wantsStop(text: string): boolean {
  return stopPatterns.some((pattern) => pattern.test(text.replace(/ \?/g, '')))
}

const startPattern =
  /^(?:(?:pls|plz|please|ok|can u|can you) )?(?:start|unstop|opt ?in|resume|(?:start|begin) (?:texting|messaging)(?: me)?(?: again)?|turn (?:it|this|the texts|texts) back on)(?: (?:pls|plz|please|again))*$/

// === Help and who sees this

const helpPattern =
  /^(?:help|info|help me|i need help|need help|i need some help)(?: (?:now|pls|plz|please))*$/

const you = '(?:u|you|ya|waymark|the bot|this bot)'
const mine =
  '(?:my |the )?(?:pa|worker|personal advis[eo]r|advis[eo]r|social worker|council|carer|carers|mum|dad|parents|police|staff|manager|landlord)'
const whoSeesPatterns: readonly RegExp[] = [
  /\bwho(?:s| is| else| all)? (?:can |could |will |gets? to |is |are )?(?:see|sees|seeing|read|reads|reading|look|looks|looking)(?: at)? (?:this|these|my (?:texts?|messages?|msgs?|chats?)|what i|wot i|it)\b/,
  new RegExp(
    `\\b(?:can|does|do|will) ${mine} (?:see|read|get|look at) (?:this|these|my (?:texts?|messages?|msgs?|chats?)|what i|wot i)\\b`,
  ),
  new RegExp(
    `\\bwho (?:do|will|would|did|are|have) ${you} (?:going to |gonna )?(?:tell|told|telling|show|pass)`,
  ),
  new RegExp(
    `\\b(?:will|are|do|would|can) ${you} (?:going to |gonna |have to )?(?:tell|show|grass) (?:any(?:one|1|body)|some(?:one|1|body)|${mine})(?: (?:about )?(?:this|what i say|wot i say))?(?: \\?)*$`,
  ),
  new RegExp(`^(?:please |pls |plz )?dont tell ${mine}(?: (?:this|about this|i said this))?$`),
  /\b(?:is|r|are) (?:this|these|it|the chat|this chat|these texts|my texts|my messages) (?:\w+ )?(?:private|confidential|secret|anonymous|anon|monitored|recorded)\b/,
]
