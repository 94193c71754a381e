import { clean } from './plain.ts'
import { commonWords, englishWords, vietnameseLetters } from './language-words.ts'

/**
 * The language of the texts as an ISO 639 code: by their script, else by common words. English
 * unless something speaks against it; 'unreadable' when there is no letter and no digit.
 */
export function readLanguage(texts: readonly string[]): string {
  const text = clean(texts.join(' '))
  const letters = Array.from(text.matchAll(/\p{L}/gu), ([letter]) => letter)
  if (letters.length === 0) return /\p{N}/u.test(text) ? 'en' : 'unreadable'
  for (const [pattern, read] of scripts) {
    const count = letters.filter((letter) => pattern.test(letter)).length
    if (count * 2 > letters.length) return read(text)
  }
  return byWords(text)
}

// === Scripts

const scripts: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/\p{Script=Arabic}/u, arabicScript],
  [/\p{Script=Ethiopic}/u, ethiopicScript],
  [/\p{Script=Cyrillic}/u, (text) => (/[іїєґ]/iu.test(text) ? 'uk' : 'ru')],
  [/\p{Script=Greek}/u, () => 'el'],
  [/\p{Script=Hebrew}/u, () => 'he'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, () => 'ja'],
  [/\p{Script=Hangul}/u, () => 'ko'],
  [/\p{Script=Han}/u, () => 'zh'],
  [/\p{Script=Thai}/u, () => 'th'],
  [/\p{Script=Devanagari}/u, () => 'hi'],
  [/\p{Script=Bengali}/u, () => 'bn'],
  [/\p{Script=Gurmukhi}/u, () => 'pa'],
  [/\p{Script=Tamil}/u, () => 'ta'],
  [/\p{Script=Georgian}/u, () => 'ka'],
  [/\p{Script=Armenian}/u, () => 'hy'],
]

/** Letters that one of the languages written in Arabic script has and the others lack. */
function arabicScript(text: string): string {
  if (/[\u067C\u0681\u0685\u0689\u0693\u0696\u069A\u06BC\u06CD\u06D0]/u.test(text)) return 'ps'
  if (/[\u0695\u06B5\u06C6\u06CE\u06D5]/u.test(text)) return 'ckb'
  if (/[\u0679\u0688\u0691\u06BA\u06D2]/u.test(text)) return 'ur'
  if (/[\u067E\u0686\u0698\u06AF\u06A9\u06CC]/u.test(text)) return 'fa'
  return 'ar'
}

/** Tigrinya writes the carrier letter as \u12A3 where Amharic has \u12A0, and has \u1250's row. */
function ethiopicScript(text: string): string {
  const tigrinya =
    text.match(/[\u12A3\u1250-\u1258]|\u12E8\u12F3|\u12A5\u12E9|\u1293\u12ED/gu) ?? []
  const amharic = text.match(/[\u12A0]|\u1290\u12CD|\u12A5\u1293/gu) ?? []
  return tigrinya.length > amharic.length ? 'ti' : 'am'
}

// === Common words

function byWords(text: string): string {
  const lower = text.toLowerCase().normalize('NFC')
  if ((lower.match(vietnameseLetters) ?? []).length >= 2) return 'vi'
  const words = lower.match(/[\p{L}\p{M}]+/gu) ?? []
  const english = words.filter((word) => englishWords.has(word)).length
  let best = { language: 'en', hits: 0 }
  for (const [language, known] of commonWords) {
    const hits = words.filter((word) => known.has(word)).length
    if (hits > best.hits) best = { language, hits }
  }
  const enough = best.hits >= 2 || (best.hits === 1 && words.length <= 2)
  return enough && best.hits > english ? best.language : 'en'
}
