import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fill, type FillWith } from '../../src/knowledge/fill.ts'
import { defaultCouncilSafety } from '../../src/domain/council-safety.ts'

const values: FillWith = {
  pa: 'Jo',
  council: {
    name: 'A Council',
    shortName: 'A',
    countries: ['44'],
    serviceHours: {},
    safety: defaultCouncilSafety,
    values: { duty: '01452 426565' },
  },
  facts: [
    { key: 'uc', value: '£310', from: '2026-04-13' },
    { key: 'uc', value: '£300', from: '2025-04-07' },
    { key: 'uc', value: '£320', from: '2027-04-12' },
    { key: 'later', value: '£1', from: '2027-01-01' },
  ],
  on: new Date('2026-07-01T12:00:00Z'),
}

describe('filling in', () => {
  it.each([
    ['the adviser', 'Ask {pa}.', 'Ask Jo.'],
    ['a council value', 'Call {council:duty}.', 'Call 01452 426565.'],
    ['the newest value in force', 'It is {fact:uc} a month.', 'It is £310 a month.'],
    [
      'leaves out a sentence whose value is not set',
      'Ask {pa}. Call {council:no}. Bye.',
      'Ask Jo. Bye.',
    ],
    ['leaves out a figure that does not hold yet', 'It is {fact:later}. Ask.', 'Ask.'],
    ['sees a sentence begin with a placeholder', 'Call {council:no}. {pa} knows.', 'Jo knows.'],
    ['sees a sentence begin with a number', 'Call {council:no}. 111 is free.', '111 is free.'],
    ['keeps a figure with a point whole', 'It is {council:no} or 3.50. Ask.', 'Ask.'],
    ['does not end a sentence at e.g.', 'Bring e.g. {council:no} Ask. Bye.', 'Bye.'],
    ['leaves out a list item', '- Call {council:no}\n- Ask {pa}', '- Ask Jo'],
    ['leaves out an empty paragraph', 'One.\n\nCall {council:no}.\n\nTwo.', 'One.\n\nTwo.'],
    ['leaves out a list and what led to it', 'Hi. Call:\n\n- {council:no}\n\nBye.', 'Hi.\n\nBye.'],
    ['leaves no lone asterisks', '**Ask. Call {council:no}.** Bye.', 'Ask. Bye.'],
    ['does not fill what it does not know', 'Ask {nobody}. Bye.', 'Bye.'],
    ['knows no inherited names', 'Ask {council:constructor}. Bye.', 'Bye.'],
  ])('%s', (_, markdown, filled) => {
    expect(fill(markdown, values)).toBe(filled)
  })

  it('begins a sentence with a capital when the adviser has no name', () => {
    expect(fill('Ask {pa}. {pa} knows.', { ...values, pa: 'your PA' })).toBe(
      'Ask your PA. Your PA knows.',
    )
  })

  it('counts days as London does', () => {
    const markdown = '{fact:uc}'
    const lateEvening = new Date('2026-04-12T23:30:00Z')

    expect(fill(markdown, { ...values, on: lateEvening })).toBe('£310')
  })

  it('never throws and leaves no placeholder behind', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{pa}',
        '{council:duty}',
        '{council:no}',
        '{fact:uc}',
        '. ',
        '\n',
        '- ',
        '**',
        ':',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(fill(pieces.join(''), values)).not.toMatch(
          /\{(pa|council:duty|council:no|fact:uc)\}/,
        )
      }),
    )
  })
})
