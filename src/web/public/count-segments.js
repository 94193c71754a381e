// How many billed parts an SMS has: the same as the server counts, without asking it at each key.

const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** These take two places each. */
const extended = '^{}\\[~]|€\f'
const bitsOf = new Map([
  ...Array.from(basic, (character) => [character, 7]),
  ...Array.from(extended, (character) => [character, 14]),
])

const bitsInOne = 140 * 8
/** Each of several says which it is. */
const bitsInEach = bitsInOne - 6 * 8

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The parts of a text; none of an empty one. A character, or a whole emoji, is never cut. */
export function countSegments(text) {
  if (text === '') return 0
  const characters = Array.from(segmenter.segment(text), ({ segment }) => segment)
  const isGsm7 = characters.every((character) => bitsOf.has(character))
  const sizes = characters.map((one) => (isGsm7 ? bitsOf.get(one) : one.length * 16))
  if (sizes.reduce((sum, size) => sum + size, 0) <= bitsInOne) return 1
  let segments = 1
  let free = bitsInEach
  for (const size of sizes) {
    if (free < size) {
      segments += 1
      free = bitsInEach
    }
    free -= size
  }
  return segments
}
