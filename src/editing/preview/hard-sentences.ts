import { readingAge } from '../../knowledge/reading-age.ts'
import { sentencesOf } from '../../knowledge/sentences.ts'

/** An article is refused above 11 years; one sentence weighs little in it until it is well above. */
const hardFrom = 15
/** One long word makes a short sentence look hard that nobody finds so. */
const fewestWords = 8

/** The sentences of a rendered text that are hard to read, in order. */
export function hardSentences(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap(sentencesOf)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.split(/\s+/).length >= fewestWords)
    .filter((sentence) => readingAge([sentence]) >= hardFrom)
}
