import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { neverSaid } from '../../src/knowledge/check-words.ts'
import { countSegments } from '../../src/knowledge/segments.ts'

const root = join(import.meta.dirname, '../../locales')
const languages = readdirSync(root)

/** Every phrase of a file with its key; keys that begin with '_' are notes to whoever edits it. */
function phrasesIn(language: string, file: string): ReadonlyMap<string, string> {
  const read = JSON.parse(readFileSync(join(root, language, file), 'utf8')) as object
  return new Map(flatten('', read).filter(([key]) => !/(?:^|\.)_/.test(key)))
}

function flatten(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) =>
    flatten(path === '' ? key : `${path}.${key}`, inner),
  )
}

const files = (language: string) =>
  readdirSync(join(root, language)).filter((file) => file.endsWith('.json'))

/** As long as the longest council's, adviser's and numbers' own values are likely to be. */
const filled = (phrase: string) =>
  phrase
    .replace(/\{(?:pa|name|from|cover|day|time|number)\}/g, 'Alexandra')
    .replace(/\{who\}/g, 'whoever covers for your PA')
    .replace(/\{reason\}/g, 'on parental leave')
    .replace(/\{council\}/g, 'Gloucestershire council')
    .replace(/\{(?:under18|over18|outOfHours|phone|mobile)\}/g, '01452 426565')
    .replace(/\{hours\}/g, 'Mon-Fri 9am-5pm')
    .replace(/\{when\}/g, 'Tue 24 Nov 9am')
    .replace(/\{(?:next|other)\}/g, 'x'.repeat(200))

const ours = ['replies.json', 'welcome.json', 'person.json', 'errors.json', 'language.json']
const english = ours.flatMap((file) =>
  Array.from(phrasesIn('en', file), ([key, phrase]) => [`${file} ${key}`, phrase] as const),
)

describe('English phrases', () => {
  it.each(english)('%s leaves an SMS in GSM-7 and at most two segments', (_, phrase) => {
    const { segments, encoding } = countSegments(filled(phrase))

    expect(encoding).toBe('GSM-7')
    expect(segments).toBeLessThanOrEqual(2)
  })

  it.each(english)('%s says nothing that VOICE.md forbids', (_, phrase) => {
    expect(neverSaid(phrase)).toEqual([])
  })
})

describe('other languages', () => {
  const claimed = languages
    .filter((language) => language !== 'en')
    .flatMap((language) => files(language).map((file) => [language, file] as const))

  it.each(claimed)('%s/%s has the keys and values of the English file', (language, file) => {
    const theirs = phrasesIn(language, file)
    const values = (phrase: string) => [...new Set(phrase.match(/\{\w+\}/g) ?? [])].sort()

    expect([...theirs.keys()].sort()).toEqual([...phrasesIn('en', file).keys()].sort())
    for (const [key, phrase] of phrasesIn('en', file)) {
      expect(values(theirs.get(key) ?? '')).toEqual(values(phrase))
    }
  })

  it.each(claimed)('%s/%s fits five segments in its own letters', (language, file) => {
    for (const phrase of phrasesIn(language, file).values()) {
      expect(countSegments(filled(phrase)).segments).toBeLessThanOrEqual(5)
    }
  })
})
