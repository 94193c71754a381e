import { describe, expect, it } from '@jest/globals'
import { isRetraction } from '../../src/safeguarding/is-retraction.ts'

describe('isRetraction', () => {
  it.each([
    'jk',
    'nvm',
    'never mind',
    'only joking lol',
    'nah i meant my laptop',
    'im fine dont worry',
    'forget i said that',
    'didnt mean it like that',
    'im ok honestly',
    "i'm alright",
    'wrong person sorry',
    'was just being dramatic',
  ])('takes back: %s', (text) => {
    expect(isRetraction(text)).toBe(true)
  })

  it.each([
    'im not joking',
    'this isnt a joke',
    'im not fine',
    'nvm ill just kill myself',
    'how do i get a bus pass',
    'thanks',
    '',
    'dont forget me',
    'i need my PA',
  ])('takes nothing back: %s', (text) => {
    expect(isRetraction(text)).toBe(false)
  })
})
