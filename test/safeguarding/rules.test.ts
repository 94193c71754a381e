import { describe, expect, it } from '@jest/globals'
import { allegation } from '../../src/safeguarding/rules/allegation.ts'
import { childDanger } from '../../src/safeguarding/rules/child-danger.ts'
import { exploitation } from '../../src/safeguarding/rules/exploitation.ts'
import { harmToOthers } from '../../src/safeguarding/rules/harm-to-others.ts'
import { medical } from '../../src/safeguarding/rules/medical.ts'
import { phrases, together, type Rule } from '../../src/safeguarding/rules/rule.ts'
import { selfHarm } from '../../src/safeguarding/rules/self-harm.ts'
import { sexualViolence } from '../../src/safeguarding/rules/sexual-violence.ts'
import { suicide } from '../../src/safeguarding/rules/suicide.ts'
import { unsafeTonight } from '../../src/safeguarding/rules/unsafe-tonight.ts'
import { violence } from '../../src/safeguarding/rules/violence.ts'

const everyRule: readonly Rule[] = [
  ...allegation,
  ...childDanger,
  ...exploitation,
  ...harmToOthers,
  ...medical,
  ...selfHarm,
  ...sexualViolence,
  ...suicide,
  ...unsafeTonight,
  ...violence,
]

describe('the rules', () => {
  it.each(everyRule.map((rule): [string, Rule] => [rule.name, rule]))(
    'repeat no group without bound and leave no gap as written: %s',
    (_, rule) => {
      const sources = [rule.pattern, rule.and, rule.unless].map((each) => each?.source ?? '')
      const suspicious = sources.flatMap((source) => source.match(/\)[*+]|…|\{\d+,\}/g) ?? [])

      expect(suspicious).toEqual([])
    },
  )

  it('have names of their own', () => {
    const names = everyRule.map(({ name }) => name)

    expect(new Set(names).size).toBe(names.length)
  })
})

describe('phrases', () => {
  const read = phrases('(he|she) (is |was )*here', 'give … away', 'one …… two')

  it.each(['he is here', 'she was was here', 'give it all away', 'one . and . two'])(
    'finds %j',
    (text) => {
      expect(read.test(text)).toBe(true)
    },
  )

  it.each(['then is herein', 'give it . away', 'forgive away', `one ${'x '.repeat(40)}two`])(
    'does not find %j',
    (text) => {
      expect(read.test(text)).toBe(false)
    },
  )
})

describe('together', () => {
  it('asks for all, in any order', () => {
    const both = together(phrases('one'), phrases('two'))

    expect(both.test('two and one')).toBe(true)
    expect(both.test('two and two')).toBe(false)
  })
})
