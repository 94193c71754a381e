import { describe, expect, it } from '@jest/globals'
import { type Next, nextOnLadder, notBegun } from '../../src/domain/alarm-ladder.ts'
import type { Presence } from '../../src/domain/who-is-there.ts'

const nobody: Presence = { onDuty: { known: [], duty: [], cover: [], managers: [] }, onCall: [] }
const morning = new Date('2026-11-25T09:00:00Z')

/** Who is there, in the order of their lists; the rota or a phone beside them. */
function there(own: Partial<Presence['onDuty']>, beside: Partial<Presence> = {}): Presence {
  return { ...nobody, ...beside, onDuty: { ...nobody.onDuty, ...own } }
}

const everybody = there({ known: ['jo'], duty: ['dee'], cover: ['pat'], managers: ['max'] })

/** 'step.round who', with ! where it begins again. */
function said(next: Next): string {
  const { step, round } = next
  if (next.kind === 'wait') return `wait ${next.until?.toISOString() ?? 'who knows'} r${round}`
  const who = [...next.tell, ...(next.phone === undefined ? [] : [next.phone])].join(' ')
  return `${step}.${round} ${who}${next.again ? ' !' : ''}`
}

describe('the ladder of an alarm', () => {
  it.each([
    ['the known ones and duty first, together', everybody, -1, '0.0 jo dee'],
    ['then whoever covers', everybody, 0, '1.0 pat'],
    ['then the manager', everybody, 1, '2.0 max'],
    ['then round again', everybody, 2, '0.1 jo dee !'],
    [
      'a step without anybody is left out',
      there({ duty: ['dee'], managers: ['max'] }),
      0,
      '2.0 max',
    ],
    ['so is the first', there({ managers: ['max'] }), -1, '2.0 max'],
    ['one alone is asked again and again', there({ duty: ['dee'] }), 0, '0.1 dee !'],
    ['the rota comes second by day', there({ duty: ['dee'] }, { onCall: ['kit'] }), 0, '1.0 kit'],
    ['and nobody twice in a round', there({ duty: ['dee'] }, { onCall: ['dee'] }), 0, '0.1 dee !'],
    ['at night the rota is first', there({}, { onCall: ['kit', 'lou'] }), -1, '0.0 kit lou'],
    ['and the only one', there({}, { onCall: ['kit'] }), 0, '0.1 kit !'],
    ['or whoever answers then is rung', there({}, { call: { phone: '112' } }), -1, '0.0 112'],
    ['again and again', there({}, { call: { phone: '112' } }), 0, '0.1 112 !'],
    ['whoever is there when the day begins', everybody, -1, '0.0 jo dee'],
    [
      'nobody, until the first comes in',
      there({}, { nextThere: morning }),
      -1,
      'wait 2026-11-25T09:00:00.000Z r0',
    ],
    [
      'nobody by now: another round',
      there({}, { nextThere: morning }),
      1,
      'wait 2026-11-25T09:00:00.000Z r1',
    ],
    ['nobody, and nobody knows when', nobody, -1, 'wait who knows r0'],
  ])('%s', (_, presence, step, expected) => {
    expect(said(nextOnLadder(presence, { step, round: 0 }))).toBe(expected)
  })

  it('never ends by itself', () => {
    let standing = notBegun
    for (let steps = 0; steps < 100; steps += 1) standing = nextOnLadder(everybody, standing)

    expect(standing.round).toBe(33)
  })
})
