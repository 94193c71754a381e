import { readCircumstances } from '../../assistant/readers/circumstances.ts'
import { readQuestion } from '../../assistant/readers/question.ts'
import type { SearchQuery } from '../../knowledge/search/candidates.ts'
import type { SearchService } from '../../knowledge/search/search-service.ts'
import type { Verdict } from '../../knowledge/search/verdict.ts'
import { openKeptVerdicts } from './kept-verdicts.ts'
import { openDrafted, openPublished } from './open-trial-search.ts'
import type { Published, TrialDeps } from './trial-deps.ts'
import type { Drafted } from './with-draft.ts'

/** What search makes of a text as things are, and with the draft. */
export interface Sides {
  readonly before: Verdict
  readonly after: Verdict
}

export interface Judges {
  /** In the order of the texts. */
  judge(texts: readonly string[]): Promise<readonly Sides[]>
  /** Keeps what is the same next time. */
  keep(): Promise<void>
  close(): Promise<void>
}

/** Two searches side by side, each in a thread of its own; the one as things are only when needed. */
export async function openJudges(
  deps: Pick<TrialDeps, 'indexCacheDir' | 'store'>,
  { published, drafted, language }: { published: Published; drafted: Drafted; language: string },
): Promise<Judges> {
  const beside = { article: drafted.before?.id ?? 'none', language }
  const kept = await openKeptVerdicts(deps, published, beside)
  const after = await openDrafted(deps, published, drafted)
  let opening: Promise<SearchService> | undefined

  async function before(texts: readonly string[]): Promise<readonly Verdict[]> {
    const unknown = texts.filter((text) => kept.get(text) === undefined)
    if (unknown.length > 0) {
      const search = await (opening ??= openBefore(deps, published, drafted))
      const verdicts = await search.judge(unknown.map((text) => queryOf(text, language)))
      for (const [at, verdict] of verdicts.entries()) kept.set(unknown[at] ?? '', verdict)
    }
    return texts.map((text) => kept.get(text) ?? { kind: 'none', articles: [], also: [] })
  }

  return {
    async judge(texts) {
      const [were, are] = await Promise.all([
        before(texts),
        after.judge(texts.map((text) => queryOf(text, language))),
      ])
      return texts.map((_, at) => {
        const [was, is] = [were[at], are[at]]
        if (was === undefined || is === undefined) throw new Error('A text was not judged')
        return { before: was, after: is }
      })
    },
    keep: () => kept.keep(),
    async close() {
      const opened = await opening?.catch(() => undefined)
      await Promise.all([after.close(), opened?.close()])
    },
  }
}

/**
 * As things are, with the article of the draft put in once more: what is edited beside a large index
 * is scored a little differently, and that difference is not the draft's.
 */
async function openBefore(
  deps: Pick<TrialDeps, 'indexCacheDir'>,
  published: Published,
  { before }: Drafted,
): Promise<SearchService> {
  const search = await openPublished(deps, published)
  if (before !== undefined) await search.replace(before)
  return search
}

/** As a turn asks it: see assistant/query.ts. */
function queryOf(text: string, language: string): SearchQuery {
  return { language, text: readQuestion([text]), circumstances: readCircumstances([text]) }
}
