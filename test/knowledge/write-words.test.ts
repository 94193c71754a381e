import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffLines } from '../../src/knowledge/diff-lines.ts'
import { parseVocabulary } from '../../src/knowledge/parse-vocabulary.ts'
import type { Vocabulary } from '../../src/knowledge/vocabulary.ts'
import {
  type CouncilValue,
  readCouncilValues,
  writeCouncil,
} from '../../src/knowledge/write-council.ts'
import { type VocabularyChange, writeVocabulary } from '../../src/knowledge/write-vocabulary.ts'

const folder = join(import.meta.dirname, '../../knowledge')
const whole = readFileSync(join(folder, 'vocabulary.en.yaml'), 'utf8')
/** As shipped, with fewer of the long lists, so that a property runs in no time. */
const vocabulary = whole
  .split('\n')
  .filter((line, at) => at < 600 || !line.startsWith('    - ') || at % 200 === 0)
  .join('\n')
const council = readFileSync(join(folder, 'council.yaml'), 'utf8')

function read(raw: string): Vocabulary {
  const parsed = parseVocabulary('vocabulary.en.yaml', raw)
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.vocabulary
}

function write(raw: string, change: VocabularyChange): string {
  const written = writeVocabulary(raw, change)
  if (written === undefined) throw new Error('It was not written')
  return written
}

/** How many lines went out and came in. */
function changed(before: string, after: string): readonly [number, number] {
  const lines = diffLines(before, after)
  return [
    lines.filter(({ kind }) => kind === 'removed').length,
    lines.filter(({ kind }) => kind === 'added').length,
  ]
}

const word = fc.stringMatching(/^[a-z0-9&'/]{1,12}( [a-z0-9:#]{1,8})?$/).map((one) => one.trim())
const textSpeak = fc.constantFrom(...Object.keys(read(vocabulary).textSpeak))
const means = fc.constantFrom(...Object.keys(read(vocabulary).means))

describe('writing a vocabulary', () => {
  it('changes one line and no other byte: text speak', () => {
    fc.assert(
      fc.property(fc.oneof(textSpeak, word), word, (own, meaning) => {
        const written = write(vocabulary, { list: 'text-speak', word: own, means: meaning })
        const expected = { ...read(vocabulary).textSpeak, [own]: meaning }
        expect(read(written)).toEqual({ ...read(vocabulary), textSpeak: expected })
        expect(changed(vocabulary, written)[1]).toBeLessThanOrEqual(1)
        const back = read(vocabulary).textSpeak[own]
        const undone = write(written, {
          ...{ list: 'text-speak', word: own },
          ...(back !== undefined && { means: back }),
        })
        expect(read(undone)).toEqual(read(vocabulary))
        if (back === undefined) expect(undone).toBe(vocabulary)
      }),
      { numRuns: 15 },
    )
  })

  it('changes one line and no other byte: what young people say', () => {
    fc.assert(
      fc.property(
        fc.oneof(means, word),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (own, list) => {
          const written = write(vocabulary, { list: 'means', word: own, means: list })
          expect(read(written)).toEqual({
            ...read(vocabulary),
            means: { ...read(vocabulary).means, [own]: list },
          })
          expect(changed(vocabulary, written)[1]).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('takes a word out, with its line alone', () => {
    fc.assert(
      fc.property(means, (own) => {
        const written = write(vocabulary, { list: 'means', word: own })
        const { means: before } = read(vocabulary)
        const rest = Object.fromEntries(Object.entries(before).filter(([key]) => key !== own))
        expect(read(written).means).toEqual(rest)
        expect(changed(vocabulary, written)).toEqual([1, 0])
      }),
      { numRuns: 15 },
    )
  })

  it.each(['stop-words', 'known-words', 'pressing'] as const)(
    'puts a word into %s and out',
    (list) => {
      const key = { 'stop-words': 'stopWords', 'known-words': 'knownWords', pressing: 'pressing' }[
        list
      ] as 'stopWords'
      fc.assert(
        fc.property(fc.stringMatching(/^[a-z]{3,14}zz$/), fc.nat(), (own, at) => {
          const before = read(vocabulary)[key]
          const written = write(vocabulary, { list, word: own, in: true })
          expect(read(written)[key]).toEqual([...before, own])
          expect(write(written, { list, word: own, in: false }).replace(/\n +\n/, '\n')).toBe(
            vocabulary,
          )
          const gone = before[at % before.length] ?? ''
          const without = read(write(vocabulary, { list, word: gone, in: false }))
          expect(without[key]).toEqual(before.toSpliced(before.indexOf(gone), 1))
          expect({ ...without, [key]: before }).toEqual(read(vocabulary))
        }),
        { numRuns: 15 },
      )
    },
  )

  it('puts a text among those that no article answers, and takes it out', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 1, maxLength: 60 })
          .map((one) => `t ${one}`.replace(/\s+/g, ' ').trim()),
        (text) => {
          const change = { list: 'meant-otherwise', meaning: 'person', text } as const
          const written = write(vocabulary, { ...change, in: true })
          expect(read(written).meantOtherwise.person).toEqual([
            ...read(vocabulary).meantOtherwise.person,
            text,
          ])
          expect(changed(vocabulary, written)).toEqual([0, 1])
          expect(write(written, { ...change, in: false })).toBe(vocabulary)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('begins a list that is not there, and says when it cannot', () => {
    const small = 'means: { skint: no money }\n'

    expect(read(write(small, { list: 'text-speak', word: 'u', means: 'you' })).textSpeak).toEqual({
      u: 'you',
    })
    expect(read(write('means:\n  a: b', { list: 'means', word: 'c', means: ['d'] })).means).toEqual(
      {
        a: ['b'],
        c: ['d'],
      },
    )
    expect(read(write(small, { list: 'pressing', word: 'now', in: true })).pressing).toEqual([
      'now',
    ])
    expect(writeVocabulary(small, { list: 'means', word: 'b', means: ['c'] })).toBeUndefined()
    expect(writeVocabulary('a: [', { list: 'pressing', word: 'b', in: true })).toBeUndefined()
  })
})

describe('writing a value of the council', () => {
  const keys = [...readCouncilValues(council).keys()]
  const line = fc
    .string({ minLength: 1, maxLength: 50 })
    .map((one) => one.replace(/\s+/g, ' ').trim())
  const value: fc.Arbitrary<CouncilValue> = fc.record({
    value: fc.oneof(
      fc.constant(null),
      line.filter((one) => one !== ''),
    ),
    checked: fc.constantFrom('', '2026-11-24'),
    source: line,
    confirm: line,
  })

  it('changes one value and no other byte, also with Windows line ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), value, fc.boolean(), (key, after, windows) => {
        const raw = windows ? council.replaceAll('\n', '\r\n') : council
        const written = writeCouncil(raw, key, after) ?? ''
        const expected = new Map(readCouncilValues(raw))
        expect(readCouncilValues(written)).toEqual(expected.set(key, after))
        const lines = diffLines(raw, written).filter(({ kind }) => kind !== 'same')
        expect(lines.length).toBeLessThanOrEqual(8)
        if (windows) expect(written.replaceAll('\r\n', '')).not.toContain('\n')
      }),
      { numRuns: 30 },
    )
  })

  it('writes the same value as the same bytes, and a new one behind the others', () => {
    for (const key of keys.filter((_, at) => at % 8 === 0)) {
      const before = readCouncilValues(council).get(key)
      expect(before && writeCouncil(council, key, before)).toBe(council)
    }
    const fresh = { value: '01452 426565', checked: '2026-11-24', source: '', confirm: '' }
    const written = writeCouncil(council, 'a-new-phone', fresh) ?? ''
    expect(written.startsWith(council.trimEnd())).toBe(true)
    expect(readCouncilValues(written).get('a-new-phone')).toEqual(fresh)
  })

  it('writes a value on one line as such, and says when it cannot', () => {
    const raw = 'name: A\nvalues:\n  duty: { value: 01452 426565, checked: 2026-07-01 } # ask\n'
    const after = { value: null, checked: '', source: '', confirm: 'Is it so, or not?' }

    expect(writeCouncil(raw, 'duty', after)).toBe(
      "name: A\nvalues:\n  duty: { value: null, confirm: 'Is it so, or not?' } # ask\n",
    )
    expect(writeCouncil('values: {}\n', 'duty', after)).toBeUndefined()
    expect(writeCouncil('values: [', 'duty', after)).toBeUndefined()
  })
})
