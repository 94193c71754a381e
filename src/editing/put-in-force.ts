import type { SearchService } from '../knowledge/search/search-service.ts'
import { WorseIndex } from '../knowledge/search/try-index.ts'
import type { ServedText } from './published-texts.ts'

type Texts = ReadonlyMap<string, ServedText>

/** What search has by now, and what it refused because other articles would not be found. */
export interface PutInForce {
  readonly texts: Texts
  readonly refused: ReadonlyMap<string, WorseIndex>
}

/** From so many on, all is built again in place of one edit after another. */
const mostEdits = 8

/** Brings search from some texts to others; what it refuses stays as it was. */
export async function putInForce(
  search: SearchService,
  before: Texts,
  wanted: Texts,
): Promise<PutInForce> {
  const changed = changedPaths(before, wanted)
  if (before.size === 0) {
    // Without any text there is nothing to search, and nobody is ready.
    if (wanted.size > 0) await load(search, wanted)
    return { texts: wanted, refused: new Map() }
  }
  const words = changed.filter((path) => wordsIn(path, before, wanted))
  const articles = changed.filter((path) => articleIn(path, before, wanted))
  if (words.length === 0 && articles.length <= mostEdits) {
    return editOneByOne(search, before, wanted, articles)
  }
  const worse = await loadUnlessWorse(search, wanted)
  if (worse === undefined) return { texts: wanted, refused: new Map() }
  const withoutWords = withOld(wanted, before, words)
  const edited = await editOneByOne(search, before, withoutWords, articles)
  const refusedWords = words.map((path) => [path, worse] as const)
  return { ...edited, refused: new Map([...edited.refused, ...refusedWords]) }
}

const wordsIn = (path: string, ...sides: readonly Texts[]): boolean =>
  sides.some((texts) => texts.get(path)?.vocabulary !== undefined)

const articleIn = (path: string, ...sides: readonly Texts[]): boolean =>
  sides.some((texts) => texts.get(path)?.article !== undefined)

function changedPaths(before: Texts, after: Texts): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].filter((path) => before.get(path)?.hash !== after.get(path)?.hash)
}

async function load(search: SearchService, texts: Texts): Promise<void> {
  const all = Array.from(texts.values())
  await search.load(
    all.flatMap(({ article }) => article ?? []),
    all.flatMap(({ vocabulary }) => vocabulary ?? []),
  )
}

async function loadUnlessWorse(
  search: SearchService,
  texts: Texts,
): Promise<WorseIndex | undefined> {
  try {
    await load(search, texts)
    return undefined
  } catch (error) {
    if (error instanceof WorseIndex) return error
    throw error
  }
}

async function editOneByOne(
  search: SearchService,
  before: Texts,
  wanted: Texts,
  paths: readonly string[],
): Promise<PutInForce> {
  const refused = new Map<string, WorseIndex>()
  for (const path of paths) {
    const worse = await editOne(search, before.get(path), wanted.get(path))
    if (worse !== undefined) refused.set(path, worse)
  }
  return { texts: withOld(wanted, before, [...refused.keys()]), refused }
}

async function editOne(
  search: SearchService,
  before: ServedText | undefined,
  wanted: ServedText | undefined,
): Promise<WorseIndex | undefined> {
  try {
    if (wanted?.article !== undefined) await search.replace(wanted.article)
    else if (before?.article !== undefined) {
      await search.remove(before.article.id, before.article.language)
    }
    return undefined
  } catch (error) {
    if (error instanceof WorseIndex) return error
    throw error
  }
}

/** The wanted texts, but for some that stay as they were. */
function withOld(wanted: Texts, before: Texts, paths: readonly string[]): Texts {
  const texts = new Map(wanted)
  for (const path of paths) {
    const old = before.get(path)
    if (old === undefined) texts.delete(path)
    else texts.set(path, old)
  }
  return texts
}
