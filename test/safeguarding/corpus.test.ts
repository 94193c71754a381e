import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { dangerKinds } from '../../src/domain/danger.ts'
import { hear } from '../../src/safeguarding/hear.ts'

interface Line {
  readonly text: string
  readonly expect: string
}

const corpus = readFileSync(join(import.meta.dirname, 'corpus.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line)

/**
 * What the rules alone, without the learnt signal, do with the texts they were written with: a change
 * that lets one more slip has to say so here.
 */
const caughtAtLeast = 0.97
const rightKindAtLeast = 0.9
const falseAlarmsAtMost = 0.01

describe('the corpus', () => {
  it.each(dangerKinds)('is caught where it is danger: %s', (kind) => {
    const lines = linesOf(kind)
    const found = lines.map((text) => ruleFor(text))

    expect(lines.length).toBeGreaterThanOrEqual(10)
    expect(share(found, (each) => each !== undefined)).toBeGreaterThanOrEqual(caughtAtLeast)
  })

  it('is mostly given the right kind', () => {
    const danger = corpus.filter(({ expect: kind }) => isDanger(kind))
    const right = danger.map(({ text, expect: kind }) => ruleFor(text) === kind)

    expect(share(right, (each) => each)).toBeGreaterThanOrEqual(rightKindAtLeast)
  })

  it('is caught where an adult who works with young people did something', () => {
    const found = linesOf('allegation').map((text) =>
      hear([text]).rules.find(({ kind }) => kind === 'allegation'),
    )

    expect(share(found, (each) => each !== undefined)).toBeGreaterThanOrEqual(caughtAtLeast)
  })

  it('raises next to no alarm where it is harmless', () => {
    const alarms = linesOf('harmless').filter((text) => hear([text]).rules.length > 0)

    expect(alarms.length / linesOf('harmless').length).toBeLessThanOrEqual(falseAlarmsAtMost)
  })
})

/** The first kind of danger whose rules speak. */
function ruleFor(text: string): string | undefined {
  return hear([text]).rules.find(({ kind }) => kind !== 'allegation')?.kind
}

function linesOf(kind: string): string[] {
  return corpus.filter((line) => line.expect === kind).map(({ text }) => text)
}

function isDanger(kind: string): boolean {
  return (dangerKinds as readonly string[]).includes(kind)
}

function share<T>(all: readonly T[], is: (each: T) => boolean): number {
  return all.filter(is).length / all.length
}
