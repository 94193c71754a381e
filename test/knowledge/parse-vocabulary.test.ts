import { describe, expect, it } from '@jest/globals'
import { parseVocabulary } from '../../src/knowledge/parse-vocabulary.ts'

const parse = (raw: string) => parseVocabulary('vocabulary.en.yaml', raw)

describe('parsing a vocabulary', () => {
  it('reads lists written as lists and as one text', () => {
    const raw =
      'text-speak: { n: and, y: why }\nmeans: { leccy: electricity, skint: [no money, broke] }\n' +
      'stop-words: >-\n  a the\n  an\npressing: [tonight]\n'

    expect(parse(raw)).toEqual({
      vocabulary: {
        language: 'en',
        textSpeak: { n: 'and', y: 'why' },
        means: { leccy: ['electricity'], skint: ['no money', 'broke'] },
        stopWords: ['a', 'the', 'an'],
        knownWords: [],
        pressing: ['tonight'],
        meantOtherwise: { 'not-covered': [], person: [], stop: [], 'small-talk': [] },
      },
    })
  })

  it('reads what is meant otherwise as whole texts, and what is left out as none', () => {
    const raw =
      'meant-otherwise:\n  not-covered:\n    - will it rain\n    - who won\n' +
      "  person: ['get me a human']\n"

    expect(parse(raw)).toMatchObject({
      vocabulary: {
        meantOtherwise: {
          'not-covered': ['will it rain', 'who won'],
          person: ['get me a human'],
          stop: [],
          'small-talk': [],
        },
      },
    })
  })

  it.each([
    ['a meaning we do not know', '  stop: [enough]\n  persons: [human]\n', 'persons', 3],
    ['a text that is a number', '  stop:\n    - enough\n    - 2\n', 'stop[2]', 4],
    ['an empty text', "  stop:\n    - enough\n    - ' '\n", 'stop[2]', 4],
    ['words in place of a list', '  small-talk: hi there\n', 'small-talk', 2],
  ])('refuses %s, with its line', (_, lines, field, line) => {
    expect(parse(`meant-otherwise:\n${lines}`)).toMatchObject({
      faults: [{ field: `meant-otherwise.${field}`, line }],
    })
  })

  it('names the line of a fault', () => {
    expect(parse('text-speak:\n  u: you\n  2: to\n  4: 5\n')).toMatchObject({
      faults: [{ line: 4, field: 'text-speak.4' }],
    })
  })

  it('refuses a file that names no language', () => {
    expect(parseVocabulary('vocabulary.yaml', '')).toMatchObject({ faults: [{ field: 'file' }] })
  })
})
