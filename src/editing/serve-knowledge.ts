import { defaultServiceHours } from '../domain/service-hours.ts'
import type { Logger } from 'pino'
import type { Council } from '../knowledge/article.ts'
import { readKnowledge } from '../knowledge/check.ts'
import { createLibrary, type Library } from '../knowledge/library.ts'
import type { SearchService } from '../knowledge/search/create-search.ts'
import { listPublished, type Revision } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import { pathOf } from './import-knowledge.ts'
import { defaultCouncilSafety } from '../domain/council-safety.ts'

/** The published articles as they are in force in this process. */
export interface ServedKnowledge {
  readonly library: () => Library
  readonly revisionOf: (article: string, language: string) => string | undefined
  /** Reads what is published and puts it in force: one changed article does not stop the rest. */
  refresh(): Promise<void>
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

interface InForce {
  readonly library: Library
  readonly revisions: ReadonlyMap<string, Revision>
}

/** Serves from the database; call `refresh` once at start and after every hint about articles. */
export function serveKnowledge(deps: ServeKnowledgeDeps): ServedKnowledge {
  let inForce: InForce = { library: createLibrary([], noCouncil), revisions: new Map() }
  let refreshing = Promise.resolve()

  async function refresh(): Promise<void> {
    const revisions = await readRevisions(deps.store)
    const changed = changedSince(inForce.revisions, revisions)
    if (changed.length === 0) return
    const files = [...revisions].map(([path, { raw }]) => ({ path, raw }))
    const read = readKnowledge(files)
    for (const { file, field } of read.faults) {
      deps.log.error({ file, field }, 'a published text has a fault and is not served')
    }
    const library = createLibrary(read.articles, read.council ?? noCouncil)
    const onlyArticles = changed.every((path) => path.endsWith('.md'))
    if (inForce.revisions.size === 0 || !onlyArticles) {
      await deps.search.load(read.articles, read.vocabulary)
    } else {
      await editIndex(deps.search, library, changed)
    }
    inForce = { library, revisions }
    deps.log.debug({ changed: changed.length }, 'articles are in force')
  }

  return {
    library: () => inForce.library,
    revisionOf: (article, language) => inForce.revisions.get(`${language}/${article}.md`)?.id,
    refresh() {
      refreshing = refreshing.catch(() => undefined).then(refresh)
      return refreshing
    },
  }
}

async function readRevisions(store: Store): Promise<ReadonlyMap<string, Revision>> {
  return new Map((await listPublished(store)).map((revision) => [pathOf(revision), revision]))
}

function changedSince(
  before: ReadonlyMap<string, Revision>,
  after: ReadonlyMap<string, Revision>,
): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].filter((path) => before.get(path)?.hash !== after.get(path)?.hash)
}

async function editIndex(
  search: SearchService,
  library: Library,
  changed: readonly string[],
): Promise<void> {
  for (const path of changed) {
    const [language = '', file = ''] = path.split('/')
    const id = file.replace(/\.md$/, '')
    const article = library.find(id, language)
    await (article === undefined ? search.remove(id, language) : search.replace(article))
  }
}
