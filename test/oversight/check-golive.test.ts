import { describe, expect, it } from '@jest/globals'
import { checkGoLive, type GoLiveFacts } from '../../src/oversight/golive/check-golive.ts'

const ready: GoLiveFacts = {
  dangerHeard: true,
  missingNumbers: [],
  outOfHours: { kind: 'staffed_call', phone: '+441452614194' },
  drilledAt: new Date('2026-11-20T22:00:00Z'),
  goLive: {
    retention: { 'messages-days': 1, 'alarms-days': 1, 'allegations-days': 1 },
    assessment: 'DPIA 1',
    optOutWords: 'Pat, 2026-11-20',
  },
  toConfirm: { values: [], articles: [] },
  staff: [
    { roles: ['allegations-officer'] },
    { roles: ['allegations-officer', 'safeguarding-lead'] },
    { roles: ['administrator'] },
  ],
  demo: false,
  hasMessagingService: true,
  hasVoiceNumber: true,
  hasNightAccount: true,
}
const neverDrilled = without(ready)

function without({ drilledAt, ...facts }: GoLiveFacts): GoLiveFacts {
  expect(drilledAt).toBeDefined()
  return facts
}

function missing(facts: GoLiveFacts) {
  return checkGoLive(facts).filter(({ ok }) => !ok)
}

describe('what is missing before going live', () => {
  it('is nothing when everything is there', () => {
    expect(missing(ready)).toEqual([])
    expect(missing({ ...ready, outOfHours: { kind: 'rota' }, hasVoiceNumber: false })).toEqual([])
  })

  it.each<[string, GoLiveFacts, RegExp, RegExp]>([
    [
      'danger that is not heard',
      { ...ready, dangerHeard: false },
      /hears danger/,
      /must not be used/,
    ],
    [
      'a number of a card',
      { ...ready, missingNumbers: ['front-door-phone'] },
      /cards/,
      /front-door-phone/,
    ],
    ['an account', { ...ready, hasNightAccount: false }, /has an account/, /out-of-hours-account/],
    [
      'a drill of the call',
      neverDrilled,
      /staffed_call was tested in the last 30 days/,
      /drill --night/,
    ],
    [
      'a drill of the rota',
      { ...neverDrilled, outOfHours: { kind: 'rota' } },
      /rota was tested/,
      /REHEARSAL=1/,
    ],
    [
      'a number to ring from',
      { ...ready, hasVoiceNumber: false },
      /voice calls/,
      /TWILIO_SMS_FROM/,
    ],
    [
      'that nobody at night is accepted',
      { ...ready, outOfHours: { kind: 'none' } },
      /nobody is there/,
      /nobody-at-night-accepted/,
    ],
    ['a code at sign-in', { ...ready, demo: true }, /with a code/, /DEMO=0/],
    [
      'a second allegations officer',
      { ...ready, staff: ready.staff.slice(1) },
      /Two allegations/,
      /There is 1/,
    ],
    [
      'an administrator',
      { ...ready, staff: ready.staff.slice(0, 2) },
      /An administrator/,
      /There are 0/,
    ],
    [
      'a value to confirm',
      { ...ready, toConfirm: { values: ['duty'], articles: [] } },
      /numbers and names/,
      /1 value: duty$/,
    ],
    [
      'articles to confirm',
      { ...ready, toConfirm: { values: [], articles: ['a', 'b'] } },
      /articles say/,
      /2 articles: a, b$/,
    ],
    [
      'a messaging service',
      { ...ready, hasMessagingService: false },
      /messaging service/,
      /TWILIO_MESSAGING_SERVICE_SID/,
    ],
  ])('names %s', (_name, facts, what, remedy) => {
    const found = missing(facts)
    expect(found).toHaveLength(1)
    expect(found[0]?.what).toMatch(what)
    expect(found[0]?.remedy).toMatch(remedy)
  })

  it('names all that was not decided', () => {
    const found = missing({ ...ready, goLive: {} })
    expect(found.map(({ what }) => what)).toEqual([
      'How long things are kept is decided',
      'A data protection impact assessment is named',
      'Advanced Opt-Out has our words',
    ])
  })

  it('is content with nobody at night once somebody accepted it', () => {
    const goLive = { ...ready.goLive, nobodyAtNight: 'A Director, 2027-01-04' }
    expect(missing({ ...neverDrilled, outOfHours: { kind: 'none' }, goLive })).toEqual([])
  })
})
