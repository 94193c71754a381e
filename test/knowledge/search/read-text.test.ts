import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createLexicon } from '../../../src/knowledge/search/lexicon.ts'
import { readText, type Reader } from '../../../src/knowledge/search/read-text.ts'
import { createSpeller } from '../../../src/knowledge/search/spelling.ts'
import { aVocabulary } from '../../support/an-article.ts'

const dictionary = new Map([
  ['council', 20],
  ['tax', 15],
  ['pathway', 9],
  ['benefits', 9],
  ['house', 8],
  ['tenancy', 6],
  ['mortgage', 2],
  ['apprenticeship', 5],
])
const lexicon = createLexicon(aVocabulary())
const reader: Reader = { lexicon, speller: createSpeller(dictionary, lexicon.knownWords, 'en') }

const wordsOf = (text: string) => readText(text, reader).words.join(' ')

describe('reading a text', () => {
  it.each([
    ['tidies', '  Council   TAX!!! ', 'council tax'],
    ['takes curly quotes and hidden characters out', 'coun\u200bcil’s “tax”', 'councils tax'],
    ['takes full-width letters for plain ones', 'ｔａｘ', 'tax'],
    ['takes accents off', 'bénéfits', 'benefits'],
    ['takes addresses out', 'tax see https://x.org/benefits or a@house.org', 'tax see or'],
    ['reads text speak', 'wot is uc', 'universal credit'],
    ['reads letters with points', 'my u.c.', 'universal credit'],
    ['reads thousands', '£1,200 or 3k', '1200 or 3000'],
    ['corrects by sound', 'counsil tax benifits', 'council tax benefits'],
    ['corrects a lost letter', 'morgage', 'mortgage'],
    ['corrects swapped letters', 'hosue', 'house'],
    ['corrects a doubled letter', 'tennancy', 'tenancy'],
    ['corrects two faults in a long word', 'aprentiship', 'apprenticeship'],
    ['parts words run together', 'counciltax', 'council tax'],
    ['shortens drawn-out words', 'taxxxxx', 'tax'],
    ['leaves a word that is right', 'horse snake', 'horse snake'],
    ['leaves a word that is only near', 'taxi moose', 'taxi moose'],
    ['leaves names and other languages', 'Mehmet konut', 'mehmet konut'],
    ['drops who asks from what is asked', 'im 19 do i have to pay tax', 'pay tax'],
    ['keeps an age that is a time', 'im 19 weeks behind', '19 weeks behind'],
    ['reads nothing in emoji', '😀😀👍🏽', ''],
    ['reads nothing in emoji with a selector', '❤️ 🤦‍♀️', ''],
    ['reads other alphabets', 'سكن ዘፈን', 'سكن ዘፈን'],
    ['takes operators for nothing', '+council -tax title:house~2 *', 'council tax title house 2'],
  ])('%s', (_, text, words) => {
    expect(wordsOf(text)).toBe(words)
  })

  it('says which step changed a word', () => {
    expect(readText('im 19 wot counsil', reader).changes).toEqual([
      { from: 'im 19', to: '', by: 'circumstances' },
      { from: 'wot', to: 'what', by: 'text speak' },
      { from: 'counsil', to: 'council', by: 'spelling' },
    ])
  })

  it.each([
    ["i'm 19", 19],
    ['im a 17 year old', 17],
    ['18yo here', 18],
    ['im 2 months behind', undefined],
  ])('reads the age in %j', (text, age) => {
    expect(readText(text, reader).age).toBe(age)
  })

  it("finds the service's words for a young person's", () => {
    const [skint] = readText('skint', reader).terms
    const chucked = readText('got chucked out', reader).terms

    expect(skint?.means).toEqual(['no', 'money'])
    expect(chucked.map((term) => term.means)).toEqual([[], ['homeless'], ['homeless']])
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { clean, words } = readText(text, reader)
        expect(clean).toBe(clean.trim())
        expect(words).not.toContain('')
      }),
    )
  })

  it.each([
    ['10,000 letters', 'a'.repeat(10_000)],
    ['10,000 odd words', 'zxqv blorf '.repeat(1_000)],
    ['10,000 points', '.'.repeat(10_000)],
    ['10,000 digits and commas', '1,'.repeat(5_000)],
    ['10,000 accents', 'e' + '\u0301'.repeat(10_000)],
    ['half a character', '\ud83d tax'],
    ['names every object has', 'constructor __proto__ toString hasOwnProperty'],
  ])('reads %s', (_, text) => {
    expect(readText(text, reader).words.length).toBeLessThan(200)
  })
})

describe('telling issues apart', () => {
  it.each([
    ['one question', 'do i pay council tax', ['do i pay council tax']],
    ['a list', 'help with cooking and cleaning rooms', ['help with cooking and cleaning rooms']],
    [
      'two questions',
      'council tax bill came. when are benefits paid?',
      ['council tax bill came', 'when are benefits paid'],
    ],
    [
      'n',
      'council tax bill came n my benefits stopped',
      ['council tax bill came', 'my benefits stopped'],
    ],
    ['also', 'council tax bill also benefits stopped', ['council tax bill', 'benefits stopped']],
    ['a greeting', 'hi. council tax bill came', ['hi council tax bill came']],
    [
      'the pressing one first',
      'council tax bill came and i sleep outside tonight',
      ['i sleep outside tonight', 'council tax bill came'],
    ],
  ])('%s', (_, text, issues) => {
    expect(readText(text, reader).issues).toEqual(issues)
  })
})
