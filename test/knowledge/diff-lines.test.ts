import { describe, expect, it } from '@jest/globals'
import { diffLines } from '../../src/knowledge/diff-lines.ts'

const marks = { same: ' ', added: '+', removed: '-' } as const
const diff = (before: string, after: string) =>
  diffLines(before.replaceAll(' ', '\n'), after.replaceAll(' ', '\n'))
    .map(({ kind, text }) => marks[kind] + text)
    .join(' ')

describe('the difference of two texts', () => {
  it.each([
    ['a b c', 'a b c', ' a  b  c'],
    ['a b c', 'a x c', ' a -b +x  c'],
    ['a b c', 'a c', ' a -b  c'],
    ['a c', 'a b c', ' a +b  c'],
    ['a b c d', 'b c d e', '-a  b  c  d +e'],
    ['a a', 'a', ' a -a'],
    ['a b', 'c d', '-a -b +c +d'],
  ])('%s and %s: %s', (before, after, lines) => {
    expect(diff(before, after)).toBe(lines)
  })

  it('of two texts that share nothing and are long ends at once', () => {
    const many = (word: string) =>
      Array.from({ length: 6000 }, (_, at) => `${word}${at}`).join('\n')

    expect(diffLines(many('a'), many('b'))).toHaveLength(12_000)
  })
})
