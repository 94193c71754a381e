import type { KnowledgeKind } from '../../domain/knowledge-place.ts'
import type { DraftProblem } from '../check-draft.ts'
import { splitArticle } from './split-article.ts'

/** Bytes of a whole text; the longest of what we ship is a third of these. */
const mostBytes: Readonly<Record<KnowledgeKind, number>> = {
  article: 100_000,
  council: 200_000,
  vocabulary: 1_000_000,
}
/** Characters of a short answer or a section, before they are counted as texts: three are 459. */
const longestPart = 3_000

/** A paste that is too long to be read at all, told at the part that has it. */
export function checkSize(kind: KnowledgeKind, raw: string): readonly DraftProblem[] {
  const bytes = Buffer.byteLength(raw)
  if (kind !== 'article') {
    if (bytes <= mostBytes[kind]) return []
    const text = `This is ${inKilobytes(bytes)}, of at most ${inKilobytes(mostBytes[kind])}. Undo the last paste`
    return [{ field: 'file', text }]
  }
  const [front, ...parts] = splitArticle(raw)
  const tooLong = parts.filter(({ text }) => text.length > longestPart)
  if (tooLong.length > 0) return tooLong.map(({ field, text }) => ({ field, text: tellLong(text) }))
  if (bytes <= mostBytes.article) return []
  const inFront = (front?.text.length ?? 0) > raw.length / 2
  const text = `This is ${inKilobytes(bytes)}, of at most ${inKilobytes(mostBytes.article)} for a whole article. Undo the last paste, or make two articles of it`
  return [{ field: inFront ? 'asks' : 'short-answer', text }]
}

function tellLong(text: string): string {
  const characters = text.length.toLocaleString('en-GB')
  return `This is ${characters} characters, and a text has at most 459. Keep what to do; the rest can be sections of their own`
}

function inKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} KB`
}
