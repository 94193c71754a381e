import { setImmediate as letOthersRun } from 'node:timers/promises'
import type { TurnOutcome } from '../../domain/turn.ts'
import type { Library } from '../../knowledge/library.ts'
import { isSameVerdict } from '../../knowledge/search/verdict.ts'
import { compareOutcomes, isSameOutcome, type Outcome } from './compare-outcomes.ts'
import { type Judges, openJudges, type Sides } from './judge-sides.ts'
import { tryWordings } from './try-wordings.ts'
import { turnsOver, type TakeTurn } from './stand-in-search.ts'
import type { Tally } from './tally.ts'
import type { TrialDeps, TriedDraft } from './trial-deps.ts'
import type { Difference, Got } from './trial-result.ts'
import { languageOf, readTriedTexts, type TriedText } from './tried-text.ts'
import { type Drafted, withDraft } from './with-draft.ts'

export interface RunningTrial {
  readonly tally: Tally
  /** Ends it: the promise rejects. */
  readonly signal: AbortSignal
}

/** So many texts are asked at a time: an eighth of a second. */
const together = 50

/**
 * Asks everything before and after, and tallies what would change. Search is asked of every text; a
 * whole turn is taken only where it makes something else of it. Throws `DraftFaulty`.
 */
export async function runTrial(
  deps: TrialDeps,
  draft: TriedDraft,
  running: RunningTrial,
): Promise<void> {
  const published = deps.published()
  const drafted = withDraft(published, draft)
  const before = turnsOver(deps, published.library)
  const after = turnsOver(deps, drafted.library)
  const turns = { before, after, libraries: [published.library, drafted.library] as const }
  if (draft.kind === 'council') return tryWordings(drafted.articles, turns, running)
  const language = languageOf(draft)
  const judges = await openJudges(deps, { published, drafted, language })
  try {
    const { first, rest } = await readTriedTexts(deps, draft, drafted)
    running.tally.expect(first.length + Array.from(rest.values()).flat().length)
    const asking = { judges, turns, drafted, running }
    const near = await askAll(asking, first)
    await askAll(asking, nearestFirst(rest, near))
    await judges.keep()
  } finally {
    await judges.close()
  }
}

interface Turns {
  readonly before: TakeTurn
  readonly after: TakeTurn
  /** Before and after. */
  readonly libraries: readonly [Library, Library]
}

interface Asking {
  readonly judges: Judges
  readonly turns: Turns
  readonly drafted: Drafted
  readonly running: RunningTrial
}

/** Returns the articles that came up where something changed, or beside the one that is edited. */
async function askAll(asking: Asking, texts: readonly TriedText[]): Promise<ReadonlySet<string>> {
  const { judges, running } = asking
  const near = new Set<string>()
  for (let at = 0; at < texts.length; at += together) {
    running.signal.throwIfAborted()
    const some = texts.slice(at, at + together)
    const sides = await judges.judge(some.map(({ text }) => text))
    for (const [number, tried] of some.entries()) {
      const both = sides[number]
      if (both !== undefined) await compareOne(asking, tried, both, near)
    }
  }
  return near
}

async function compareOne(
  { turns, drafted, running: { tally } }: Asking,
  tried: TriedText,
  sides: Sides,
  near: Set<string>,
): Promise<void> {
  const own = drafted.article?.id
  const named = [...sides.before.articles, ...sides.after.articles]
  // Of the article that is edited, another section may answer.
  const mayDiffer = !isSameVerdict(sides.before, sides.after) || named.includes(own ?? '')
  if (!mayDiffer) {
    tally.same(tried.from)
    return
  }
  for (const article of named) near.add(article)
  await letOthersRun()
  const before = await turns.before(tried.text, sides.before)
  const after = await turns.after(tried.text, sides.after)
  if (isSameOutcome(outcomeOf(before), outcomeOf(after))) tally.same(tried.from)
  else tally.differs(differenceOf(tried, turns.libraries, before, after))
}

function differenceOf(
  { text, from, times, hidden, expected }: TriedText,
  [libraryBefore, libraryAfter]: Turns['libraries'],
  before: TurnOutcome,
  after: TurnOutcome,
): Difference {
  const articles = expected?.kind === 'articles' ? expected.articles : []
  return {
    change: compareOutcomes(outcomeOf(before), outcomeOf(after), expected),
    ...{ from, times },
    ...(hidden !== true && { text }),
    before: gotOf(libraryBefore, before),
    after: gotOf(libraryAfter, after),
    expected: articles.map((id) => titleOf(libraryAfter, id)),
  }
}

const replyOf = ({ replies }: TurnOutcome) => replies.find(({ role }) => role === 'reply')

function outcomeOf(outcome: TurnOutcome): Outcome {
  const section = replyOf(outcome)?.section
  const { kind, topics } = outcome
  return { kind, topics, ...(section !== undefined && { section }) }
}

function gotOf(library: Library, outcome: TurnOutcome): Got {
  const reply = replyOf(outcome)
  const article = library.find(reply?.article ?? '', 'en')
  const label = article?.sections.find(({ key }) => key === reply?.section)?.label
  return {
    kind: outcome.kind,
    topics: outcome.topics.map((id) => titleOf(library, id)),
    ...(label !== undefined && { section: label }),
    text: reply?.text ?? '',
  }
}

const titleOf = (library: Library, id: string): string => library.find(id, 'en')?.title ?? id

function nearestFirst(
  rest: ReadonlyMap<string, readonly TriedText[]>,
  near: ReadonlySet<string>,
): readonly TriedText[] {
  const articles = Array.from(rest)
  const isNear = ([id]: (typeof articles)[number]) => near.has(id)
  return [...articles.filter(isNear), ...articles.filter((one) => !isNear(one))].flatMap(
    ([, texts]) => texts,
  )
}
