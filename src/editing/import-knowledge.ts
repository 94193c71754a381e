import type { Clock } from '../domain/clock.ts'
import type { Fault } from '../knowledge/article.ts'
import { checkKnowledge } from '../knowledge/check.ts'
import type { KnowledgeFile } from '../knowledge/load-files.ts'
import {
  hashOfText,
  listNewest,
  publishRevision,
  type Revision,
  type RevisionKind,
} from '../store/revisions.ts'
import type { Store } from '../store/store.ts'

export interface Imported {
  /** Files whose text is now the published revision. */
  readonly published: readonly string[]
  /** Files that changed, as did their article in the console: neither is overwritten. */
  readonly conflicts: readonly string[]
  /** What is wrong with files that were refused; what was published before stays. */
  readonly faults: readonly Fault[]
}

/**
 * Brings files into the database. A new file is published; a changed one too, unless the article
 * was edited elsewhere since the file was last brought in; a file with a fault is refused.
 */
export async function importKnowledge(
  deps: { readonly store: Store; readonly clock: Clock },
  files: readonly KnowledgeFile[],
): Promise<Imported> {
  const at = deps.clock.now()
  if (await isKnown(deps.store, files)) return { published: [], conflicts: [], faults: [] }
  const { faults } = checkKnowledge(files, at)
  const refused = new Set(faults.map((fault) => fault.file))
  const sound = files.filter((file) => !refused.has(file.path))
  return deps.store.transaction(async (tx) => {
    const known = new Map((await listNewest(tx)).map((one) => [nameOf(one), one]))
    const published: string[] = []
    const conflicts: string[] = []
    for (const file of sound) {
      const place = placeOf(file.path)
      if (place === undefined) continue
      const verdict = compare(file.raw, known.get(nameOf(place)))
      if (verdict === 'conflict') conflicts.push(file.path)
      if (verdict !== 'newer') continue
      const baseHash = hashOfText(file.raw)
      const revision = { ...place, raw: file.raw, baseHash, by: 'file', why: 'the file changed' }
      await publishRevision(tx, revision, at)
      published.push(file.path)
    }
    return { published, conflicts, faults }
  })
}

/** Nothing changed since the files were last brought in, so there is nothing to check either. */
async function isKnown(store: Store, files: readonly KnowledgeFile[]): Promise<boolean> {
  const known = new Map((await listNewest(store)).map((one) => [nameOf(one), one]))
  return files.every((file) => {
    const place = placeOf(file.path)
    return place === undefined || compare(file.raw, known.get(nameOf(place))) === 'same'
  })
}

interface RevisionPlace {
  readonly kind: RevisionKind
  readonly name: string
  readonly language: string
}

function nameOf({ kind, name, language }: RevisionPlace): string {
  return `${kind}/${language}/${name}`
}

/** council.yaml · vocabulary.<language>.yaml · <language>/<id>.md */
function placeOf(path: string): RevisionPlace | undefined {
  if (path === 'council.yaml') return { kind: 'council', name: 'council', language: 'und' }
  const [, vocabulary] = /^vocabulary\.(\w+)\.yaml$/.exec(path) ?? []
  if (vocabulary !== undefined) {
    return { kind: 'vocabulary', name: 'vocabulary', language: vocabulary }
  }
  const [, language, name] = /^(\w+)\/([\w-]+)\.md$/.exec(path) ?? []
  if (language === undefined || name === undefined) return undefined
  return { kind: 'article', name, language }
}

/** Where a revision's file is, under the knowledge folder. */
export function pathOf({ kind, name, language }: RevisionPlace): string {
  if (kind === 'council') return 'council.yaml'
  return kind === 'vocabulary' ? `vocabulary.${language}.yaml` : `${language}/${name}.md`
}

function compare(raw: string, known: Revision | undefined): 'newer' | 'same' | 'conflict' {
  if (known === undefined) return 'newer'
  const hash = hashOfText(raw)
  if (hash === known.hash || hash === known.baseHash) return 'same'
  const untouched = known.status === 'published' && known.baseHash === known.hash
  return untouched ? 'newer' : 'conflict'
}
