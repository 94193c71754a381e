import { setImmediate as letOthersRun } from 'node:timers/promises'
import { type KnowledgePlace, pathOf } from '../domain/knowledge-place.ts'
import type { Article, Council, Fault } from '../knowledge/article.ts'
import { parseArticle } from '../knowledge/parse-article.ts'
import { parseCouncil } from '../knowledge/parse-council.ts'
import { parseVocabulary } from '../knowledge/parse-vocabulary.ts'
import type { Vocabulary } from '../knowledge/vocabulary.ts'
import {
  listHeads,
  type PublishedHead,
  readEarlierTexts,
  readRevisionTexts,
} from '../store/published-heads.ts'
import type { Data } from '../store/store.ts'

/** A published text as it is in force, read. */
export interface ServedText {
  /** Of the revision. */
  readonly id: string
  readonly hash: string
  readonly article?: Article
  readonly council?: Council
  readonly vocabulary?: Vocabulary
}

/** What is published, by path; withdrawn texts are not there. */
export async function readPublishedHeads(data: Data): Promise<ReadonlyMap<string, PublishedHead>> {
  const heads = (await listHeads(data)).filter(({ status }) => status === 'published')
  return new Map(heads.map((head) => [pathOf(head), head]))
}

export interface ReadTexts {
  readonly texts: ReadonlyMap<string, ServedText>
  /** Of those that cannot be read, by path. */
  readonly faults: ReadonlyMap<string, readonly Fault[]>
}

/** Reads published texts, one after another, so that nobody who texts meanwhile waits for them all. */
export async function readTexts(
  data: Data,
  heads: ReadonlyMap<string, PublishedHead>,
): Promise<ReadTexts> {
  const raws = await readRevisionTexts(
    data,
    Array.from(heads.values(), ({ id }) => id),
  )
  const texts = new Map<string, ServedText>()
  const faults = new Map<string, readonly Fault[]>()
  for (const [path, head] of heads) {
    await letOthersRun()
    const read = parse(head, raws.get(head.id) ?? '')
    if ('faults' in read) faults.set(path, read.faults)
    else texts.set(path, { id: head.id, hash: head.hash, ...read })
  }
  return { texts, faults }
}

/** The newest text before this one that can be read. */
export async function readLastSound(
  data: Data,
  head: PublishedHead,
): Promise<ServedText | undefined> {
  for (const { id, hash, raw } of await readEarlierTexts(data, head)) {
    const read = parse(head, raw)
    if (!('faults' in read)) return { id, hash, ...read }
  }
  return undefined
}

function parse(
  place: KnowledgePlace,
  raw: string,
): Omit<ServedText, 'id' | 'hash'> | { readonly faults: readonly Fault[] } {
  const file = pathOf(place)
  switch (place.kind) {
    case 'article':
      return parseArticle(file, raw)
    case 'vocabulary':
      return parseVocabulary(file, raw)
    case 'council': {
      const parsed = parseCouncil(file, raw)
      return 'faults' in parsed ? parsed : { council: parsed.council }
    }
  }
}
