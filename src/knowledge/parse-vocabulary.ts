import { z } from 'zod'
import type { Fault } from './article.ts'
import { keepParsed } from './keep-parsed.ts'
import { readYaml, type Remedies } from './read-yaml.ts'
import type { Vocabulary } from './vocabulary.ts'

export type ParsedVocabulary =
  { readonly vocabulary: Vocabulary } | { readonly faults: readonly Fault[] }

const word = z.string('is not a text; put it in quotes').trim().min(1, 'is empty')
/** Long lists are written as one text, its words apart by spaces or line ends. */
const words = z
  .union([z.array(word), z.string().transform((text) => text.split(/\s+/).filter(Boolean))])
  .default([])

const texts = z.array(word).default([])

const schema = z.strictObject({
  'text-speak': z.record(z.string(), word).default({}),
  means: z.record(z.string(), z.union([word.transform((one) => [one]), z.array(word)])).default({}),
  'stop-words': words,
  'known-words': words,
  pressing: words,
  'meant-otherwise': z
    .strictObject({ 'not-covered': texts, person: texts, stop: texts, 'small-talk': texts })
    .prefault({}),
})

const remedies: Remedies = {
  'text-speak': 'write each as spelling: meaning; put no, yes, on, off and numbers in quotes',
  means: 'write each as word: service word, or word: [one, another]',
}

/** A language's vocabulary from its file, or everything wrong with it. */
export const parseVocabulary = keepParsed((file, raw): ParsedVocabulary => {
  const language = /vocabulary\.([a-z]{2,3})\.yaml$/.exec(file)?.[1]
  if (language === undefined) return { faults: [badName(file)] }
  const read = readYaml({ file, text: raw, firstLine: 1 }, schema, remedies)
  if ('faults' in read) return read
  const vocabulary: Vocabulary = {
    language,
    textSpeak: read.value['text-speak'],
    means: read.value.means,
    stopWords: read.value['stop-words'],
    knownWords: read.value['known-words'],
    pressing: read.value.pressing,
    meantOtherwise: read.value['meant-otherwise'],
  }
  return { vocabulary }
})

function badName(file: string): Fault {
  const remedy = 'name it vocabulary.<language>.yaml, such as vocabulary.en.yaml'
  return { file, line: 1, field: 'file', problem: 'does not name a language', remedy }
}
