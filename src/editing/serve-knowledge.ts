import type { Logger } from 'pino'
import { defaultCouncilSafety } from '../domain/council-safety.ts'
import { defaultServiceHours } from '../domain/service-hours.ts'
import type { Article, Council } from '../knowledge/article.ts'
import { createLibrary, type Library } from '../knowledge/library.ts'
import type { SearchService } from '../knowledge/search/search-service.ts'
import type { Vocabulary } from '../knowledge/vocabulary.ts'
import { type PublishedHead, stateOfRevisions } from '../store/published-heads.ts'
import type { Store } from '../store/store.ts'
import { readLastSound, readPublishedHeads, readTexts, type ServedText } from './published-texts.ts'
import { putInForce } from './put-in-force.ts'

/** The published articles as they are in force in this process. */
export interface ServedKnowledge {
  readonly library: () => Library
  /** All that is in force; another object when something of it has changed. */
  readonly published: () => InForce
  readonly revisionOf: (article: string, language: string) => string | undefined
  /** What is published and not in force here: the one before goes on. */
  readonly refused: () => readonly Refused[]
  /**
   * Reads what is published and puts it in force: one changed article does not stop the rest. Costs
   * next to nothing when nothing was published, so that it can be asked every second.
   */
  refresh(): Promise<void>
}

export interface InForce {
  readonly articles: readonly Article[]
  readonly vocabulary: readonly Vocabulary[]
  readonly library: Library
}

/** A published text that is not served, and why. */
export interface Refused {
  /** As files are named: en/council-tax.md; 'index' when it is what was built of all. */
  readonly path: string
  /** `fault`: it cannot be read. `worse`: with it, other articles would not be found any more. */
  readonly why: 'fault' | 'worse'
}

export interface ServeKnowledgeDeps {
  readonly store: Store
  readonly log: Logger
  readonly search: SearchService
}

const noCouncil: Council = {
  name: '',
  shortName: '',
  countries: ['44'],
  values: {},
  serviceHours: defaultServiceHours,
  safety: defaultCouncilSafety,
}

interface State {
  /** What the store said of its revisions when this was read. */
  readonly revisions: string
  readonly texts: ReadonlyMap<string, ServedText>
  /** By path, with the hash of what was refused: it is not tried again. */
  readonly refused: ReadonlyMap<string, Refused & { readonly hash: string }>
  readonly inForce: InForce
}

const nothing: State = {
  revisions: '',
  texts: new Map(),
  refused: new Map(),
  inForce: inForceOf(new Map()),
}

/** Serves from the database; call `refresh` once at start, after every hint about articles, and often. */
export function serveKnowledge(deps: ServeKnowledgeDeps): ServedKnowledge {
  const { store, search, log } = deps
  let state = nothing
  let refreshing = Promise.resolve()
  let logged: unknown

  async function refresh(): Promise<void> {
    noteRefusedIndex()
    const revisions = await stateOfRevisions(store.reading)
    if (revisions === state.revisions) return
    state = await bringOn(deps, state, revisions)
  }

  /** What is merged in the background is refused when nobody waits for it. */
  function noteRefusedIndex(): void {
    const refused = search.refused()
    if (refused !== undefined && refused !== logged) {
      log.error({ found: refused.message }, 'a new index finds less: the one before goes on')
    }
    logged = refused
  }

  return {
    library: () => state.inForce.library,
    published: () => state.inForce,
    revisionOf: (article, language) => state.texts.get(`${language}/${article}.md`)?.id,
    refused: () => [
      ...Array.from(state.refused.values(), ({ path, why }) => ({ path, why })),
      ...(search.refused() === undefined ? [] : [{ path: 'index', why: 'worse' } as const]),
    ],
    refresh() {
      refreshing = refreshing.catch(() => undefined).then(refresh)
      return refreshing
    },
  }
}

async function bringOn(
  { store, search, log }: ServeKnowledgeDeps,
  before: State,
  revisions: string,
): Promise<State> {
  const heads = await readPublishedHeads(store.reading)
  const refused = new Map(before.refused)
  for (const [path, { hash }] of refused) if (heads.get(path)?.hash !== hash) refused.delete(path)
  const changed = new Map(
    Array.from(heads).filter(
      ([path, { hash }]) => before.texts.get(path)?.hash !== hash && !refused.has(path),
    ),
  )
  const { texts: read, faults } = await readTexts(store.reading, changed)
  const wanted = await withKept(store, before, { heads, read, faulty: new Set(faults.keys()) })
  for (const [path, found] of faults) {
    const fields = found.map(({ field }) => field)
    log.error({ file: path, fields }, 'a published text has a fault: the one before goes on')
    refused.set(path, { path, why: 'fault', hash: heads.get(path)?.hash ?? '' })
  }
  const put = await putInForce(search, before.texts, wanted)
  for (const [path, error] of put.refused) {
    const file = { file: path, found: error.message }
    log.error(file, 'with a published text others are not found: the one before goes on')
    refused.set(path, { path, why: 'worse', hash: heads.get(path)?.hash ?? '' })
  }
  log.debug({ changed: changed.size }, 'articles are in force')
  return { revisions, texts: put.texts, refused, inForce: inForceOf(put.texts) }
}

/** What should be in force: read now, as before, or, at a start, as it was before it was broken. */
async function withKept(
  store: Store,
  before: State,
  now: {
    readonly heads: ReadonlyMap<string, PublishedHead>
    readonly read: ReadonlyMap<string, ServedText>
    readonly faulty: ReadonlySet<string>
  },
): Promise<ReadonlyMap<string, ServedText>> {
  const wanted = new Map<string, ServedText>()
  for (const [path, head] of now.heads) {
    const known = before.texts.get(path)
    // The same text published again is another revision.
    const kept = known?.hash === head.hash ? { ...known, id: head.id } : known
    const sound = now.faulty.has(path) ? await readLastSound(store.reading, head) : undefined
    const text = now.read.get(path) ?? kept ?? sound
    if (text !== undefined) wanted.set(path, text)
  }
  return wanted
}

function inForceOf(texts: ReadonlyMap<string, ServedText>): InForce {
  const all = Array.from(texts.values())
  const articles = all.flatMap(({ article }) => article ?? [])
  const council = all.find((text) => text.council !== undefined)?.council ?? noCouncil
  return {
    articles,
    vocabulary: all.flatMap(({ vocabulary }) => vocabulary ?? []),
    library: createLibrary(articles, council),
  }
}
