import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { renderForChannel } from '../../src/knowledge/render.ts'
import { countSegments } from '../../src/knowledge/segments.ts'

describe('rendering for a channel', () => {
  it.each([
    ['**Call 999.** Then *wait*.', 'Call 999. Then wait.', '*Call 999.* Then _wait_.'],
    ['one\n\ntwo', 'one\ntwo', 'one\n\ntwo'],
    ['one\ntwo', 'one two', 'one two'],
    ['one  \ntwo', 'one\ntwo', 'one\ntwo'],
    ['Call:\n\n- a\n- **b**', 'Call:\n- a\n- b', 'Call:\n\n- a\n- *b*'],
    ['1. a\n2. b', '1. a\n2. b', '1. a\n2. b'],
    ['[NHS](https://nhs.uk)', 'NHS: https://nhs.uk', 'NHS: https://nhs.uk'],
    ['See www.nhs.uk.', 'See www.nhs.uk.', 'See www.nhs.uk.'],
    ['a@b.org', 'a@b.org', 'a@b.org'],
    ['Q&amp;A at snake_case_b', 'Q&A at snake_case_b', 'Q&A at snake_case_b'],
    ['It’s – “it”', 'It\'s - "it"', 'It’s – “it”'],
    ['999. Then wait', '999. Then wait', '999. Then wait'],
  ])('%j', (markdown, sms, whatsapp) => {
    expect(renderForChannel(markdown, 'sms')).toBe(sms)
    expect(renderForChannel(markdown, 'whatsapp')).toBe(whatsapp)
  })

  it('never throws, and an SMS is always GSM-7', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '**',
        '*',
        '_',
        '- ',
        '1. ',
        '\n',
        '\n\n',
        '| a |',
        '> ',
        '```',
        '[a](b)',
        '<b>',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const markdown = pieces.join('')
        renderForChannel(markdown, 'whatsapp')
        expect(countSegments(renderForChannel(markdown, 'sms')).encoding).toBe('GSM-7')
      }),
    )
  })
})
