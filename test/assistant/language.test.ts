import { describe, expect, it } from '@jest/globals'
import { readLanguage } from '../../src/assistant/readers/language.ts'

describe('the language of a text', () => {
  it.each([
    ['do i have to pay rent', 'en'],
    ['wot u on about bruv', 'en'],
    ['me no have house, you help', 'en'],
    ['PA?', 'en'],
    ['17', 'en'],
    ['my friend said merci', 'en'],
    ['\u0623\u062D\u062A\u0627\u062C \u0645\u0633\u0627\u0639\u062F\u0629', 'ar'],
    ['\u06A9\u0645\u06A9 \u0645\u06CC \u062E\u0648\u0627\u0647\u0645', 'fa'],
    ['\u0632\u0647 \u0645\u0631\u0633\u062A\u06D0 \u063A\u0648\u0627\u0693\u0645', 'ps'],
    [
      '\u067E\u06CE\u0648\u06CC\u0633\u062A\u0645 \u0628\u06D5 \u06CC\u0627\u0631\u0645\u06D5\u062A\u06CC\u06CC\u06D5',
      'ckb',
    ],
    ['\u12A5\u122D\u12F3\u1273 \u12A5\u1348\u120D\u130B\u1208\u1201 \u12A0\u1208', 'am'],
    ['\u1213\u1308\u12DD \u12A3\u1265 \u12A3\u120E', 'ti'],
    ['\u043C\u0435\u043D\u0456 \u043F\u043E\u0442\u0440\u0456\u0431\u043D\u0430', 'uk'],
    ['T\u00F4i c\u1EA7n gi\u00FAp \u0111\u1EE1', 'vi'],
    ['toi can giup', 'vi'],
    ['me duhet ndihme ju lutem', 'sq'],
    ['bonjour je besoin aide', 'fr'],
    ['potrzebuje pomocy prosze', 'pl'],
  ])('of %p is %s', (text, language) => {
    expect(readLanguage([text])).toBe(language)
  })

  it.each(['', '   ', '???', '...', '\u{1F62D}\u{1F62D}', '\u200B'])(
    '%p has nothing to read',
    (text) => {
      expect(readLanguage([text])).toBe('unreadable')
    },
  )
})
