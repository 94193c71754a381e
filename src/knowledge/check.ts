import type { Article, Council, Fault } from './article.ts'
import { askKey } from './ask-key.ts'
import { checkOnce } from './check-once.ts'
import type { KnowledgeFile } from './load-files.ts'
import { parseArticle } from './parse-article.ts'
import { parseCouncil } from './parse-council.ts'
import { parseVocabulary } from './parse-vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface CheckedKnowledge {
  /** Articles without a fault; a file with one is refused, the rest still loads. */
  readonly articles: readonly Article[]
  /** Undefined when council.yaml is missing or refused. */
  readonly council: Council | undefined
  /** One for each language that has a file. */
  readonly vocabulary: readonly Vocabulary[]
  readonly faults: readonly Fault[]
  /** What should be mended but refuses nothing. */
  readonly warnings: readonly Fault[]
  /** Of each article in order, in years. */
  readonly readingAges: ReadonlyMap<string, number>
}

type ReadKnowledge = Omit<CheckedKnowledge, 'warnings' | 'readingAges'>

/**
 * Reads all files of a knowledge folder without weighing what they say: for texts that were
 * checked when they were published.
 */
export function readKnowledge(files: readonly KnowledgeFile[]): ReadKnowledge {
  const faults: Fault[] = []
  const council = readCouncil(files, faults)
  const vocabulary = readVocabularies(files, faults)
  const articles = articleFiles(files).flatMap(({ path, raw }) => {
    const parsed = parseArticle(path, raw)
    if ('article' in parsed) return [parsed.article]
    faults.push(...parsed.faults)
    return []
  })
  return { articles, council: council?.council, vocabulary, faults }
}

function articleFiles(files: readonly KnowledgeFile[]): readonly KnowledgeFile[] {
  return files.filter(({ path }) => path.endsWith('.md'))
}

/** Reads and checks all files of a knowledge folder together; `today` is the day of the check. */
export function checkKnowledge(files: readonly KnowledgeFile[], today: Date): CheckedKnowledge {
  const faults: Fault[] = []
  const warnings: Fault[] = []
  const council = readCouncil(files, faults)
  const vocabulary = readVocabularies(files, faults)
  const articles: Article[] = []
  const readingAges = new Map<string, number>()
  const seen: Seen = { ids: new Map(), asks: new Map() }
  for (const { path, raw } of articleFiles(files)) {
    const parsed = parseArticle(path, raw)
    if ('faults' in parsed) {
      faults.push(...parsed.faults)
      continue
    }
    const found = checkOnce({ file: path, raw, article: parsed.article, today, ...council })
    const wrong = [...found.faults, ...checkUnique(path, raw, parsed.article, seen)]
    faults.push(...wrong)
    warnings.push(...found.warnings)
    if (wrong.length > 0) continue
    articles.push(parsed.article)
    readingAges.set(parsed.article.id, found.readingAge)
  }
  return { articles, council: council?.council, vocabulary, faults, warnings, readingAges }
}

type KnownCouncil = Exclude<ReturnType<typeof parseCouncil>, { readonly faults: unknown }>

function readCouncil(files: readonly KnowledgeFile[], faults: Fault[]): KnownCouncil | undefined {
  const file = files.find(({ path }) => path === 'council.yaml')
  if (file === undefined) {
    faults.push({
      file: 'council.yaml',
      line: 1,
      field: 'file',
      problem: 'is missing',
      remedy: "add it: it has this council's names, numbers and hours",
    })
    return undefined
  }
  const parsed = parseCouncil(file.path, file.raw)
  if (!('faults' in parsed)) return parsed
  faults.push(...parsed.faults)
  return undefined
}

function readVocabularies(files: readonly KnowledgeFile[], faults: Fault[]): Vocabulary[] {
  return files
    .filter(({ path }) => /^vocabulary\..*\.yaml$/.test(path))
    .flatMap(({ path, raw }) => {
      const parsed = parseVocabulary(path, raw)
      if (!('faults' in parsed)) return [parsed.vocabulary]
      faults.push(...parsed.faults)
      return []
    })
}

// === Across files

/** Which file has an id, or an ask, first; keys begin with the language. */
interface Seen {
  readonly ids: Map<string, string>
  readonly asks: Map<string, string>
}

function checkUnique(file: string, raw: string, article: Article, seen: Seen): Fault[] {
  const faults: Fault[] = []
  const id = `${article.language}/${article.id}`
  const other = seen.ids.get(id)
  if (other !== undefined) {
    const problem = `is the id of ${other} too`
    faults.push({
      file,
      line: lineOf(raw, 'id:'),
      field: 'id',
      problem,
      remedy: 'give each its own',
    })
  }
  seen.ids.set(id, other ?? file)
  for (const [at, ask] of article.asks.entries()) {
    const key = `${article.language}/${askKey(ask)}`
    const first = seen.asks.get(key)
    if (first === undefined) seen.asks.set(key, file)
    else {
      faults.push({
        file,
        line: lineOf(raw, ask),
        field: `asks[${at + 1}]`,
        problem: `'${ask}' is an ask of ${first === file ? 'this article already' : first}`,
        remedy: 'keep it where it belongs and take it out here',
      })
    }
  }
  return faults
}

function lineOf(raw: string, text: string): number {
  return (
    Math.max(
      0,
      raw.split('\n').findIndex((line) => line.includes(text)),
    ) + 1
  )
}
