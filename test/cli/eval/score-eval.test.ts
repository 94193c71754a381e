import { describe, expect, it } from '@jest/globals'
import { summaryOf, type Row } from './support.ts'

const countsOf = (...rows: readonly Row[]) => {
  const { right, shown, wrong, admitted } = summaryOf(...rows)
  const all = { right, shown, wrong, admitted }
  return Object.fromEntries(
    Object.entries(all).map(([name, { hits, of }]) => [name, `${hits} of ${of}`]),
  )
}

describe('scoring one line', () => {
  it.each([
    ['answer rent', 'answer rent', '1 of 1', '1 of 1', '0 of 1', '0 of 0'],
    ['answer rent bills', 'answer bills', '1 of 1', '1 of 1', '0 of 1', '0 of 0'],
    ['answer rent', 'choose bills rent', '0 of 1', '1 of 1', '0 of 1', '0 of 0'],
    ['answer rent', 'choose bills tax', '0 of 1', '0 of 1', '0 of 1', '0 of 0'],
    ['answer rent', 'answer bills', '0 of 1', '0 of 1', '1 of 1', '0 of 0'],
    ['answer rent', 'none', '0 of 1', '0 of 1', '0 of 1', '0 of 0'],
    ['answer rent', 'person', '0 of 1', '0 of 1', '0 of 1', '0 of 0'],
    ['none', 'none', '0 of 0', '0 of 0', '0 of 1', '1 of 1'],
    ['none', 'choose rent bills', '0 of 0', '0 of 0', '0 of 1', '0 of 1'],
    ['none', 'answer rent', '0 of 0', '0 of 0', '1 of 1', '0 of 1'],
    ['person', 'answer rent', '0 of 0', '0 of 0', '0 of 0', '0 of 0'],
    ['', 'answer rent', '0 of 0', '0 of 0', '0 of 0', '0 of 0'],
  ])(
    'that expects %j and got %j: right %s, shown %s, wrong %s, admitted %s',
    (expected, got, right, shown, wrong, admitted) => {
      expect(countsOf([expected, got])).toEqual({ right, shown, wrong, admitted })
    },
  )
})

describe('the figures of a run', () => {
  it('have their intervals', () => {
    const rows = Array.from({ length: 90 }, (_, at): Row => [
      'answer rent',
      at < 81 ? 'answer rent' : 'none',
    ])

    const { right } = summaryOf(...rows)

    expect(right).toMatchObject({ hits: 81, of: 90, share: 0.9 })
    expect([right.low.toFixed(3), right.high.toFixed(3)]).toEqual(['0.821', '0.946'])
  })

  it('count mistakes among all questions, covered or not', () => {
    const counts = countsOf(
      ['answer rent', 'answer bills'],
      ['answer rent', 'answer rent'],
      ['none', 'answer rent'],
      ['none', 'none'],
      ['stop', 'stop'],
    )

    expect(counts).toEqual({
      right: '1 of 2',
      shown: '1 of 2',
      wrong: '2 of 4',
      admitted: '1 of 2',
    })
  })

  it('count each other outcome by itself, and a crisis by its kind', () => {
    const { others } = summaryOf(
      ['person', 'person'],
      ['person', 'none'],
      ['crisis suicide', 'crisis suicide'],
      ['crisis suicide', 'crisis abuse'],
    )

    expect(others).toMatchObject({ person: { hits: 1, of: 2 }, crisis: { hits: 1, of: 2 } })
  })

  it('name what was answered instead, most often first', () => {
    const { confused } = summaryOf(
      ['answer rent', 'answer bills'],
      ['answer tax', 'answer rent'],
      ['answer tax', 'answer rent'],
      ['answer tax', 'choose rent bills'],
    )

    expect(confused).toEqual([
      { expected: 'tax', got: 'rent', times: 2 },
      { expected: 'rent', got: 'bills', times: 1 },
    ])
  })

  it('name the topics least often right, worst first, and none that are always right', () => {
    const { worst } = summaryOf(
      ['answer rent', 'none'],
      ['answer rent', 'answer rent'],
      ['answer tax', 'none'],
      ['answer bills', 'none'],
      ['answer bills', 'answer rent'],
      ['answer pets', 'answer pets'],
    )

    expect(worst).toEqual([
      { topic: 'bills', right: 0, of: 2 },
      { topic: 'tax', right: 0, of: 1 },
      { topic: 'rent', right: 1, of: 2 },
    ])
  })

  it('measure the segments of answers alone', () => {
    const { segments } = summaryOf(
      ['answer rent', 'answer rent', { segments: 2 }],
      ['answer rent', 'answer rent', { segments: 1 }],
      ['answer rent', 'answer rent', { segments: 4 }],
      ['none', 'none', { segments: 9 }],
    )

    expect(segments).toEqual({ median: 2, overTwo: 1 })
  })

  it('measure how long turns took', () => {
    const rows = Array.from({ length: 100 }, (_, at): Row => ['none', 'none', { ms: 100 - at }])

    expect(summaryOf(...rows).ms).toEqual({ p50: 51, p99: 100 })
  })

  it('are nothing for no lines', () => {
    expect(summaryOf()).toMatchObject({ lines: 0, confused: [], worst: [], ms: { p50: 0 } })
  })
})
