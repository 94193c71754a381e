import { pathOf } from '../../domain/knowledge-place.ts'
import type { Council } from '../../knowledge/article.ts'
import { fill } from '../../knowledge/fill.ts'
import { parseArticle } from '../../knowledge/parse-article.ts'
import { renderForChannel } from '../../knowledge/render.ts'
import type { AnswerGot } from '../../store/asked.ts'
import { findRevision } from '../../store/revision-history.ts'
import type { Data } from '../../store/store.ts'

/** An answer as it was sent, but for names and what was left out to fit. */
export interface ReadAnswer {
  readonly article: string
  readonly title: string
  /** The label of the section; absent: the short answer. */
  readonly section?: string
  readonly text: string
}

/** What a question was answered, from the revision that was served then. */
export async function readAnswer(
  data: Data,
  council: Council,
  { article: name, revisionId, section: key }: AnswerGot,
  on: Date,
): Promise<ReadAnswer | undefined> {
  const revision = revisionId === undefined ? undefined : await findRevision(data, revisionId)
  if (revision === undefined) return undefined
  const parsed = parseArticle(pathOf(revision), revision.raw)
  if (!('article' in parsed)) return undefined
  const { title, facts, sections, shortAnswer } = parsed.article
  const section = sections.find((one) => one.key === key)
  const markdown = section?.markdown ?? shortAnswer
  const text = renderForChannel(fill(markdown, { pa: 'their PA', council, facts, on }), 'sms')
  return { article: name, title, text, ...(section !== undefined && { section: section.label }) }
}
