import { describe, expect, it } from '@jest/globals'
import { isCopy } from '../../../src/editing/asked/is-copy.ts'

describe('an ask', () => {
  const theirs = ['can i keep a snake in my new flat', 'snake', 'do i get help with a bike']

  it.each([
    'can i keep a snake in my new flat',
    'Can I keep a snake in my new flat?',
    'can i keep a snake in my flat',
    'please can i keep a snake in my new flat',
    'Snake',
    'hi do i get help with a bike or a car and who pays',
  ])('%s is a copy', (ask) => {
    expect(isCopy(ask, theirs)).toBe(true)
  })

  it.each([
    'Are pets allowed where I live',
    'Having a snake at home',
    'help paying for a bike',
    '',
  ])('%s is none', (ask) => {
    expect(isCopy(ask, theirs)).toBe(false)
  })
})
