/** How the words of one language are read, from `knowledge/vocabulary.<language>.yaml`. */
export interface Vocabulary {
  readonly language: string
  /** Text speak and common misspellings, and what they stand for: 'wot' is 'what'. */
  readonly textSpeak: Readonly<Record<string, string>>
  /** Young people's words and the service's words for the same: 'leccy' means 'electricity'. */
  readonly means: Readonly<Record<string, readonly string[]>>
  /** Words that say nothing of what is asked. */
  readonly stopWords: readonly string[]
  /** Everyday words that are spelt right though no article uses them; never corrected. */
  readonly knownWords: readonly string[]
  /** Words of an issue that cannot wait; it is answered first. */
  readonly pressing: readonly string[]
  /** What people text that is not for an article, by what they mean. */
  readonly meantOtherwise: Readonly<Record<MeantOtherwise, readonly string[]>>
}

/**
 * What a text can mean that no article answers: a question outside what we cover, a wish for a
 * person, a wish to hear no more, or small talk.
 */
export type MeantOtherwise = 'not-covered' | 'person' | 'stop' | 'small-talk'

export const meanings: readonly MeantOtherwise[] = ['not-covered', 'person', 'stop', 'small-talk']

/** A language nobody wrote a vocabulary for. */
export function emptyVocabulary(language: string): Vocabulary {
  return {
    language,
    textSpeak: {},
    means: {},
    stopWords: [],
    knownWords: [],
    pressing: [],
    meantOtherwise: { 'not-covered': [], person: [], stop: [], 'small-talk': [] },
  }
}
