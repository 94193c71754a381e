import type { OutcomeKind } from '../../domain/turn.ts'
import type { Library } from '../../knowledge/library.ts'
import type { Candidates } from '../../knowledge/search/candidates.ts'
import type { SearchService } from '../../knowledge/search/search-service.ts'
import { countSegments } from '../../knowledge/segments.ts'
import { openDrafted, replaceIn } from './open-trial-search.ts'
import { takeTrialTurn } from './take-trial-turn.ts'
import type { Answering, Published, TrialDeps, TriedDraft } from './trial-deps.ts'
import { type Drafted, withDraft } from './with-draft.ts'

/** What a young person would be sent if the draft were published. */
export interface DraftAnswer {
  readonly kind: OutcomeKind
  readonly replies: readonly { readonly text: string; readonly segments: number }[]
  /** The article that answers, with its title, and the label of the section. */
  readonly article?: { readonly id: string; readonly title: string; readonly section?: string }
  /** What search found nearest, best first. */
  readonly nearest: readonly {
    readonly id: string
    readonly title: string
    /** Between 0 and 1. */
    readonly probability: number
    readonly why: string
  }[]
}

/** Asks drafts, one draft at a time. */
export interface DraftAsker {
  /** Throws `DraftFaulty` when the draft cannot be read. */
  ask(draft: TriedDraft, text: string): Promise<DraftAnswer>
  close(): Promise<void>
}

/** So long nobody has asked, the search of the draft is closed: it holds a hundred megabytes. */
const idleMs = 5 * 60_000
const nearestShown = 3

interface Open {
  readonly draftId: string
  readonly version: number
  readonly published: Published
  readonly drafted: Drafted
  readonly search: SearchService
  readonly assistant: Answering
  /** What it found for the text that was asked last. */
  readonly last: { found?: Candidates }
}

export function createDraftAsker(deps: TrialDeps): DraftAsker {
  const closing = new AbortController()
  let open: Open | undefined
  let line: Promise<unknown> = Promise.resolve()
  let asks = 0

  async function shut(): Promise<void> {
    const search = open?.search
    open = undefined
    await search?.close()
  }

  /** The search with this draft in it; that of an older version of the same text is brought on. */
  async function opened(draft: TriedDraft): Promise<Open> {
    const published = deps.published()
    const isSame = open?.draftId === draft.id && open.published.library === published.library
    if (open !== undefined && isSame && open.version === draft.version) return open
    const drafted = withDraft(published, draft)
    const now = { draftId: draft.id, version: draft.version, published, drafted }
    if (open !== undefined && isSame && drafted.article !== undefined) {
      await replaceIn(open.search, drafted)
      open = withAssistant(deps, { ...now, search: open.search })
    } else {
      await shut()
      open = withAssistant(deps, { ...now, search: await openDrafted(deps, published, drafted) })
    }
    return open
  }

  async function closeWhenIdle(ask: number): Promise<void> {
    await deps.clock.wait(idleMs, closing.signal)
    if (ask === asks) await shut()
  }

  return {
    ask(draft, text) {
      const answering = line.then(async () => {
        closing.signal.throwIfAborted()
        // Counted first: the end of an earlier wait must not close what is just being asked.
        asks += 1
        const ask = asks
        try {
          return await answerFrom(deps, await opened(draft), text)
        } finally {
          void closeWhenIdle(ask)
        }
      })
      line = answering.catch(() => undefined)
      return answering
    },
    async close() {
      closing.abort()
      await line
      await shut()
    },
  }
}

function withAssistant(deps: TrialDeps, open: Omit<Open, 'assistant' | 'last'>): Open {
  const last: Open['last'] = {}
  const assistant = deps.assistantWith({
    async searchArticles(query) {
      last.found = await open.search.searchArticles(query)
      return last.found
    },
    library: () => open.drafted.library,
  })
  return { ...open, assistant, last }
}

async function answerFrom({ clock }: TrialDeps, open: Open, text: string): Promise<DraftAnswer> {
  const { assistant, last, drafted } = open
  const { library } = drafted
  delete last.found
  const { kind, replies } = await takeTrialTurn(assistant, text, clock.now())
  const said = replies.find(({ role }) => role === 'reply')
  return {
    kind,
    replies: replies.map((reply) => ({
      text: reply.text,
      segments: countSegments(reply.text).segments,
    })),
    ...articleOf(library, said?.article, said?.section),
    nearest: nearestOf(library, last.found),
  }
}

function articleOf(
  library: Library,
  id: string | undefined,
  section: string | undefined,
): Pick<DraftAnswer, 'article'> {
  const article = id === undefined ? undefined : library.find(id, 'en')
  if (article === undefined) return {}
  const label = article.sections.find(({ key }) => key === section)?.label
  const { title } = article
  return { article: { id: article.id, title, ...(label !== undefined && { section: label }) } }
}

function nearestOf(library: Library, found: Candidates | undefined): DraftAnswer['nearest'] {
  return (found?.candidates ?? []).slice(0, nearestShown).map(({ article, probability, why }) => ({
    ...{ id: article, probability, why: why[0] ?? '' },
    title: library.find(article, 'en')?.title ?? article,
  }))
}
