import { clean } from './plain.ts'
import { readSmallTalk } from './small-talk.ts'

/** The texts of the turn as one question: a 'hi' sent before it is not part of it. */
export function readQuestion(texts: readonly string[]): string {
  const said = texts.map(clean).filter((text) => text !== '')
  const asked = said.filter((text) => readSmallTalk([text]) === undefined)
  return (asked.length > 0 ? asked : said).join(' ')
}
