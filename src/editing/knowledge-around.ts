import { type KnowledgePlace, pathOf } from '../domain/knowledge-place.ts'
import type { Article, Council } from '../knowledge/article.ts'
import { parseArticle } from '../knowledge/parse-article.ts'
import { parseCouncil } from '../knowledge/parse-council.ts'
import { stateOfRevisions } from '../store/published-heads.ts'
import { listPublished } from '../store/revisions.ts'
import type { Data } from '../store/store.ts'

/** What is published, as a draft is checked against it. */
export interface KnowledgeAround {
  readonly articles: readonly Article[]
  /** Absent when council.yaml is not published or cannot be read: its keys are then not checked. */
  readonly council?: Council
  /** Every key that an article may name, also those whose value is not known. */
  readonly keys?: ReadonlySet<string>
  /** Whether a text of this place is published. */
  has(place: KnowledgePlace): boolean
}

const lastRead = new WeakMap<Data, { readonly state: string; readonly around: KnowledgeAround }>()

/** What is published now. A thousand texts take a third of a second to read: only after a change. */
export async function readKnowledgeAround(data: Data): Promise<KnowledgeAround> {
  // Asked first: what is published meanwhile is then read once too often, never too seldom.
  const state = await stateOfRevisions(data)
  const known = lastRead.get(data)
  if (known?.state === state) return known.around
  const around = knowledgeAround(await listPublished(data))
  lastRead.set(data, { state, around })
  return around
}

/** From the texts of published revisions. */
export function knowledgeAround(
  published: readonly (KnowledgePlace & { readonly raw: string })[],
): KnowledgeAround {
  const byPath = new Map(published.map((one) => [pathOf(one), one.raw]))
  const articles = [...byPath].flatMap(([path, raw]) => {
    if (!path.endsWith('.md')) return []
    const parsed = parseArticle(path, raw)
    return 'article' in parsed ? [parsed.article] : []
  })
  const council = parseCouncil('council.yaml', byPath.get('council.yaml') ?? '')
  return {
    articles,
    has: (place) => byPath.has(pathOf(place)),
    ...('council' in council && { council: council.council, keys: council.keys }),
  }
}
