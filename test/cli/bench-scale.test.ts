import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { measureEdits } from '../../src/cli/bench/scale/measure-edits.ts'
import { measureBuild, measureLoad } from '../../src/cli/bench/scale/measure-index.ts'
import { readInput } from '../../src/cli/bench/scale/scale-input.ts'
import { scaleTable, type ScaleRow } from '../../src/cli/bench/scale/scale-report.ts'
import { createSyntheticArticles } from '../../src/cli/bench/scale/synthetic-articles.ts'
import { anArticle } from '../support/an-article.ts'

describe('synthetic articles', () => {
  const words = Array.from({ length: 2_000 }, (_, at) => `word${at}`)
  const real = [anArticle({ asks: words, shortAnswer: words.join(' ') })]
  const made = createSyntheticArticles(real)
  /** Words that an article's asks say again and again. */
  const topicOf = (number: number) => {
    const said = Map.groupBy(made.article(number).asks.join(' ').split(' '), (word) => word)
    return new Set(Array.from(said.keys()).filter((word) => (said.get(word)?.length ?? 0) >= 4))
  }

  it('are the same on every run', () => {
    const again = createSyntheticArticles(real)

    for (const number of [0, 1, 4, 4_999]) {
      expect(again.article(number)).toEqual(made.article(number))
      expect(again.question(number)).toBe(made.question(number))
    }
  })

  it('have 30 asks of 3 to 25 words each, and a body of 150', () => {
    const { asks, shortAnswer } = made.article(7)
    const lengths = asks.map((ask) => ask.split(' ').length)

    expect(asks).toHaveLength(30)
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(3)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(25)
    expect(shortAnswer.split(' ')).toHaveLength(150)
  })

  it('are none like another, but for a neighbour now and then', () => {
    const shared = (one: number, other: number) =>
      Array.from(topicOf(one)).filter((word) => topicOf(other).has(word)).length

    expect(made.article(1).asks).not.toEqual(made.article(2).asks)
    expect(shared(2, 3)).toBe(0)
    expect(shared(3, 4)).toBeGreaterThanOrEqual(6)
  })

  it('are asked about in questions that are none of their asks', () => {
    expect(made.article(3).asks).not.toContain(made.question(3))
  })
})

describe('the figures of a size', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'waymark-scale-test-'))
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  it('are rows of a table, with how they grow', async () => {
    const input = await readInput(4)
    const built = await measureBuild(input, dir)
    const loaded = await measureLoad(input, dir)
    const edited = await measureEdits(input, dir, 100)
    const row: ScaleRow = { size: 4, articles: 4, asks: 120, ...built, ...loaded, ...edited }
    const twice = { ...row, size: 8, articles: 8, editMs: 5_000 }

    const table = scaleTable({ date: '2026-11-24', machine: 'a machine', rows: [row, twice] })

    expect(Object.values(row).every((value) => Number.isFinite(value))).toBe(true)
    expect(table).toMatch(/\| articles +\| 4\.0 +\| 8\.0 \(×2\.0\) +\|/)
    expect(table).toContain('8: edit until found, ms: 5000, budget 2000: over')
  })
})
