import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { createMatcher } from '../../src/safeguarding/matcher.ts'
import { normalise } from '../../src/safeguarding/normalise.ts'
import { allegation } from '../../src/safeguarding/rules/allegation.ts'
import { exploitation } from '../../src/safeguarding/rules/exploitation.ts'
import { medical } from '../../src/safeguarding/rules/medical.ts'
import { firstWords, neededWords } from '../../src/safeguarding/rules/needed-words.ts'
import type { Rule } from '../../src/safeguarding/rules/rule.ts'
import { suicide } from '../../src/safeguarding/rules/suicide.ts'
import { violence } from '../../src/safeguarding/rules/violence.ts'

const everyFifth = readFileSync(join(import.meta.dirname, 'corpus.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .filter((_, at) => at % 5 === 0)
  .map((line) => normalise((JSON.parse(line) as { text: string }).text))

describe('createMatcher', () => {
  it('finds just what the whole patterns find: leaving some out is only for speed', () => {
    const rules = [...suicide, ...allegation, ...violence, ...medical, ...exploitation]
    const match = createMatcher([['any', rules]])

    const found = everyFifth.map((reading) => match(reading).map(({ rule }) => rule))

    expect(found).toEqual(everyFifth.map((reading) => plainly(rules, reading)))
  })
})

describe('neededWords', () => {
  it.each([
    ['cheese board', ['cheese']],
    ['(red|blue) (is )?cheese', ['cheese']],
    ['(he|she) … (red|blue) board', ['board']],
    ['cheese(s)?', undefined],
    ['(red )?cheese', ['cheese']],
    ['(nothing(s)?|cheese)', undefined],
  ])('%s: %j', (phrase, words) => {
    const needed = neededWords(phrase)

    expect(needed === undefined ? undefined : Array.from(needed)).toEqual(words)
  })
})

describe('firstWords', () => {
  it.each([
    ['cheese board', ['cheese']],
    ['(red|blue) cheese', ['red', 'blue']],
    ['(a |the )*(red )?(cheese|ham board)', ['cheese', 'ham']],
    ['(?<!(no|some) )cheese(?! (dip|cake)) board', ['cheese']],
    ['cheese(s|d)? board', ['cheese', 'cheeses', 'cheesed']],
    ['(she|he)s? (is|was)', ['she', 'shes', 'he', 'hes']],
    ['years? old', ['year', 'years']],
    ['([0-9]+|two) boards', undefined],
    ['(over|under)done', undefined],
    ['[a-z]+ cheese', undefined],
  ])('%s: %j', (phrase, words) => {
    const first = firstWords(phrase)

    expect(first === undefined ? undefined : Array.from(first)).toEqual(words)
  })
})

function plainly(rules: readonly Rule[], reading: string): string[] {
  return rules
    .filter(({ pattern, and, unless }) => {
      const isThere = pattern.test(reading) && (and?.test(reading) ?? true)
      return isThere && !(unless?.test(reading) ?? false)
    })
    .map(({ name }) => name)
}
