import { describe, expect, it } from '@jest/globals'
import cardWords from '../../locales/en/cards.json' with { type: 'json' }
import type { AlarmText, Told } from '../../src/domain/alarm.ts'
import { dangerKinds } from '../../src/domain/danger.ts'
import { longestCard } from '../../src/domain/discreet.ts'
import type { CardReference } from '../../src/domain/turn.ts'
import { neverSaid } from '../../src/knowledge/check-words.ts'
import { countSegments } from '../../src/knowledge/segments.ts'
import {
  createCards,
  missingSafetyValues,
  requiredSafetyValues,
  type Cards,
} from '../../src/safeguarding/cards.ts'

const numbers = {
  'front-door-phone': '01452 000001 option 2',
  'emergency-duty-team-phone': '01452 000002',
  'allegations-phone': '01452 000003',
  'leaving-care-phone': '01452 000004',
}

const withNumbers = createCards(words, numbers)
const without = createCards(words, {})
const before = new Date('2026-09-30T08:30:00Z')
const longName = 'Alexandra-Magdalena Wilhelmina'
const short: Told = { kind: 'flagged', adviser: 'Jo' }

const tolds: readonly Told[] = [
  short,
  { kind: 'flagged', adviser: longName },
  { kind: 'flagged', adviser: 'Łukasz' },
  { kind: 'flagged', adviser: '王' },
  { kind: 'flagged' },
  { kind: 'called' },
  { kind: 'nobody-before', before },
  { kind: 'nobody' },
  { kind: 'seen', by: longName },
  { kind: 'dealing', by: longName },
  { kind: 'dealing', by: '' },
]

describe('every card, whatever is known and whoever is named', () => {
  const texts = [...new Set([...allTexts(withNumbers), ...allTexts(without)])]

  it.each(texts)('fits two SMS parts of the plain alphabet, the discreet line too: %s', (text) => {
    expect(countSegments(text)).toMatchObject({ encoding: 'GSM-7' })
    expect(text.length).toBeLessThanOrEqual(longestCard)
  })

  it.each(texts)('says nothing that VOICE.md forbids, and leaves no gap: %s', (text) => {
    expect(neverSaid(text)).toEqual([])
    expect(text).not.toMatch(/[{}[\]]| {2}|what happened|how did|how will you/)
  })

  it.each(texts)('names 999: %s', (text) => {
    expect(text).toContain('999')
  })
})

describe('a danger card', () => {
  it.each(dangerKinds)(
    'ends with the three answers, says it is a bot, and what is known: %s',
    (kind) => {
      const card = withNumbers.say({ card: 'danger', kind }, short)

      expect(card).toMatch(/ Right now: 1 I'm in danger 2 Not sure 3 OK for now$/)
      expect(card).toContain("I'm a bot")
      expect(card).toMatch(
        /I've flagged it to (?:Jo and )?the duty team\. I don't know yet if they've seen/,
      )
    },
  )

  it('says who is told, and nothing that is not so', () => {
    const suicide = (told: Told): string =>
      withNumbers.say({ card: 'danger', kind: 'suicide' }, told)

    expect(suicide(short)).toContain("I've flagged it to Jo and the duty team.")
    expect(suicide({ kind: 'flagged', adviser: 'Łukasz' })).toContain('the duty team')
    expect(suicide({ kind: 'called' })).toContain("I'm ringing the emergency team")
    expect(suicide({ kind: 'nobody-before', before })).toContain(
      "No one at the council will see this before 9.30am Wednesday 30 Sept, so don't wait for us.",
    )
    expect(suicide({ kind: 'dealing', by: 'Priya' })).toContain(
      'Priya has read this and is dealing',
    )
    for (const told of [{ kind: 'nobody' }, { kind: 'nobody-before', before }] as const) {
      expect(suicide(told)).not.toMatch(/flagged|told|ringing/)
    }
  })

  it('leaves out the whole sentence of a number it does not have', () => {
    const child = { card: 'danger', kind: 'child-danger' } as const

    expect(withNumbers.say(child, short)).toContain('Front Door 01452 000001 option 2.')
    expect(without.say(child, short)).not.toMatch(/Front Door|Nights/)
  })

  it('is short and different the second time, with the quiet way where somebody may read along', () => {
    const again = withNumbers.say({ card: 'again', kind: 'violence' }, short)

    expect(again).toMatch(/still here.*Text QUIET/)
    expect(withNumbers.say({ card: 'again', kind: 'medical' }, short)).not.toContain('QUIET')
  })
})

describe('what answers a card', () => {
  const inDanger = { card: 'answer', answer: 'in-danger', kind: 'violence' } as const

  it('says 999 and the silent 55, and that the team was told only where it was', () => {
    expect(withNumbers.say(inDanger, short)).toMatch(/999.*55.*I've told the team you said/)
    expect(withNumbers.say(inDanger, { kind: 'nobody-before', before })).toMatch(/55.*don't wait/)
    expect(withNumbers.say(inDanger, { kind: 'nobody' })).not.toMatch(/told/)
    expect(withNumbers.say(inDanger, undefined)).not.toMatch(/told/)
  })

  it('takes back nothing that the team has', () => {
    const falseAlarm = { card: 'false-alarm' } as const

    expect(withNumbers.say(falseAlarm, short)).toMatch(/already told.*may still check in/)
    expect(withNumbers.say(falseAlarm, { kind: 'nobody' })).not.toContain('already told')
    expect(withNumbers.say(falseAlarm, undefined)).not.toMatch(/team|staff/i)
  })
})

describe('the texts of an open alarm', () => {
  it('name who has read it, or nobody', () => {
    expect(withNumbers.alarmText({ kind: 'dealing', by: 'Priya' })).toMatch(/^Priya has read/)
    expect(withNumbers.alarmText({ kind: 'seen', by: '' })).toMatch(/^A person has read/)
    expect(withNumbers.alarmText({ kind: 'not-picked-up' })).toMatch(
      /No one has picked this up yet/,
    )
  })
})

describe('the allegation card', () => {
  it('sends nobody to the adviser it may be about', () => {
    expect(withNumbers.allegation).toContain('not')
    expect(withNumbers.allegation).toMatch(/Safe to contact you\? 1 Text 2 Call 3 Not yet$/)
  })
})

describe('the council numbers', () => {
  it('are all missed where there are none, or an empty one', () => {
    expect(missingSafetyValues({})).toEqual([...requiredSafetyValues])
    expect(missingSafetyValues({ ...numbers, 'allegations-phone': ' ' })).toEqual([
      'allegations-phone',
    ])
  })

  it('are the ones the cards use, no more and no fewer', () => {
    const used = JSON.stringify(cardWords).matchAll(/\{council:([a-z-]+)\}/g)

    expect([...new Set([...used].map(([, key]) => key))].sort()).toEqual(
      [...requiredSafetyValues].sort(),
    )
  })
})

function words(key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((branch, part) => (branch as Record<string, unknown>)[part], cardWords)
  if (typeof found !== 'string') throw new Error(`No words for ${key}`)
  return found
}

function allTexts(cards: Cards): readonly string[] {
  const alarms: readonly AlarmText[] = [
    { kind: 'not-picked-up' },
    { kind: 'seen', by: longName },
    { kind: 'dealing', by: longName },
    { kind: 'dealing', by: '王' },
    { kind: 'false-alarm' },
  ]
  return [
    ...[...tolds, undefined].flatMap((told) => references().map((card) => cards.say(card, told))),
    ...alarms.map((text) => cards.alarmText(text)),
    cards.allegation,
    ...Object.values(cards.safeContact),
  ]
}

function references(): readonly CardReference[] {
  const answers = ['in-danger', 'not-sure', 'ok-for-now'] as const
  return [
    { card: 'false-alarm' },
    ...dangerKinds.flatMap((kind): readonly CardReference[] => [
      { card: 'danger', kind },
      { card: 'again', kind },
      ...answers.map((answer) => ({ card: 'answer', answer, kind }) as const),
    ]),
  ]
}
