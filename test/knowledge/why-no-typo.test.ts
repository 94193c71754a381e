import { describe, expect, it } from '@jest/globals'
import { whatTypo, whyNoTypo } from '../../src/knowledge/why-no-typo.ts'
import { anArticleFile } from '../support/an-article.ts'

const file = 'en/council-tax.md'
const body = [
  'Ask {pa} abuot it, call 01452 426015 on Monday. You usually pay 20 pounds.',
  '',
  '## More of it {#more}',
  '',
  'See https://example.org/tax for more.',
].join('\n')
const before = anArticleFile({ body })
const changed = (from: string, to: string) => before.replace(from, to)

describe('whether a change is a typo', () => {
  it.each([
    ['a misspelt word', 'abuot', 'about'],
    ['a comma', 'it, call', 'it. Call'],
    ['a word too many', 'See ', 'Look at '],
    ['a label', 'More of it {#more}', 'More on it {#more}'],
  ])('%s is', (_, from, to) => {
    expect(whyNoTypo(file, before, changed(from, to))).toBeUndefined()
  })

  it.each([
    ['a number', '20 pounds', '30 pounds'],
    ['a number', '01452 426015', '01452 426016'],
    ['a link', 'example.org/tax for', 'example.com/tax for'],
    ['a day or a month', 'on Monday', 'on Sunday'],
    ['a placeholder', 'Ask {pa}', 'Ask {council:x}'],
    ['a word that can turn the meaning', 'You usually pay', 'You never pay'],
    ['a word that can turn the meaning', 'pay 20', 'not pay 20'],
    ['the ways of asking', 'way 1 of asking', 'way 1 of askin'],
    ['the review date', '2027-03-31', '2027-04-30'],
    ['the sources', 'checked: 2026-07-01', 'checked: 2026-08-01'],
    ['which sections there are', '{#more}', '{#other}'],
    ['characters', 'See ', 'Straightforwardly '],
    ['words', 'Ask {pa} abuot it', 'Ask {pa} what they say to it now'],
  ])('%s is none: %s', (what, from, to) => {
    expect(whyNoTypo(file, before, changed(from, to))).toContain(what)
  })

  it('says what it is', () => {
    expect(whatTypo(file, before, changed('abuot', 'about'))).toEqual({
      words: 1,
      said: '“abuot” is now “about”',
    })
  })

  it('is none of a text that cannot be read', () => {
    expect(whyNoTypo(file, before, 'nothing')).toBe('the text cannot be read')
  })
})
