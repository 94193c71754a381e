import { describe, expect, it } from '@jest/globals'
import { questionWords } from '../../src/knowledge/question-words.ts'

describe('the words by which questions are alike', () => {
  it.each([
    ['can i keep a snake', 'am i allowed to have a snake?', 'snakes plz', 'wot about my SNAKE'],
    ['do i pay council tax', 'paying counsil tax', 'hi, how do i pay my council tax pls'],
    [
      'can i paint the walls in my flat',
      'painting flat walls',
      'am i able to paint my flats walls',
    ],
    ['is there parking at the hostel', 'hostel parkin?', 'Where is the parking for the hostel'],
    ['lost my oyster card', 'i hav lost an oyster card lol'],
  ])('%s', (first, ...others) => {
    for (const other of others) expect(questionWords(other)).toEqual(questionWords(first))
  })

  it.each([
    ['can i keep a snake', 'can i keep a dog'],
    ['can i paint my flat', 'can i paint my car'],
    ['how do i vote', 'how do i move'],
    ['where is the food bank', 'where is the bank'],
  ])('are not the same for %s and %s', (one, other) => {
    expect(questionWords(one)).not.toEqual(questionWords(other))
  })

  it('are never none while something was said, and hold no number or masked name', () => {
    expect(questionWords('how does it work')).not.toEqual([])
    expect(questionWords('my pa […] owes me 50 quid')).toEqual(questionWords('my pa owes me quid'))
    expect(questionWords('?')).toEqual([])
  })
})
