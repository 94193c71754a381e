import { describe, expect, it } from '@jest/globals'
import { missed, parseMinimums } from '../../../src/cli/eval/minimums.ts'
import { summaryOf, type Row } from './support.ts'

describe('reading minimums', () => {
  it('reads names and shares, with or without spaces', () => {
    expect(parseMinimums('right=0.9, wrong = 0.04,person=1,admitted=0')).toEqual([
      { name: 'right', share: 0.9 },
      { name: 'wrong', share: 0.04 },
      { name: 'person', share: 1 },
      { name: 'admitted', share: 0 },
    ])
  })

  it.each([
    ['right=0.9,rigth=0.5', 'rigth=0.5'],
    ['right', 'right'],
    ['right=', 'right='],
    ['right=90', 'right=90'],
    ['right=-0.1', 'right=-0.1'],
    ['right=many', 'right=many'],
    ['=0.5', '=0.5'],
    ['right=0.9,', ''],
    ['', ''],
  ])('does not understand %j, and names the part', (text, part) => {
    expect(() => parseMinimums(text)).toThrow(`--min does not understand '${part}'`)
  })
})

describe('what is missed', () => {
  const rows: readonly Row[] = [
    ['answer rent', 'answer rent'],
    ['answer rent', 'answer rent'],
    ['answer rent', 'choose rent tax'],
    ['answer rent', 'answer tax'],
    ['person', 'person'],
  ]
  const missedOf = (text: string) => missed(summaryOf(...rows), parseMinimums(text))

  it.each(['right=0.5', 'shown=0.75', 'wrong=0.25', 'wrong=0.3', 'person=1', 'right=0,wrong=1'])(
    'is nothing for %s',
    (text) => {
      expect(missedOf(text)).toEqual([])
    },
  )

  it.each([
    ['right=0.51', 'right is 0.500, and should be at least 0.51'],
    ['shown=0.8', 'shown is 0.750, and should be at least 0.8'],
    ['wrong=0.24', 'wrong is 0.250, and should be at most 0.24'],
    ['admitted=0', 'admitted: no line of the files expects it'],
    ['stop=0', 'stop: no line of the files expects it'],
  ])('%s: %s', (text, said) => {
    expect(missedOf(text)).toEqual([said])
  })

  it('is said of each', () => {
    expect(missedOf('right=1,shown=0.1,wrong=0')).toHaveLength(2)
  })
})
