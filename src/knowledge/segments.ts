import { SegmentedMessage } from 'sms-segments-calculator'

export interface SegmentCount {
  readonly segments: number
  readonly encoding: 'GSM-7' | 'UCS-2'
}

/** How many billed parts an SMS of this text has, and in which encoding it leaves. */
export function countSegments(text: string): SegmentCount {
  if (text === '') return { segments: 0, encoding: 'GSM-7' }
  if (isBasicGsm7(text)) return { segments: segmentsOf(text.length), encoding: 'GSM-7' }
  const message = new SegmentedMessage(text)
  const encoding = message.encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2'
  return { segments: message.segmentsCount, encoding }
}

/** The characters of GSM 03.38 that take one septet each. */
const basicCharacters = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
    'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)

/** With those of its extension table; all others make the whole SMS UCS-2. */
const gsmCharacters = new Set([...basicCharacters, ...Array.from('^{}\\[~]|€')])

/**
 * Most of what is sent is of these alone, and answers are counted again and again until they fit:
 * the library takes a millisecond for what is one division here.
 */
function isBasicGsm7(text: string): boolean {
  for (const character of text) {
    // Twilio counts a line break of two characters as one of them.
    if (character === '\r' || !basicCharacters.has(character)) return false
  }
  return true
}

const septetsAlone = 160
const septetsOfSeveral = 153

function segmentsOf(septets: number): number {
  return septets <= septetsAlone ? 1 : Math.ceil(septets / septetsOfSeveral)
}

/** Whether this one character leaves an SMS in GSM-7. */
export function isGsm7(character: string): boolean {
  return gsmCharacters.has(character)
}

/** What stands in for a character that has no plain form of its own; '' is left out. */
const standIns = new Map(
  Object.entries({
    '“': '"',
    '”': '"',
    '„': '"',
    '«': '"',
    '»': '"',
    '″': '"',
    '‘': "'",
    '’': "'",
    '‚': "'",
    '‛': "'",
    '′': "'",
    '`': "'",
    '´': "'",
    ʼ: "'",
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '―': '-',
    '−': '-',
    '•': '-',
    '·': '-',
    '…': '...',
    '\t': ' ',
    '\u2028': '\n',
    '\u2029': '\n',
    '→': '->',
    '←': '<-',
    '×': 'x',
    '÷': '/',
    '°': ' degrees',
    '✓': '',
    '©': '(c)',
    '®': '(R)',
    '™': '(TM)',
    '¼': '1/4',
    '½': '1/2',
    '¾': '3/4',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ı: 'i',
    ħ: 'h',
    þ: 'th',
    ð: 'd',
    œ: 'oe',
    Œ: 'OE',
    '¢': 'c',
  }),
)

/** The text in characters that fit GSM-7: look-alikes replaced, what has none left out. */
export function toGsm7(text: string): string {
  const fitted = Array.from(text.replace(/\r\n?/g, '\n').normalize('NFC'), fit).join('')
  if (fitted === text) return text
  return fitted.replace(/ {2,}/g, ' ').replace(/ +\n/g, '\n').trimEnd()
}

function fit(character: string): string {
  if (gsmCharacters.has(character)) return character
  const standIn = standIns.get(character)
  if (standIn !== undefined) return standIn
  if (/\p{Zs}/u.test(character)) return ' '
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '')
  return Array.from(plain, (part) => (gsmCharacters.has(part) ? part : '')).join('')
}
