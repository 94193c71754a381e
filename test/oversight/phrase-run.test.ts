import { describe, expect, it } from '@jest/globals'
import type { SafetyPhrase } from '../../src/domain/safety-phrase.ts'
import type { Net } from '../../src/oversight/safety/net.ts'
import { hurdleOf, type PhraseRun, type RunResult } from '../../src/oversight/safety/phrase-run.ts'
import type { CorpusLine } from '../../src/oversight/safety/read-corpora.ts'
import { runPhrase } from '../../src/oversight/safety/run-phrase.ts'
import type { UnseenText } from '../../src/store/recent-texts.ts'

const phrase: SafetyPhrase = {
  id: 'one',
  phrase: 'zebra crossing',
  category: 'danger',
  kind: 'suicide',
  level: 'worried',
}

/** A net that hears 'fire' by itself. */
const net: Net = {
  hasPhrase: (text) => text.includes('zebra crossing'),
  hears: (text) => text.includes('fire'),
  kindIn: () => undefined,
}

const lines: readonly CorpusLine[] = [
  { text: 'zebra crossing tonight', means: 'danger' },
  { text: 'fire at the zebra crossing', means: 'danger' },
  { text: 'fire', means: 'danger' },
  { text: 'is there a zebra crossing near school', means: 'harmless' },
  { text: 'what is rent', means: 'harmless' },
  { text: 'he met me at the zebra crossing', means: 'allegation' },
]

const texts: readonly UnseenText[] = Array.from({ length: 60 }, (_, at) => ({
  id: String(at).padStart(3, '0'),
  text: at % 10 === 0 ? 'zebra crossing' : 'hi',
}))

/** Pages of 40. */
const nextTexts = (afterId: string) =>
  Promise.resolve(texts.filter(({ id }) => id > afterId).slice(0, 40))

const onwards = () => Promise.resolve(true)

describe('a run', () => {
  it('counts what the phrase alone would hear, and quotes made-up lines only', async () => {
    const result = await runPhrase(phrase, { net, lines, nextTexts, goOn: onwards })

    expect(result).toEqual({
      caught: { of: 3, count: 1, examples: ['zebra crossing tonight'] },
      disturbed: { of: 2, count: 1, examples: ['is there a zebra crossing near school'] },
      recent: { texts: 60, alarmed: 6 },
    })
  })

  it('lets others run in between, and ends when it is told to', async () => {
    let bites = 0
    const many = Array.from({ length: 10 }, () => lines).flat()
    const goOn = () => Promise.resolve(++bites < 3)

    expect(await runPhrase(phrase, { net, lines: many, nextTexts, goOn })).toBeUndefined()
    expect(bites).toBe(3)
  })
})

describe('what stands between a phrase and being active', () => {
  const now = new Date('2026-11-24T11:00:00Z')
  const result: RunResult = {
    caught: { of: 100, count: 3, examples: [] },
    disturbed: { of: 1000, count: 2, examples: [] },
    recent: { texts: 500, alarmed: 1 },
    finishedAt: now.getTime() - 1000,
  }
  const run = (own: Partial<RunResult> = {}): PhraseRun => ({
    ...{ state: 'done', askedBy: 'sol', askedAt: 0, beatAt: 0, read: 1, lines: 1 },
    result: { ...result, ...own },
  })

  it.each([
    ['none', run()],
    ['no-run', undefined],
    ['no-run', { ...run(), state: 'running' } as const],
    ['stale', run({ finishedAt: now.getTime() - 8 * 24 * 3600_000 })],
    ['confirm', run({ disturbed: { of: 1000, count: 4, examples: [] } })],
    ['confirm', run({ caught: { of: 100, count: 0, examples: [] } })],
    ['too-noisy', run({ disturbed: { of: 1000, count: 6, examples: [] } })],
    ['too-noisy', run({ recent: { texts: 500, alarmed: 3 } })],
    ['none', run({ recent: { texts: 20, alarmed: 11 } })],
  ])('is %s', (hurdle, given) => {
    expect(hurdleOf(given, now)).toBe(hurdle)
  })
})
