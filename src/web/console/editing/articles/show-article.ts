import type { FastifyReply, FastifyRequest } from 'fastify'
import { isCoreArticle } from '../../../../domain/core-articles.ts'
import type { KnowledgePlace } from '../../../../domain/knowledge-place.ts'
import type { ArticleParts } from '../../../../knowledge/article-parts.ts'
import { writeArticle } from '../../../../knowledge/write-article.ts'
import type { FieldError } from '../../admin/admin-page.ts'
import type { ConsoleDeps } from '../../page.ts'
import { shortTime } from '../../times.ts'
import { editingPage } from '../editing-page.ts'
import { publishPanel } from '../publish/panel.ts'
import { fieldsOf } from './article-fields.ts'
import { addressOf, loadArticle, type StandingArticle } from './article-route.ts'
import { companyOf } from './at-draft.ts'
import { councilKeys, type Phone, phoneOf } from './phone.ts'

export interface Shown {
  /** What was typed and not taken; the version it was typed over. */
  readonly typed?: { readonly parts: ArticleParts; readonly version: number }
  readonly errors?: readonly FieldError[]
  readonly done?: string | undefined
}

/** An article's page: the form, and the phone with what is published or drafted. */
export async function showArticle(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  place: KnowledgePlace,
  shown: Shown = {},
): Promise<FastifyReply> {
  const standing = await loadArticle(deps.store.reading, place)
  const { errors = [] } = shown
  return editingPage(request, reply, {
    ...{ view: 'articles/page', part: 'articles', status: errors.length > 0 ? 422 : 200 },
    ...(await articleContext(deps, request, standing, shown)),
    publish: await publishPanel(deps, request, standing),
    done: shown.done,
  })
}

/** What the page and its form are drawn from. */
export async function articleContext(
  deps: ConsoleDeps,
  request: FastifyRequest,
  standing: StandingArticle,
  { typed, errors = [] }: Shown = {},
) {
  const { place, draft, newest, raw } = standing
  const parts = typed?.parts ?? standing.parts
  const canEdit = draft?.status === 'draft' && parts !== undefined
  const [phone, company, keys] = await Promise.all([
    phoneFor(deps, standing, parts, raw),
    draft && companyOf(deps, draft, request.viewer.staffId),
    councilKeys(deps),
  ])
  const title = parts?.title ?? ''
  return {
    article: {
      ...{ name: place.name, language: place.language, address: addressOf(place) },
      title: title === '' ? place.name : title,
      isCore: isCoreArticle(place.name),
      isPublished: newest?.status === 'published',
      isWithdrawn: newest?.status === 'withdrawn',
    },
    ...{ draft, canEdit, errors, phone, company },
    isReadable: parts !== undefined,
    version: typed?.version ?? draft?.version,
    savedAt: draft && shortTime(draft.savedAt, deps.clock.now()),
    fields: canEdit ? fieldsOf(parts) : undefined,
    todo: Object.fromEntries((phone?.problems ?? []).map(({ field, text }) => [field, text])),
    councilKeys: [...(keys ?? [])].toSorted(),
    language: place.language,
  }
}

async function phoneFor(
  deps: ConsoleDeps,
  { place, newest }: StandingArticle,
  parts: ArticleParts | undefined,
  raw: string,
): Promise<Phone | undefined> {
  if (parts === undefined) return undefined
  const isNew = newest === undefined
  return phoneOf(deps, { place, raw: writeArticle(raw, parts), parts, isNew })
}
