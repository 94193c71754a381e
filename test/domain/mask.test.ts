import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { maskPersonal } from '../../src/domain/mask.ts'

/** As people write them, and as phones paste them. */
const separators = ['', ' ', '-', '.', '  ', ' (', ') ', '–', '\u2011', '/', '\u00a0'] as const
const digit = fc.integer({ min: 0, max: 9 })
const pieces = fc.array(fc.tuple(digit, fc.constantFrom(...separators)), {
  minLength: 8,
  maxLength: 11,
})
const phone = fc
  .tuple(fc.constantFrom('0', '+44', '0044 ', '(0'), pieces, digit)
  .map(
    ([start, middle, end]) => start + middle.map((piece) => piece.join('')).join('') + String(end),
  )
const words = fc.stringMatching(/^[a-z ]{0,20}$/)

describe('masking a text', () => {
  it('lets no digit of a phone number through, however it is written', () => {
    fc.assert(
      fc.property(words, phone, words, (before, number, after) => {
        const masked = maskPersonal(`${before} ${number} ${after}`, [])

        expect(masked).not.toMatch(/\p{Nd}/u)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps every other word', () => {
    fc.assert(
      fc.property(words, phone, words, (before, number, after) => {
        const masked = maskPersonal(`${before} ${number} ${after}`, [])

        expect(masked.replace(/\(?\[…\]/, '')).toBe(`${before}  ${after}`)
      }),
    )
  })

  it.each([
    ['an e-mail address', 'mail me at amy.b@example.org pls', 'mail me at […] pls'],
    ['a link', 'i saw https://example.org/me?id=4 there', 'i saw […] there'],
    ['a postcode', 'im at GL1 2TG now', 'im at […] now'],
    ['a postcode without its space', 'im at gl12tg now', 'im at […] now'],
    ['a National Insurance number', 'ni is QQ 12 34 56 C', 'ni is […]'],
    ['a case number', 'my ref 4455667', 'my ref […]'],
    ['a birthday', 'born 12/05/2007', 'born […]'],
    ['digits of another script', 'رقمي ٠٧٧٠٠٩٠٠١٢٣', 'رقمي […]'],
  ])('masks %s', (_, text, masked) => {
    expect(maskPersonal(text, [])).toBe(masked)
  })

  it.each(['i get 316.98 a month', 'im 17 and owe £1,250', 'page 3 of 12', 'what is form SAR7'])(
    'leaves what an editor needs: %s',
    (text) => {
      expect(maskPersonal(text, [])).toBe(text)
    },
  )

  it.each([
    ['a name', 'Amy here', '[…] here'],
    ['a name in other letters', 'its AMY and amy', 'its […] and […]'],
    ['a name with a possessive', "Amy's flat", "[…]'s flat"],
    ['each word of a name', 'tell Jo or Bloggs', 'tell […] or […]'],
    ['a name with signs that patterns use', 'ask Z.e+d(x) pls', 'ask […] pls'],
    ['an accented name', 'im Zoë, hi', 'im […], hi'],
  ])('masks %s', (_, text, masked) => {
    expect(maskPersonal(text, ['Amy', 'Jo Bloggs', 'Z.e+d(x)', 'Zoë'])).toBe(masked)
  })

  it.each(['amygdala', 'enjoy', 'samy', 'Zoëlla', 'jo2'])(
    'masks names only as whole words: %s stays',
    (word) => {
      expect(maskPersonal(word, ['Amy', 'Jo', 'Zoë'])).toBe(word)
    },
  )
})
