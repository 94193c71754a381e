import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { countSegments } from '../../../../src/knowledge/segments.ts'

const file = join(import.meta.dirname, '../../../../src/web/public/count-segments.js')
const page = (await import(file)) as { countSegments: (text: string) => number }

/** What people write: plain letters, what takes two places, and what makes the whole text UCS-2. */
const characters = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...Array.from('abc XYZ019.,!?\n£àé')) },
  { weight: 2, arbitrary: fc.constantFrom(...Array.from('^{}\\[~]|€')) },
  { weight: 1, arbitrary: fc.constantFrom('’', 'ł', '😀', '👍🏽', '👨‍👩‍👧', 'é', 'ع') },
)
const texts = fc.array(characters, { maxLength: 500 }).map((parts) => parts.join(''))
const plainTexts = fc
  .array(fc.constantFrom(...Array.from('a€{')), { minLength: 120, maxLength: 500 })
  .map((parts) => parts.join(''))

describe('how many texts the page says that a reply has', () => {
  it('is what the server counts, and Twilio bills', () => {
    fc.assert(
      fc.property(fc.oneof(texts, plainTexts), (text) => {
        expect(page.countSegments(text)).toBe(countSegments(text).segments)
      }),
    )
  })

  it.each([
    ['', 0],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['’'.repeat(70), 1],
    ['’'.repeat(71), 2],
  ])('of a few lengths: %#', (text, segments) => {
    expect(page.countSegments(text)).toBe(segments)
  })
})
