import { meanings, type MeantOtherwise, type Vocabulary } from '../../../../knowledge/vocabulary.ts'
import { type WordList, wordLists } from '../../../../knowledge/edit-word-list.ts'

/** Where in a vocabulary something stands: one of its lists, or one of those of what no article answers. */
export type ListName = 'means' | 'text-speak' | WordList | MeantOtherwise

export const listNames: readonly ListName[] = ['means', 'text-speak', ...wordLists, ...meanings]

export const listTitles: Readonly<Record<ListName, string>> = {
  means: 'What young people say for it',
  'text-speak': 'Text speak and spellings',
  'stop-words': 'Words that say nothing of what is asked',
  'known-words': 'Words that are spelt right',
  pressing: 'Words of what cannot wait',
  'not-covered': 'Questions that no article should answer',
  person: 'Ways of wishing for a person',
  stop: 'Ways of wishing to hear no more',
  'small-talk': 'Small talk',
}

export interface Entry {
  readonly list: ListName
  readonly word: string
  /** What it stands for; absent where a word stands alone. */
  readonly means?: string
}

/** Everything in a vocabulary, list by list. */
export function entriesOf(vocabulary: Vocabulary): readonly Entry[] {
  const { means, textSpeak, stopWords, knownWords, pressing, meantOtherwise } = vocabulary
  const alone = (list: ListName, words: readonly string[]) => words.map((word) => ({ list, word }))
  return [
    ...Object.entries(means).map(([word, said]) => ({
      ...{ list: 'means' as const, word, means: said.join(', ') },
    })),
    ...Object.entries(textSpeak).map(([word, said]) => ({
      ...{ list: 'text-speak' as const, word, means: said },
    })),
    ...alone('stop-words', stopWords),
    ...alone('known-words', knownWords),
    ...alone('pressing', pressing),
    ...meanings.flatMap((meaning) => alone(meaning, meantOtherwise[meaning])),
  ]
}

/** Those that have some words in them. */
export function findEntries(entries: readonly Entry[], sought: string): readonly Entry[] {
  const words = sought.toLowerCase().trim()
  return entries.filter(({ word, means = '' }) =>
    [word, means].some((text) => text.toLowerCase().includes(words)),
  )
}
