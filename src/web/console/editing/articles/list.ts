import type { FastifyRequest } from 'fastify'
import { readParts } from '../../../../knowledge/article-parts.ts'
import { londonDate } from '../../../../knowledge/fill.ts'
import type { Library } from '../../../../knowledge/library.ts'
import { listOpenDrafts, type KnowledgeDraft } from '../../../../store/knowledge-drafts.ts'
import { type ArticleState, listArticleStates } from '../../../../store/views/article-states.ts'
import { readShownStaff } from '../../../../store/views/names.ts'
import type { Server } from '../../../server.ts'
import type { ConsoleDeps } from '../../page.ts'
import { dayOf } from '../../times.ts'
import { editingPage } from '../editing-page.ts'

const filters = [
  { value: 'all', text: 'All' },
  { value: 'drafts', text: 'With a draft' },
  { value: 'past', text: 'Past their review' },
  { value: 'calm', text: 'Without a draft' },
  { value: 'out', text: 'Taken out' },
] as const
type Filter = (typeof filters)[number]['value']

interface Query {
  Querystring: { readonly q?: unknown; readonly show?: unknown }
}

/** `/console/editing/articles`: all of them, by name. */
export function addArticleList(editing: Server, deps: ConsoleDeps): void {
  editing.get<Query>('/articles', async (request, reply) => {
    const q = typeof request.query.q === 'string' ? request.query.q.slice(0, 100) : ''
    const show = filters.find(({ value }) => value === request.query.show)?.value ?? 'all'
    const lines = await linesOf(deps, request)
    const named = lines.filter((line) => isNamed(line, q))
    return editingPage(request, reply, {
      ...{ view: 'articles/list', part: 'articles', q, show },
      lines: named.filter((line) => isIn(line, show)),
      total: lines.length,
      filters: filters.map((filter) => ({
        ...filter,
        count: named.filter((line) => isIn(line, filter.value)).length,
        href: `/console/editing/articles?${new URLSearchParams({ q, show: filter.value }).toString()}`,
      })),
    })
  })
}

interface Line {
  readonly name: string
  readonly title: string
  readonly label: string
  readonly language: string
  readonly href: string
  readonly draft?: string
  readonly review: string
  readonly isPast: boolean
  readonly isOut: boolean
}

async function linesOf(
  { store, clock, library }: ConsoleDeps,
  request: FastifyRequest,
): Promise<readonly Line[]> {
  const [states, drafts] = await Promise.all([
    listArticleStates(store.reading),
    listOpenDrafts(store.reading),
  ])
  const ofArticles = drafts.filter(({ kind }) => kind === 'article')
  const staff = ofArticles.map(({ savedBy }) => savedBy)
  const names = await readShownStaff(store.reading, staff)
  const sayDraft = (draft: KnowledgeDraft) =>
    draftWords(
      draft,
      draft.savedBy === request.viewer.staffId ? 'you' : names.get(draft.savedBy)?.firstName,
    )
  const today = londonDate(clock.now())
  const fresh = ofArticles.filter(
    (draft) =>
      !states.some((state) => state.name === draft.name && state.language === draft.language),
  )
  const all = [...states, ...fresh.map(({ name, language }) => ({ name, language, isOut: false }))]
  return all
    .map((state) => {
      const draft = ofArticles.find(
        ({ name, language }) => name === state.name && language === state.language,
      )
      return lineOf(library(), state, { draft, today, sayDraft })
    })
    .toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'))
}

interface With {
  readonly draft: KnowledgeDraft | undefined
  readonly today: string
  readonly sayDraft: (draft: KnowledgeDraft) => string
}

function lineOf(library: Library, { name, language, isOut }: ArticleState, own: With): Line {
  const { draft, today, sayDraft } = own
  const served = isOut ? undefined : library.find(name, language)
  const drafted = served === undefined && draft !== undefined ? readParts(draft.raw) : undefined
  const reviewBy = served?.reviewBy
  const isPast = reviewBy !== undefined && reviewBy < today
  return {
    ...{ name, language, isOut, isPast },
    title: served?.title ?? (drafted?.title || name),
    label: served?.label ?? '',
    href: `/console/editing/articles/${language}/${name}`,
    review: reviewBy === undefined ? '' : dayOf(new Date(`${reviewBy}T12:00:00Z`)),
    ...(draft && { draft: sayDraft(draft) }),
  }
}

function draftWords({ status }: KnowledgeDraft, by: string | undefined): string {
  if (status === 'review') return 'Waits for approval'
  if (status === 'scheduled') return 'Waits for its day'
  return `Draft, saved by ${by ?? 'somebody'}`
}

function isIn(line: Line, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'drafts':
      return line.draft !== undefined
    case 'past':
      return line.isPast
    case 'calm':
      return line.draft === undefined && !line.isOut
    case 'out':
      return line.isOut
  }
}

/** Every word that was typed begins a word of its title, its choice's label or its id. */
function isNamed({ title, label, name }: Line, q: string): boolean {
  const words = wordsOf(`${title} ${label} ${name}`)
  return wordsOf(q).every((typed) => words.some((word) => word.startsWith(typed)))
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLocaleLowerCase('en-GB')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
