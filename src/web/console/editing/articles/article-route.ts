import type { FastifyRequest } from 'fastify'
import type { KnowledgePlace } from '../../../../domain/knowledge-place.ts'
import { type ArticleParts, readParts } from '../../../../knowledge/article-parts.ts'
import { withKeys } from '../../../../knowledge/new-article.ts'
import { findOpenDraft, type KnowledgeDraft } from '../../../../store/knowledge-drafts.ts'
import { findSave } from '../../../../store/knowledge-saves.ts'
import { findNewest, type PastRevision } from '../../../../store/revision-history.ts'
import type { Data } from '../../../../store/store.ts'
import { forbidden } from '../../errors.ts'

export interface ArticleRoute {
  Params: { readonly language: string; readonly name: string }
  Querystring: { readonly done?: unknown }
}

/** Which article an address is of. */
export function placeOfRoute(request: FastifyRequest<ArticleRoute>): KnowledgePlace {
  const { language, name } = request.params
  return { kind: 'article', name, language }
}

export function addressOf({ language, name }: KnowledgePlace): string {
  return `/console/editing/articles/${language}/${name}`
}

/** An article as it stands: what is published, and the draft over it. One of the two is there. */
export interface StandingArticle {
  readonly place: KnowledgePlace
  readonly draft?: KnowledgeDraft
  readonly newest?: PastRevision
  /** Of the draft, else of what is published. */
  readonly raw: string
  /** Absent: its file cannot be read as a form. */
  readonly parts?: ArticleParts
}

/** Throws like any page that is not there when nothing is. */
export async function loadArticle(data: Data, place: KnowledgePlace): Promise<StandingArticle> {
  const [draft, newest] = await Promise.all([findOpenDraft(data, place), findNewest(data, place)])
  const raw = draft?.raw ?? newest?.raw
  if (raw === undefined) throw forbidden()
  const parts = readParts(raw)
  return {
    ...{ place, raw },
    ...(draft && { draft }),
    ...(newest && { newest }),
    ...(parts && { parts: withKeys(parts) }),
  }
}

/** The version that a form says; 0, which no draft has, where it says none. */
export function versionOf({ version = '' }: Readonly<Record<string, string>>): number {
  return /^\d{1,9}$/.test(version) ? Number(version) : 0
}

/** The parts that a form was made of, by the version it says. */
export async function baseOf(
  data: Data,
  draft: KnowledgeDraft,
  version: number,
): Promise<ArticleParts | undefined> {
  const raw = version === draft.version ? draft.raw : await findSave(data, draft.id, version)
  const parts = raw === undefined ? undefined : readParts(raw)
  return parts && withKeys(parts)
}
