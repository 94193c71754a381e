import { describe, expect, it } from '@jest/globals'
import { nearDuplicates, type Line } from '../../src/cli/near-duplicates.ts'

const lineOf = (where: string) => (text: string, at: number) => ({ where: `${where}${at}`, text })
const setOf = (where: string, ...texts: readonly string[]): readonly Line[] =>
  texts.map(lineOf(where))
const placesOf = (...sets: readonly (readonly Line[])[]) =>
  nearDuplicates(sets).map(({ line, of }) => `${line.where} of ${of.where}`)

describe('near duplicates', () => {
  it.each([
    ['but for capitals', 'Who Pays My RENT'],
    ['but for marks', "who pays... my rent?!  '"],
    ['but for spaces between words', 'who pays my re nt'],
    ['but for accents and hidden letters', 'whó pays my r\u200Bent'],
  ])('are the same %s', (_, text) => {
    expect(placesOf(setOf('a', 'who pays my rent'), setOf('b', text))).toEqual(['b0 of a0'])
  })

  it.each([
    ['one word more', 'who pays my rent when im in custody now'],
    ['one word less', 'who pays rent when im in custody'],
    ['words in another order', 'when im in custody who pays my rent'],
  ])('have %s of many', (_, text) => {
    const first = setOf('a', 'who pays my rent when im in custody')

    expect(placesOf(first, setOf('b', text))).toEqual(['b0 of a0'])
  })

  it.each([
    ['the words of the topic alone', 'rent in custody'],
    ['all but a few words', 'who pays my nans rent when shes in custody'],
    ['no word', 'do i pay council tax'],
  ])('do not share %s', (_, text) => {
    expect(placesOf(setOf('a', 'who pays my rent when im in custody'), setOf('b', text))).toEqual(
      [],
    )
  })

  it('are emoji that are the same, and no others', () => {
    expect(placesOf(setOf('a', '\u{1F62D}'), setOf('b', '\u{1F62D}', '\u{1F44D}'))).toEqual([
      'b0 of a0',
    ])
  })

  it('are found in the later set, whichever of those before has the text', () => {
    const [first, second, third] = [
      setOf('a', 'who pays my rent'),
      setOf('b', 'is there a bus pass', 'WHO pays my rent'),
      setOf('c', 'Is there a bus pass?', 'who pays my rent', 'any jobs going'),
    ]

    expect(placesOf(first, second, third)).toEqual(['b1 of a0', 'c0 of b0', 'c1 of b1'])
    expect(placesOf(third, second, first)).toEqual(['b0 of c0', 'b1 of c1', 'a0 of b1'])
  })

  it('are not looked for within one set', () => {
    expect(placesOf(setOf('a', 'who pays my rent', 'Who pays my rent?'))).toEqual([])
  })

  it('are found among thousands that share their commonest words', () => {
    const many = Array.from(
      { length: 2_000 },
      (_, at) => `do i get paid for thing${at} in area${at}`,
    )

    const found = placesOf(
      setOf('a', ...many),
      setOf('b', 'do i get paid for thing1234 in area1234 tho'),
    )

    expect(found).toEqual(['b0 of a1234'])
  })
})
