import { describe, expect, it } from '@jest/globals'
import { chooseSettings, type Settings } from '../../../src/cli/learn/choose-settings.ts'

const start: Settings = {
  grams: { pair: 0.5, skip: 0.3, letters: 0.2, meant: 0.6 },
  lessons: { rounds: 5, rate: 0.15, common: 15 },
}

/** Walks by a score, and keeps what it was told. */
function walk(score: (settings: Settings) => number) {
  const told: string[] = []
  const settings = chooseSettings(start, score, (line) => told.push(line))
  return { settings, told }
}

describe('choosing settings', () => {
  it('changes each setting that makes it better, one after another, up or down', () => {
    const wanted = { pair: 1, letters: 0.1, rate: 0.3 }
    const { settings } = walk(
      ({ grams, lessons }) =>
        -Math.abs(grams.pair - wanted.pair) -
        Math.abs(grams.letters - wanted.letters) -
        Math.abs(lessons.rate - wanted.rate),
    )

    expect(settings).toEqual({
      grams: { ...start.grams, pair: 1, letters: 0.1 },
      lessons: { ...start.lessons, rate: 0.3 },
    })
  })

  it('leaves all as it is for a gain that may be noise', () => {
    expect(walk(({ grams }) => grams.pair * 0.002).settings).toEqual(start)
  })

  it('never goes through the lessons less than once', () => {
    const once = { ...start, lessons: { ...start.lessons, rounds: 1 } }
    const rounds: number[] = []
    chooseSettings(
      once,
      ({ lessons }) => {
        rounds.push(lessons.rounds)
        return 0
      },
      () => undefined,
    )

    expect(Math.min(...rounds)).toBe(1)
  })

  it('tells each that was tried, with its score', () => {
    const { told } = walk(({ grams }) => grams.skip)

    expect(told[0]).toBe('as they are: 0.3000')
    expect(told).toContain('skip x 2: 0.6000')
  })
})
