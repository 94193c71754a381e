import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compose } from '../../src/assistant/compose.ts'
import { countSegments } from '../../src/knowledge/segments.ts'
import { choiceOf } from './support.ts'

const four = ['One', 'Two', 'Three', 'Four'].map((label) => choiceOf(label, label))
const sentence = 'This sentence is there to take up some room in the text. '

describe('composing an SMS', () => {
  it('puts numbered choices last, without bold', () => {
    expect(compose('sms', '**Call** them.\n\nThen wait.', four).text).toBe(
      'Call them.\nThen wait.\n1 One\n2 Two\n3 Three\n4 Four',
    )
  })

  it('fits it to GSM-7, labels too', () => {
    const { text } = compose('sms', 'It\u2019s \u201Cfine\u201D \u2013 really\u2026', [
      choiceOf('I\u2019m under 18', 'a'),
    ])

    expect(text).toBe('It\'s "fine" - really...\n1 I\'m under 18')
  })

  it('lets choices go from the end when it would be more than three segments', () => {
    const { text, choices } = compose('sms', sentence.repeat(7), [
      ...four.slice(0, 2),
      choiceOf('x'.repeat(100), 'long'),
    ])

    expect(text).toMatch(/\n1 One\n2 Two$/)
    expect(choices).toHaveLength(2)
  })

  it('then shortens at the end of a sentence', () => {
    const { text, choices } = compose('sms', sentence.repeat(20), four)

    expect(text.endsWith('in the text.')).toBe(true)
    expect(choices).toEqual([])
    expect(countSegments(text).segments).toBe(3)
  })

  it('is never more than three segments, and offers no number it does not show', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 900, unit: 'grapheme' }),
        fc.array(fc.string({ minLength: 1, maxLength: 60 }), { maxLength: 5 }),
        (body, labels) => {
          const { text, choices } = compose(
            'sms',
            body,
            labels.map((label) => choiceOf(label, 'a')),
          )
          expect(countSegments(text).segments).toBeLessThanOrEqual(3)
          if (text !== '') expect(countSegments(text).encoding).toBe('GSM-7')
          choices.forEach((_, at) => {
            expect(text).toContain(`${at + 1} `)
          })
        },
      ),
    )
  })
})

describe('composing for WhatsApp', () => {
  it('says the same words, with the first thing to do in bold', () => {
    expect(compose('whatsapp', '**Call** them.', four.slice(0, 2)).text).toBe(
      '*Call* them.\n\n1 One\n2 Two',
    )
  })

  it('is never longer than WhatsApp takes', () => {
    expect(compose('whatsapp', sentence.repeat(60), four).text.length).toBeLessThanOrEqual(1600)
  })
})
