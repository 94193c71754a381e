import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { countSegments, isGsm7, toGsm7 } from '../../src/knowledge/segments.ts'

describe('counting segments', () => {
  it.each([
    ['', 0, 'GSM-7'],
    ['a'.repeat(160), 1, 'GSM-7'],
    ['a'.repeat(161), 2, 'GSM-7'],
    ['a'.repeat(306), 2, 'GSM-7'],
    ['a'.repeat(307), 3, 'GSM-7'],
    ['€'.repeat(80), 1, 'GSM-7'],
    ['€'.repeat(81), 2, 'GSM-7'],
    ['’' + 'a'.repeat(69), 1, 'UCS-2'],
    ['’' + 'a'.repeat(70), 2, 'UCS-2'],
  ])('%#: %j', (text, segments, encoding) => {
    expect(countSegments(text)).toEqual({ segments, encoding })
  })

  it('agrees with the calculator on every character it calls GSM-7', () => {
    for (let code = 0; code < 0x2100; code += 1) {
      const character = String.fromCharCode(code)
      // A form feed is of GSM-7 by the letter, and nothing a text should have.
      if (character === '\f') continue
      expect([code, isGsm7(character)]).toEqual([
        code,
        countSegments(character).encoding === 'GSM-7',
      ])
    }
  })
})

describe('fitting GSM-7', () => {
  it.each([
    ['“It’s 5–6” …', '"It\'s 5-6" ...'],
    ['a\u00a0b', 'a b'],
    ['Zoë, José, Łukasz, Ngọc', 'Zoe, José, Lukasz, Ngoc'],
    ['hi 😀 there', 'hi there'],
    ['£20 or €25', '£20 or €25'],
    ['one\r\ntwo', 'one\ntwo'],
    ['سلام', ''],
  ])('%j is %j', (text, plain) => {
    expect(toGsm7(text)).toBe(plain)
  })

  it('makes GSM-7 of anything, and leaves GSM-7 alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const plain = toGsm7(text)
        expect(countSegments(plain).encoding).toBe('GSM-7')
        expect(toGsm7(plain)).toBe(plain)
      }),
    )
  })
})
