import { isCoreArticle } from '../../domain/core-articles.ts'
import { type KnowledgePlace, pathOf } from '../../domain/knowledge-place.ts'
import {
  type ChangeKind,
  type Hand,
  type MayPublish,
  mayPublish,
} from '../../domain/publication.ts'
import { whyNoTypo } from '../../knowledge/why-no-typo.ts'
import type { KnowledgeDraft } from '../../store/knowledge-drafts.ts'
import { authorsOf, findNewest, type PastRevision } from '../../store/revision-history.ts'
import { loadRoster } from '../../store/staff.ts'
import type { Data } from '../../store/store.ts'
import { type LatestTrial, latestTrial } from '../../store/trials.ts'
import { checkDraft, type DraftProblem } from '../check-draft.ts'
import { readKnowledgeAround } from '../knowledge-around.ts'
import { changesSafety } from './changes-safety.ts'

/** Everything that decides how a draft may be published, as it stands now. */
export interface Weighed {
  readonly draft: KnowledgeDraft
  /** What is published there now, or was withdrawn; absent: nothing ever was. */
  readonly newest?: PastRevision
  readonly authors: readonly Hand[]
  readonly isSafety: boolean
  readonly problems: readonly DraftProblem[]
  /** The newest of this version, at whatever it has come to. */
  readonly trial?: LatestTrial
  /** Absent: it is one. */
  readonly noTypo?: string
}

export async function weigh(data: Data, draft: KnowledgeDraft, now: Date): Promise<Weighed> {
  const [newest, trial, authors, problems] = await Promise.all([
    findNewest(data, draft),
    latestTrial(data, draft.id, draft.version),
    handsOf(data, draft, now),
    problemsOf(data, draft, draft.raw, now, draft.baseRevisionId === undefined),
  ])
  const before = newest?.status === 'published' ? newest.raw : undefined
  const noTypo = typoOf(draft, before)
  return {
    ...{ draft, authors, problems },
    isSafety: changesSafety(draft, before, draft.raw),
    ...(newest !== undefined && { newest }),
    ...(trial !== undefined && { trial }),
    ...(noTypo !== undefined && { noTypo }),
  }
}

/** What they who would publish it have chosen and written. */
export interface Chosen {
  readonly change: ChangeKind
  readonly why?: string
  readonly despiteWorse?: string
}

export function judge(weighed: Weighed, by: Hand, chosen: Chosen): MayPublish {
  const { draft, authors, isSafety, problems, trial, noTypo } = weighed
  return mayPublish({
    ...{ by, authors, isSafety, ...chosen },
    isSent: draft.status === 'review',
    isCore: isCoreArticle(draft.name),
    problems: problems.length,
    ...(trial?.status === 'done' && { trial }),
    ...(noTypo !== undefined && { noTypo }),
  })
}

/** Those who saved any of it, with what they may do now; whoever left may do nothing. */
async function handsOf(data: Data, { id }: KnowledgeDraft, now: Date): Promise<readonly Hand[]> {
  const [authors, roster] = await Promise.all([authorsOf(data, id), loadRoster(data, now)])
  return authors.map((author) => ({
    id: author,
    roles: roster.find((member) => member.id === author)?.roles ?? [],
  }))
}

/**
 * What keeps a text from being published, as it and all the others stand now. `begunNew`: it was begun where
 * nothing was (default: where nothing is now, as of what is brought back).
 */
export async function problemsOf(
  data: Data,
  place: KnowledgePlace,
  raw: string,
  now: Date,
  begunNew?: boolean,
): Promise<readonly DraftProblem[]> {
  const around = await readKnowledgeAround(data)
  const isNew = begunNew ?? !around.has(place)
  const { kind, name, language } = place
  return checkDraft({ place: { kind, name, language }, raw, isNew }, around, now)
}

function typoOf(draft: KnowledgeDraft, before: string | undefined): string | undefined {
  if (draft.kind !== 'article') return 'it is no article'
  return before === undefined ? 'it is new' : whyNoTypo(pathOf(draft), before, draft.raw)
}
