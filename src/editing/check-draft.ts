import { type KnowledgePlace, pathOf } from '../domain/knowledge-place.ts'
import { askKey } from '../knowledge/ask-key.ts'
import type { Article } from '../knowledge/article.ts'
import { checkArticle } from '../knowledge/check-article.ts'
import { parseArticle } from '../knowledge/parse-article.ts'
import { parseVocabulary } from '../knowledge/parse-vocabulary.ts'
import { checkCouncilDraft } from './checking/check-council-draft.ts'
import { checkMarkup } from './checking/check-markup.ts'
import { checkSize } from './checking/check-size.ts'
import { sayFault } from './checking/say-fault.ts'
import type { KnowledgeAround } from './knowledge-around.ts'

/** Something wrong with a field of the editors' forms, as the page says it beside the field. */
export interface DraftProblem {
  /**
   * Of an article: id, title, label, asks, keywords, ages, status, sources, confirm, owner,
   * review-by, facts, short-answer, section-<key>, or `file` for what no field shows. Of the others
   * the path in the file, as `values.duty-phone.value` or `means`.
   */
  readonly field: string
  readonly text: string
}

export interface DraftToCheck {
  readonly place: KnowledgePlace
  readonly raw: string
  /** It is to become an article that nothing is published of yet (default: false). */
  readonly isNew?: boolean
}

/**
 * Everything that keeps a draft from being published; none: what parses it will take it. Never
 * throws, whatever was pasted. `today` is the day of the check.
 */
export function checkDraft(
  draft: DraftToCheck,
  knowledge: KnowledgeAround,
  today: Date,
): readonly DraftProblem[] {
  const size = checkSize(draft.place.kind, draft.raw)
  if (size.length > 0) return size
  try {
    return distinct([...checkPlace(draft, knowledge), ...checkText(draft, knowledge, today)])
  } catch {
    // A parser met its end in something nobody would write by hand, such as lists in lists in lists.
    return [{ field: 'file', text: 'This text cannot be read. Undo the last change or paste.' }]
  }
}

function checkPlace({ place, isNew = false }: DraftToCheck, knowledge: KnowledgeAround) {
  const published = knowledge.has(place)
  if (isNew && published) {
    const text = `There is an article ‘${place.name}’ already: open that one, or choose another id`
    return [{ field: 'id', text }]
  }
  if (isNew || published || place.kind !== 'article') return []
  const text =
    'This article was taken out meanwhile. Restore it from its history first: your draft stays here'
  return [{ field: 'file', text }]
}

function checkText(
  { place, raw }: DraftToCheck,
  knowledge: KnowledgeAround,
  today: Date,
): DraftProblem[] {
  if (place.kind === 'council') return checkCouncilDraft(raw, knowledge, today)
  if (place.kind === 'article') return checkArticleDraft(place, raw, knowledge, today)
  const parsed = parseVocabulary(pathOf(place), raw)
  if ('vocabulary' in parsed) return []
  return parsed.faults.map(({ field, problem, remedy }) => ({
    field,
    text: `${field} ${problem}: ${remedy}`,
  }))
}

function checkArticleDraft(
  place: KnowledgePlace,
  raw: string,
  knowledge: KnowledgeAround,
  today: Date,
): DraftProblem[] {
  const file = pathOf(place)
  const parsed = parseArticle(file, raw)
  const markup = checkMarkup(raw, publishedOf(place, knowledge))
  if ('faults' in parsed) {
    // What is HTML is told by its name, with what to write in its place.
    const faults = parsed.faults.filter(({ problem }) => problem !== 'is HTML')
    return [...markup, ...faults.map((fault) => sayFault(fault, raw))]
  }
  const { council, keys } = knowledge
  const { article } = parsed
  const known = { ...(council && { council }), ...(keys && { keys }) }
  const { faults } = checkArticle({ file, raw, article, today, ...known })
  return [
    ...markup,
    ...faults.map((fault) => sayFault(fault, raw)),
    ...checkAsks(article, knowledge),
  ]
}

function publishedOf(place: KnowledgePlace, { articles }: KnowledgeAround): Article | undefined {
  return articles.find(({ id, language }) => id === place.name && language === place.language)
}

// === Asks

/** Longer ones are a paste that lost its line ends. */
const longestAsk = 1_000

function checkAsks(article: Article, { articles }: KnowledgeAround): DraftProblem[] {
  const own = new Map<string, string>()
  const problems: DraftProblem[] = []
  for (const [at, ask] of article.asks.entries()) {
    const key = askKey(ask)
    const problem = (text: string) =>
      problems.push({ field: 'asks', text: `Ask ${at + 1} ${text}` })
    if (ask.length > longestAsk)
      problem(`is ${ask.length} characters: write each on a line of its own`)
    if (own.has(key)) problem(`is there already: ‘${ask}’. Take one of them out`)
    own.set(key, ask)
  }
  for (const other of articles) {
    if (other.language !== article.language || other.id === article.id) continue
    for (const key of keysOf(other)) {
      const ask = own.get(key)
      if (ask === undefined) continue
      const text = `‘${ask}’ is an ask of the article ‘${other.title}’ already: keep it where it belongs`
      problems.push({ field: 'asks', text })
    }
  }
  return problems
}

const keysKept = new WeakMap<Article, readonly string[]>()

/** Articles are parsed once, and asked about at every save of every draft. */
function keysOf(article: Article): readonly string[] {
  const kept = keysKept.get(article) ?? article.asks.map(askKey)
  keysKept.set(article, kept)
  return kept
}

function distinct(problems: readonly DraftProblem[]): readonly DraftProblem[] {
  return [...new Map(problems.map((one) => [`${one.field}\n${one.text}`, one])).values()]
}
