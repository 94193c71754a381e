import { describe, expect, it } from '@jest/globals'
import { defaultCouncilSafety } from '../../src/domain/council-safety.ts'
import { defaultServiceHours } from '../../src/domain/service-hours.ts'
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
        serviceHours: defaultServiceHours,
        safety: defaultCouncilSafety,
      },
      keys: new Set(['duty', 'team']),
      toConfirm: ['duty'],
      goLive: {},
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

const withField = (field: string) =>
  parseCouncil(
    'council.yaml',
    `name: A County Council\nshort-name: A council\ncountries: ['44']\nvalues: {}\n${field}\n`,
  )

describe('the service hours of council.yaml', () => {
  it('are read, several periods a day', () => {
    const parsed = withField(
      "service-hours:\n  mon: [['09:00', '12:30'], ['13:30', '17:00']]\n  sat: [['22:00', '24:00']]",
    )

    expect(parsed).toMatchObject({
      council: {
        serviceHours: {
          mon: [
            ['09:00', '12:30'],
            ['13:30', '17:00'],
          ],
          sat: [['22:00', '24:00']],
        },
      },
    })
  })

  it.each([
    ['no day', 'service-hours: {}', 'service-hours', 'has no day'],
    ['other than days', 'service-hours: always', 'service-hours', 'is not a list of days'],
    [
      'a day we do not know',
      "service-hours: { mon: [['09:00', '17:00']], monday: [] }",
      'service-hours.monday',
      'is not a field we know',
    ],
    ['a day without a period', 'service-hours: { mon: [] }', 'service-hours.mon', 'has no period'],
    [
      'half a period',
      "service-hours: { mon: [['09:00']] }",
      'service-hours.mon[1]',
      'is not a pair such as',
    ],
    [
      'no time',
      "service-hours: { mon: [['09.00', '17:00']] }",
      'service-hours.mon[1][1]',
      'is not a time',
    ],
    [
      'a time without quotes',
      "service-hours: { mon: [[9, '17:00']] }",
      'service-hours.mon[1][1]',
      'is not a time in quotes',
    ],
    [
      'no such time',
      "service-hours: { mon: [['09:00', '25:00']] }",
      'service-hours.mon[1][2]',
      'is not a time',
    ],
    [
      'an end before its beginning',
      "service-hours: { mon: [['17:00', '09:00']] }",
      'service-hours.mon[1]',
      'ends before it begins',
    ],
    [
      'periods that overlap',
      "service-hours: { mon: [['09:00', '13:00'], ['12:00', '17:00']] }",
      'service-hours.mon',
      'overlap',
    ],
  ])('are refused with %s', (_, field, path, problem) => {
    expect(withField(field)).toMatchObject({
      faults: [
        {
          line: 5,
          field: path,
          problem: expect.stringContaining(problem),
          remedy: expect.any(String),
        },
      ],
    })
  })
})

describe('the colour of council.yaml', () => {
  it.each(['#005a70', '#000000', '#767676', '#D0021B'])('may be %s', (colour) => {
    expect(withField(`colour: '${colour}'`)).toMatchObject({ council: { colour } })
  })

  it.each([
    ['#777777', 'has a contrast of 4.48 to 1'],
    ['#ffdd00', 'has a contrast of 1.3'],
    ['#ffffff', 'has a contrast of 1.00 to 1'],
    ['#fff', 'is not #rrggbb'],
    ['teal', 'is not #rrggbb'],
  ])('may not be %s', (colour, problem) => {
    expect(withField(`colour: '${colour}'`)).toMatchObject({
      faults: [{ line: 5, field: 'colour', problem: expect.stringContaining(problem) }],
    })
  })

  it('needs quotes', () => {
    expect(withField('colour: #005a70')).toMatchObject({
      faults: [{ line: 5, field: 'colour', problem: expect.stringContaining('quotes') }],
    })
  })
})
