import { describe, expect, it } from '@jest/globals'
import { parseVocabulary } from '../../src/knowledge/parse-vocabulary.ts'

describe('parsing a vocabulary', () => {
  it('reads lists written as lists and as one text', () => {
    const raw =
      'text-speak: { n: and, y: why }\nmeans: { leccy: electricity, skint: [no money, broke] }\n' +
      'stop-words: >-\n  a the\n  an\npressing: [tonight]\n'

    expect(parseVocabulary('vocabulary.en.yaml', raw)).toEqual({
      vocabulary: {
        language: 'en',
        textSpeak: { n: 'and', y: 'why' },
        means: { leccy: ['electricity'], skint: ['no money', 'broke'] },
        stopWords: ['a', 'the', 'an'],
        knownWords: [],
        pressing: ['tonight'],
      },
    })
  })

  it('names the line of a fault', () => {
    expect(
      parseVocabulary('vocabulary.en.yaml', 'text-speak:\n  u: you\n  2: to\n  4: 5\n'),
    ).toMatchObject({
      faults: [{ line: 4, field: 'text-speak.4' }],
    })
  })

  it('refuses a file that names no language', () => {
    expect(parseVocabulary('vocabulary.yaml', '')).toMatchObject({ faults: [{ field: 'file' }] })
  })
})
