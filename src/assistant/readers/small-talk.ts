import type { SmallTalk } from '../../domain/turn.ts'
import { clean, plain } from './plain.ts'

/**
 * Small talk, only when the whole text is small talk: 'thanks' is, 'thanks how do i apply' is not.
 * The text is eaten piece by piece; of the pieces found, the one that matters most names it.
 */
export function readSmallTalk(texts: readonly string[]): SmallTalk | undefined {
  const kinds = texts.map(readOne)
  if (kinds.length === 0 || kinds.includes(undefined)) return undefined
  return order.find((kind) => kinds.includes(kind))
}

/** The most telling first: 'ok thanks bye' is thanks, 'no thats not it' is not-that. */
const order: readonly SmallTalk[] = [
  'not-that',
  'are-you-human',
  'thanks',
  'goodbye',
  'chat',
  'greeting',
  'yes',
  'no',
  'acknowledgement',
]

function readOne(text: string): SmallTalk | undefined {
  const gesture = readGesture(text)
  if (gesture !== undefined) return gesture
  let rest = plain(text).replaceAll('?', ' ').replace(/ {2,}/g, ' ').trim()
  if (rest === '') return undefined
  const found = new Set<SmallTalk>()
  let laughed = false
  while (rest !== '') {
    const piece = firstPiece(rest)
    if (piece === undefined) return undefined
    if (piece.kind !== 'filler') found.add(piece.kind)
    else laughed ||= laughter.test(piece.text)
    rest = rest.slice(piece.text.length).trim()
  }
  if (found.size === 0) return laughed ? 'acknowledgement' : undefined
  return order.find((kind) => found.has(kind))
}

const thumbsUp =
  /^(?:[\u{1F44D}\u{1F44C}\u{1F197}\u2705\u{1F91D}\u{1F64F}\u2764\u{1F499}\u{1F60A}\u{1F642}\u{1FAE1}]|\p{Emoji_Modifier}|\uFE0F|\s)+$/u
const wave = /^(?:\u{1F44B}|\p{Emoji_Modifier}|\s)+$/u
const thumbsDown = /^(?:\u{1F44E}|\p{Emoji_Modifier}|\s)+$/u

function readGesture(text: string): SmallTalk | undefined {
  const bare = clean(text)
  if (bare === '') return undefined
  if (thumbsUp.test(bare)) return 'acknowledgement'
  if (wave.test(bare)) return 'greeting'
  return thumbsDown.test(bare) ? 'no' : undefined
}

// === Pieces

interface Piece {
  readonly kind: SmallTalk | 'filler'
  readonly text: string
}

const laughter = /^(?:lo+l+|lmf?a+o+|ro+fl|ha(?:ha)*h?|he(?:he)+|ahah(?:ah)*)$/

/** Whole words at the start of the text; the longer expressions stand before the shorter. */
const pieces: readonly (readonly [Piece['kind'], string])[] = [
  [
    'not-that',
    '(?:no |nah |nope )?(?:thats |that is |thats still |its |this is |this isnt |thats really )?not (?:it|that|what i (?:asked|meant|mean|said|want|wanted)|wot i (?:asked|meant|mean|said|want|wanted)|helpful|right|the answer|my question)',
  ],
  [
    'not-that',
    '(?:no |nah |nope )?(?:that|this|it) (?:isnt|aint|wasnt|didnt|doesnt|dont|is not|does not) (?:it|that|what i (?:asked|meant|mean|said)|wot i (?:asked|meant|mean|said)|help|helpful|helpfull|right|answer (?:my question|it|that|me)|answer what i asked)',
  ],
  [
    'not-that',
    '(?:no )?(?:wrong (?:answer|one|thing)|u (?:got|have) (?:it|that) wrong|you (?:got|have) (?:it|that) wrong|i didnt (?:ask|mean|say) that|didnt (?:ask|mean) that|none of (?:these|those|them|that)|neither)',
  ],
  [
    'are-you-human',
    '(?:are you|are u|r u|r you|ru|is this|is it|u|you|am i (?:talking|speaking|texting|chatting) (?:to|with)) (?:even )?(?:an? |the )?(?:actual |real |proper )?(?:human being|human|person|bot|robot|ai|machine|computer|chatbot|chat bot|chatgpt|real)(?: (?:being|person|human|or (?:an? )?(?:actual |real )?(?:bot|robot|ai|machine|computer|human|person|what|wot|not)))*',
  ],
  ['are-you-human', '(?:who|what|wot) (?:are you|are u|r u|is this)'],
  [
    'thanks',
    '(?:many |no |ok )?(?:thanks|thankyou|thank you|thank u|thankx|thanx|thnks|thnx|thx|tnx|tysm|tyvm|ty|ta|cheers|nice one|much appreciated|appreciate it|appreciate that|appreciated|i appreciate (?:it|that|u|you)|bless|bless u|bless you|big up|legend|lifesaver|star)(?: (?:so much|very much|a lot|alot|loads|a lot for that|for (?:the|ur|your|that|this|all|all ur|all your|everything|helping)(?: (?:help|info|advice|time|answer|me))*|u|you|mate))*',
  ],
  [
    'thanks',
    '(?:u|you|ur|youre|you are|u are|thats|that is|that was|that|it|this|uve been|youve been|been|was|is|really|very|well|so|dead|proper|a|an|absolute|total|actual|massive) (?:(?:are|was|is|really|very|well|so|dead|proper|a|an|been|absolute|total|massive) )*(?:helpful|useful|great|amazing|brilliant|a lifesaver|lifesaver|legend|star|perfect|good|sound|class|mint|sick|ace|lovely|nice|kind|helped|the best)',
  ],
  [
    'thanks',
    '(?:really |very |well |so )?(?:helpful|brilliant|perfect|amazing|lovely|great stuff|great|that helps|this helps|it helps|that helped|helped a lot|will do)',
  ],
  [
    'goodbye',
    '(?:good ?bye|bye|byee+|bye bye|cya|c ya|see ya|see you|see u|see you later|see u later|laters|l8rs|later|ttyl|tty l|talk later|speak later|speak soon|take care|night|nite|good ?night|good ?nite|gn|nighty night|peace|have a (?:good|nice|lovely) (?:one|day|night|evening|weekend)|im off|gtg|g2g|catch (?:ya|you|u) later)',
  ],
  [
    'chat',
    '(?:how are (?:you|u|things|we)|how r (?:u|you)|hows (?:it going|you|u|life|things|ur day|your day)|how do|u ok|you ok|you ?alright|u ?alright|alright|u good|you good|hru|hyd|what (?:are|r) (?:u|you) (?:doing|up to)|what u (?:doing|up to|saying)|wot u (?:doing|up to|saying)|wyd|wuu2|wuu|whats (?:up|good|new|happening)|wassup|wazzup|sup|wag ?wan|wag1|wagwarn)(?: (?:today|doing|doin|keeping|tonight|mate|bot|then))*',
  ],
  [
    'chat',
    '(?:tell me a joke|im bored|bored|do u love me|do you love me|i love (?:u|you)|love (?:u|you)|nothing much|not much|just chilling|im good|im fine|im ok|im alright)',
  ],
  [
    'greeting',
    '(?:hi+|hi there|hey+|hey there|heya|hiya+|hello+|helo|hallo|ello|yo+|oi|ey up|ay up|alrite|alright|aight|morning|mornin|good (?:morning|mornin|afternoon|evening|day)|afternoon|evening|evenin|greetings|test|testing|anyone there|anybody there|any1 there|you there|u there|hello there|howdy|salaam|salam|asalam alaikum|as salamu alaykum)',
  ],
  [
    'yes',
    '(?:yes|yeah|yea|yeh|yh|yep|yup|ye|yess+|yas|aye|sure|please do|go on|go on then|go for it|of course|ofc|definitely|defo|deffo|correct|thats right|thats it|that one|yes please)',
  ],
  [
    'no',
    '(?:no|nah|nope|na|naa+h*|not really|no thanks|no thank you|no ta|not now|dont bother|no need|never ?mind|nvm|forget it|doesnt matter|dont worry|dw)',
  ],
  [
    'acknowledgement',
    '(?:ok+|okay|okey|okie|oki|okey dokey|okie dokie|k+|kk|kl|cool|kool|cl|alright then|fair enough|fair|fairs|fair play|fine|right|got it|gotcha|gotchu|got ya|understood|i see|i get it|makes sense|noted|good|nice|sweet|sound|safe|bet|calm|seen|word|say less|will do|no worries|no problem|np|all good|its fine|its ok|thats fine|thats ok|thats good|oh|ah|aah|ahh|hm+|mm+|wow|omg|oh ok|oh right|true|tru|facts|real|ight|aite|done|sorted|lovely jubbly|just kidding|jk|only joking|i was joking|im joking|was joking)',
  ],
  ['filler', '(?:lo+l+|lmf?a+o+|rofl|ha(?:ha)*h?|he(?:he)+|ahah(?:ah)*|im dead|im dying|dying|xd)'],
  [
    'filler',
    '(?:x+|xo+|mate|m8|bro|bruv|bruh|fam|cuz|g|blud|boss|man|sir|miss|madam|mam|maam|babe|hun|hunni|love|luv|pal|buddy|dude|guys|all|lad|bot|waymark|there|pls|plz|please|then|so|and|but|well|just|anyway|anyways|again|now|today|tho|though|too|very|much|really|dear|my friend|friend|for that|for this|for ur help|for your help|i|that|thats|one)',
  ],
]
const compiled = pieces.map(([kind, words]) => [kind, new RegExp(`^${words}(?= |$)`)] as const)

/** The longest piece the text starts with. */
function firstPiece(text: string): Piece | undefined {
  let best: Piece | undefined
  for (const [kind, pattern] of compiled) {
    const found = pattern.exec(text)?.[0]
    if (found !== undefined && found.length > (best?.text.length ?? 0)) best = { kind, text: found }
  }
  return best
}
