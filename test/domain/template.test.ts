import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { checkTemplate, fillTemplate } from '../../src/domain/template.ts'

const fine = {
  kind: 'staff-first',
  language: 'en',
  contentSid: `HX${'0'.repeat(32)}`,
  wording: 'Hi, {{1}} from {{2}} here. Text back when you can.',
  variables: ['staff-name', 'council-name'],
} as const

describe('an approved template', () => {
  it('is taken as it is', () => {
    expect(checkTemplate(fine)).toEqual([])
    expect(checkTemplate({ ...fine, wording: 'Text back.', variables: [] })).toEqual([])
  })

  it.each([
    ['kind', { kind: 'advert' }],
    ['language', { language: 'English' }],
    ['contentSid', { contentSid: 'HX12' }],
    ['contentSid', { contentSid: `SM${'0'.repeat(32)}` }],
    ['variables', { variables: ['staff-name', 'their-name'] }],
    ['wording', { wording: ' ' }],
    ['wording', { wording: `Hi {{1}} {{2}} ${'x'.repeat(1100)}` }],
    ['wording', { wording: 'Hi, {{1}} here.' }],
    ['wording', { wording: 'Hi, {{1}} from {{2}} or {{3}} here.' }],
    ['wording', { wording: 'Hi, {{1}} from {{2}} and {{name}} here.' }],
    ['wording', { wording: '{{1}} from {{2}} here.' }],
    ['wording', { wording: 'This is {{1}}, from {{2}}' }],
    ['wording', { wording: 'Hi, {{1}} {{2}} here.' }],
  ])('is refused, and the fault is at its %s', (field, wrong) => {
    const problems = checkTemplate({ ...fine, ...wrong })

    expect(problems.map((problem) => problem.field)).toContain(field)
  })

  it('is filled in the order of its variables, as it is read and as the network wants it', () => {
    const values = { 'staff-name': 'Sam', 'council-name': 'the council' }

    expect(fillTemplate(fine, values)).toEqual({
      text: 'Hi, Sam from the council here. Text back when you can.',
      variables: { '1': 'Sam', '2': 'the council' },
    })
  })

  it('is filled with a name as it is, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const values = { 'staff-name': name, 'council-name': 'us' }

        const { text } = fillTemplate(
          { wording: 'Hi, {{1}} here.', variables: ['staff-name'] },
          values,
        )

        expect(text).toBe(`Hi, ${name} here.`)
      }),
    )
  })

  it('is checked without failing, whatever is typed', () => {
    const typed = fc.record({
      kind: fc.string(),
      language: fc.string(),
      contentSid: fc.string(),
      wording: fc.string({ unit: fc.constantFrom('{', '}', '1', '2', ' ', 'a') }),
      variables: fc.array(fc.constantFrom('staff-name', 'council-name')),
    })
    fc.assert(
      fc.property(typed, (template) => {
        const problems = checkTemplate({ ...fine, ...template, kind: 'staff-first' })
        const isFine = !problems.some(({ field }) => field === 'wording')
        const values = { 'staff-name': 'Sam', 'council-name': 'us' }

        // What is taken leaves no bracket unfilled.
        if (isFine) expect(fillTemplate(template, values).text).not.toMatch(/\{\{|\}\}/)
      }),
    )
  })
})
