import { describe, expect, it } from '@jest/globals'
import { bareNumberOf, pickChoice } from '../../src/assistant/pick-choice.ts'
import { choiceOf } from './support.ts'

const choices = [
  choiceOf("Health: what I've had, jabs", 'health-history'),
  choiceOf('My file from being in care', 'care-records'),
  choiceOf('My GP or hospital notes', 'gp-records'),
]

describe('a bare number', () => {
  it.each([
    ['2', 2],
    [' 2. ', 2],
    ['2)', 2],
    ['(2)', 2],
    ['#2', 2],
    ['no. 2', 2],
    ['Number 2 pls', 2],
    ['option two', 2],
    ['two', 2],
    ['2nd', 2],
    ['the second one', 2],
    ['2\uFE0F\u20E3', 2],
    ['1 and 3', 1],
    ['12', 12],
  ])('%p is %i', (text, number) => {
    expect(bareNumberOf(text)).toBe(number)
  })

  it.each(['2 bedrooms', 'im 2', 'one day', 'no', '07700900123', 'my 2 kids', ''])(
    '%p is none',
    (text) => {
      expect(bareNumberOf(text)).toBeUndefined()
    },
  )
})

describe('picking', () => {
  it.each([
    ['health', 'health-history'],
    ['jabs', 'health-history'],
    ['my file', 'care-records'],
    ['the hospital one', 'gp-records'],
    ['My GP or hospital notes', 'gp-records'],
  ])('%p picks by its words', (text, article) => {
    expect(pickChoice(text, choices)).toMatchObject({ choice: { pick: { article } }, by: 'words' })
  })

  it.each([
    'my notes on health',
    'what is in my file?',
    'how long does it take to get my file',
    'ok',
    'my',
  ])('%p picks nothing', (text) => {
    expect(pickChoice(text, choices)).toBeUndefined()
  })

  it.each(['4', '0', '99'])('%p is no number of the list', (text) => {
    expect(pickChoice(text, choices)).toEqual({ kind: 'no-such-number', number: text })
  })

  it('does not guess between two labels with the same word', () => {
    const two = [choiceOf('Council tax', 'a'), choiceOf('Council housing', 'b')]

    expect(pickChoice('council', two)).toBeUndefined()
  })
})
