import { describe, expect, it } from '@jest/globals'
import {
  askVector,
  layOut,
  mostAlike,
  type Spread,
  withSpread,
} from '../../../src/knowledge/search/ask-vectors.ts'
import { vectorOf } from './support.ts'

const asks = [['council tax', 'pay council tax', 'got a tax bill'], [], ['find a dentist', 'moose']]
const laid = layOut(asks.map((own) => own.map(vectorOf)))

const alike = (article: number, text: string, most = 5) =>
  withSpread(vectorOf(text), (spread) => mostAlike(laid, article, spread, most))

describe('vectors of asks', () => {
  it('come out as they went in', () => {
    const all = asks.flat().map(vectorOf)

    expect(all.map((_, at) => askVector(laid, at))).toEqual(all)
  })
})

describe('the asks most like a text', () => {
  it('come best first, with their place in the article and their cosine', () => {
    expect(alike(0, 'pay council tax')).toEqual([
      { ask: 1, like: expect.closeTo(1, 6) },
      { ask: 0, like: expect.closeTo(2 / Math.sqrt(6), 6) },
      { ask: 2, like: expect.closeTo(1 / Math.sqrt(12), 6) },
    ])
  })

  it('are the best of them when there is no room for all', () => {
    expect(alike(0, 'got a tax bill', 1).map(({ ask }) => ask)).toEqual([2])
    expect(alike(0, 'got a tax bill', 2).map(({ ask }) => ask)).toEqual([2, 0])
  })

  it('are those of the article alone', () => {
    expect(alike(1, 'council tax')).toEqual([])
    expect(alike(2, 'council tax').every(({ like }) => like === 0)).toBe(true)
    expect(alike(2, 'moose')[0]).toEqual({ ask: 1, like: expect.closeTo(1, 6) })
  })
})

describe('the buffer that is lent', () => {
  const isEmpty = ({ weights, mayHave }: Spread) =>
    weights.every((weight) => weight === 0) && mayHave.every((bit) => bit === 0)

  it('has the text while it is lent, and nothing afterwards', () => {
    const { full, lent } = withSpread(vectorOf('council tax'), (spread) => ({
      full: spread.weights.filter((weight) => weight !== 0).length,
      lent: spread,
    }))

    expect(full).toBe(2)
    expect(isEmpty(lent)).toBe(true)
  })

  it('has nothing afterwards when its use throws either', () => {
    let lent: Spread = { weights: new Float32Array([1]), mayHave: new Uint8Array([1]) }
    const use = () =>
      withSpread(vectorOf('council tax'), (spread) => {
        lent = spread
        throw new Error('broken')
      })

    expect(use).toThrow('broken')
    expect(isEmpty(lent)).toBe(true)
  })
})
