import { describe, expect, it } from '@jest/globals'
import cardWords from '../../locales/en/cards.json' with { type: 'json' }
import { dangerKinds } from '../../src/domain/danger.ts'
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

describe('every card', () => {
  const texts = [...allTexts(withNumbers), ...allTexts(without)]

  it.each(texts)('fits two SMS segments in the plain alphabet: %s', (text) => {
    expect(text.length).toBeLessThanOrEqual(306)
    expect(text).toMatch(/^[A-Za-z0-9 .,:;?!'&()/+-]+$/)
  })

  it.each(texts)('claims nothing that is not so: %s', (text) => {
    expect(text).not.toMatch(
      /flagged|i've told|has read|will reply|someone is coming|safe now|confidential|private|you will get|entitled|how you feel|what happened|how did|how will you/i,
    )
    expect(text).not.toContain('{council:')
  })

  it.each(texts)('names 999: %s', (text) => {
    expect(text).toContain('999')
  })
})

describe('a danger card', () => {
  it.each(dangerKinds)('ends with the three answers, %s', (kind) => {
    expect(withNumbers.danger(kind)).toMatch(/ Right now: 1 I'm in danger 2 Not sure 3 OK for now$/)
    expect(withNumbers.danger(kind)).toContain("I'm a bot")
  })

  it('leaves out the whole sentence of a number it does not have', () => {
    expect(withNumbers.danger('child-danger')).toContain('Front Door 01452 000001 option 2.')
    expect(without.danger('child-danger')).not.toContain('Front Door')
    expect(without.danger('child-danger')).not.toContain('Nights')
  })

  it('is rendered once and cannot be changed', () => {
    expect(Object.isFrozen(withNumbers)).toBe(true)
    expect(Object.isFrozen(withNumbers.answers)).toBe(true)
  })
})

describe('the allegation card', () => {
  it('sends nobody to the adviser it may be about', () => {
    expect(withNumbers.allegation).toContain('not your PA')
    expect(withNumbers.allegation).toContain('01452 000003')
    expect(withNumbers.allegation).toMatch(/Safe to contact you\? 1 Text 2 Call 3 Not yet$/)
  })
})

describe('the council numbers', () => {
  it('are all missed where there are none', () => {
    expect(missingSafetyValues({})).toEqual([...requiredSafetyValues])
  })

  it('are missed when empty', () => {
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

function allTexts(cards: Cards): string[] {
  return [
    ...dangerKinds.map((kind) => cards.danger(kind)),
    cards.dangerAgain,
    ...Object.values(cards.answers),
    cards.falseAlarm,
    cards.allegation,
    ...Object.values(cards.safeContact),
  ]
}
