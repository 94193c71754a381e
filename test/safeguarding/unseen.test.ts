import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseSafetyLines } from '../../src/cli/learn/read-safety.ts'
import { dangerKinds } from '../../src/domain/danger.ts'
import { detectAllegation } from '../../src/safeguarding/detect-allegation.ts'
import { detectDanger } from '../../src/safeguarding/detect-danger.ts'

/**
 * The line that must hold on texts that neither the rules were written with nor the weights learnt
 * from. They are what the net does, less what chance may take from a file of this size, and no measure
 * of what is good enough: docs/safety-measured.md has that.
 */
const atLeast = { danger: 0.92, allegation: 0.92, kind: 0.8, level: 0.75, eachKind: 0.87 }
const falseAtMost = 0.1

const file = join(import.meta.dirname, 'unseen.jsonl')
const lines = parseSafetyLines('unseen', readFileSync(file, 'utf8'))
const heard = lines.map(({ turns, expect: expected, level }) => {
  const danger = detectDanger(turns)
  const allegation = detectAllegation(turns)
  return { expected, level, danger, isAlarm: danger !== undefined || allegation !== undefined }
})
const isDanger = (kind: string) => dangerKinds.some((one) => one === kind)

describe('unseen texts, by three hands that know nothing of the rules', () => {
  it('are caught where they are danger', () => {
    expect(share(of(isDanger), ({ isAlarm }) => isAlarm)).toBeGreaterThanOrEqual(atLeast.danger)
  })

  it.each(dangerKinds)('are caught: %s', (kind) => {
    const some = of((one) => one === kind)

    expect(share(some, ({ isAlarm }) => isAlarm)).toBeGreaterThanOrEqual(atLeast.eachKind)
  })

  it('are caught where an adult who works with young people did something', () => {
    const some = of((kind) => kind === 'allegation')

    expect(share(some, ({ isAlarm }) => isAlarm)).toBeGreaterThanOrEqual(atLeast.allegation)
  })

  it('mostly get the right kind and level', () => {
    const caught = of(isDanger).filter(({ danger }) => danger !== undefined)

    const right = share(caught, ({ danger, expected }) => danger?.kind === expected)
    const levels = share(caught, ({ danger, level }) => danger?.level === level)

    expect(right).toBeGreaterThanOrEqual(atLeast.kind)
    expect(levels).toBeGreaterThanOrEqual(atLeast.level)
  })

  it('raise few alarms where they are harmless', () => {
    const some = of((kind) => kind === 'harmless')

    expect(share(some, ({ isAlarm }) => isAlarm)).toBeLessThanOrEqual(falseAtMost)
  })
})

function of(holds: (expected: string) => boolean) {
  return heard.filter(({ expected }) => holds(expected))
}

function share<T>(all: readonly T[], is: (each: T) => boolean): number {
  return all.filter(is).length / all.length
}
