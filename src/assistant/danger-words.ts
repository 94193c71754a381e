import type { Phrases } from './phrases.ts'

/** The languages that have words for danger of their own: those of locales/. */
const languages = ['am', 'ar', 'ckb', 'fa', 'ps', 'sq', 'ti', 'vi'] as const

/**
 * What stands beside a card for somebody who wrote in another language: 999, and to say which
 * language they speak. Read once, so that sending it needs no locale; undefined: no such words.
 */
export function readDangerWords(phrases: Phrases): (language: string) => string | undefined {
  const words = new Map(
    languages
      .filter((language) => phrases.has(`language:danger@${language}`))
      .map((language) => [language as string, phrases.say(`language:danger@${language}`)]),
  )
  return (language) => words.get(language)
}
