import { plain } from './plain.ts'

/** Not their adviser or the council: who sees the chat there is another question, and another answer. */
const somebody =
  '(?:he|she|they|someone|somebody|some1|sum1|everyone|people|ppl|my (?:\\w+ )?(?:bf|gf|boyfriend|girlfriend|partner|husband|wife|ex|fella|' +
  'man|mum|mam|mom|dad|stepdad|step ?dad|stepmum|brother|bro|sister|sis|cousin|uncle|aunt|aunty|auntie|nan|family|parents|foster (?:mum|dad|carer)|' +
  'carer|mate|mates|friend|friends|housemate|flatmate|roommate|landlord|boss))'
const often =
  '(?:(?:always|keeps?|sometimes|often|might|may|can|could|will|gonna|is|are|r|be|like|likes to|still) )*'
const looks =
  '(?:reads?|reading|checks?|checking|goes thr(?:ough|u)|going thr(?:ough|u)|go thr(?:ough|u)|looks? (?:at|thr(?:ough|u)|in)|looking (?:at|thr(?:ough|u)|in)|' +
  'sees?|seeing|spies on|spying on|monitors?|monitoring|tracks?|tracking|knows the code to|has the (?:code|pin) to)'
const phone =
  '(?:my|me|this|the same) (?:phone|fone|mobile|mob|texts?|txts?|messages?|msgs?|dms?|whatsapp|chats?|screen)(?! (?:number|charger|bill|contract|case|credit|plan))'
const given =
  '(?:care|leaving care|care leavers?|social|social worker|social services|council|the council|pa|my pa|personal adviser|waymark|my name|anything|stuff|things)'
const here = '(?:on|in|over) (?:here|this|text|texts|the texts|ur texts|your texts|my phone)'

/** Asked for by name: a question mark changes nothing. */
const askedFor: readonly RegExp[] = [
  /^(?:go )?quiet(?: (?:mode|pls|plz|please|now))*$/,
  /\b(?:be|keep it|make (?:it|them|ur texts|your texts)) discreet\b/,
]

const discreetPatterns: readonly RegExp[] = [
  new RegExp(`\\b${somebody} ${often}${looks}(?: all| thr(?:ough|u))? ${phone}\\b`),
  new RegExp(
    `\\b(?:dont|do not|pls dont|plz dont|please dont|never) (?:say|put|mention|write|text|use|send)(?: (?:the word|words like|anything about|stuff about|about))? ${given}\\b.*\\b${here}`,
  ),
  new RegExp(`\\bdont (?:say|mention) (?:care|council|social)\\b`),
  /\b(?:my|this) (?:phone|mobile) (?:isnt|is not|aint|isn t) (?:safe|private|just mine|only mine|mine)\b/,
  /\bnot safe to (?:text|message) (?:me )?(?:on )?(?:here|this|this (?:phone|number))\b/,
]
/** 'can my carer check my phone', 'he checks my phone is that abuse': they ask, and get an answer. */
const question =
  /\?|^(?:can|could) (?!u |you )|^(?:is|are|does|do(?! not)|should|why|how|am i) | (?:is (?:that|this|it|he|she)|are they|can (?:he|she|they|i)|what|wot|how) /
const normalPattern =
  /^(?:(?:go )?(?:back to )?normal(?: (?:mode|texts|again|pls|plz|please|now))*|quiet off|turn (?:off quiet|quiet off))$/

/** 'he checks my phone', 'dont say care on here', QUIET; and NORMAL again. */
export function readDiscreet(texts: readonly string[]): 'discreet' | 'not-discreet' | undefined {
  const read = texts.map((text) => plain(text))
  const bare = read.map((text) => text.replaceAll(' ?', ''))
  const says = (patterns: readonly RegExp[]): boolean =>
    bare.some((text) => patterns.some((pattern) => pattern.test(text)))
  const asks = read.some((text) => question.test(`${text} `))
  if (says(askedFor) || (!asks && says(discreetPatterns))) return 'discreet'
  return says([normalPattern]) ? 'not-discreet' : undefined
}
