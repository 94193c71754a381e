import { describe, expect, it } from '@jest/globals'
import { parseCouncil } from '../../src/knowledge/parse-council.ts'

const council = (values: string) =>
  parseCouncil(
    'council.yaml',
    `name: A County Council\nshort-name: A council\ncountries: ['44']\nvalues:\n${values}`,
  )

const valued = (value: string) => council(`  duty: { value: "${value}", checked: 2026-07-01 }\n`)

describe('parsing council.yaml', () => {
  it('keeps values that are known, and the keys of those that are not', () => {
    const parsed = council(
      '  duty: { value: 01452 426565 option 2, checked: 2026-07-01, confirm: Still right? }\n' +
        '  team: { value: null, confirm: Nobody knows. }\n',
    )

    expect(parsed).toEqual({
      council: {
        name: 'A County Council',
        shortName: 'A council',
        countries: ['44'],
        values: { duty: '01452 426565 option 2' },
      },
      keys: new Set(['duty', 'team']),
    })
  })

  it.each([
    '01452 426565 option 2',
    '111 option 2',
    '116 123',
    'Text SHOUT to 85258',
    '0800 1111',
    '+44 1452 426565',
    'Mon-Thu 8.45am-5pm, Fri 8:45am-4.30pm',
    'The Gateway, 92-96 Westgate Street, Gloucester GL1 2PE',
    'example.org/care/2026-07-01/123456789',
    'team1234567@example.org',
    '01452 426565 or 01242 262626',
  ])('takes %j', (value) => {
    expect(valued(value)).toHaveProperty('council')
  })

  it.each(['01452 42656', '0800 123 45678910', '01999 999999', '1234567'])(
    'refuses the number in %j',
    (value) => {
      expect(valued(value)).toMatchObject({
        faults: [{ file: 'council.yaml', line: 5, field: 'values.duty.value' }],
      })
    },
  )

  it.each([
    ['a value nobody checked', '  duty: { value: 999 option 1 }\n', 'values.duty.checked'],
    ['a field we do not know', '  duty: { value: null, phone: "1" }\n', 'values.duty.phone'],
    [
      'a number without quotes',
      '  duty: { value: 999, checked: 2026-07-01 }\n',
      'values.duty.value',
    ],
  ])('refuses %s', (_, values, field) => {
    expect(council(values)).toMatchObject({ faults: [{ field, line: 5 }] })
  })
})
