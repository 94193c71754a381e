import type { Article } from '../../knowledge/article.ts'
import { parseCouncil } from '../../knowledge/parse-council.ts'
import { placeholderPattern } from '../../knowledge/sentences.ts'
import type { SourceCheck } from '../../store/source-checks.ts'

/** What an editor has to look after, with the articles it concerns. */
export interface LooseEnds {
  /** What the council has still to confirm, by article; of the council's values, their keys. */
  readonly toConfirm: readonly { readonly article: Article; readonly what: readonly string[] }[]
  readonly valuesToConfirm: readonly string[]
  /** Values that articles name and nobody knows: a sentence with one is left out. */
  readonly deadValues: readonly { readonly key: string; readonly articles: readonly Article[] }[]
  /** Pages that articles name as sources and that are gone. */
  readonly gone: readonly { readonly check: SourceCheck; readonly articles: readonly Article[] }[]
}

/** From the published articles and council.yaml, and what was found of their sources. */
export function findLooseEnds(
  articles: readonly Article[],
  councilRaw: string,
  checks: readonly SourceCheck[],
): LooseEnds {
  const parsed = parseCouncil('council.yaml', councilRaw)
  const values = 'faults' in parsed ? {} : parsed.council.values
  const used = new Map<string, Article[]>()
  for (const article of articles) {
    for (const key of valuesNamed(article)) used.set(key, [...(used.get(key) ?? []), article])
  }
  return {
    toConfirm: articles
      .filter(({ confirm }) => confirm.length > 0)
      .map((article) => ({ article, what: article.confirm })),
    valuesToConfirm: 'faults' in parsed ? [] : parsed.toConfirm,
    deadValues: [...used]
      .filter(([key]) => !Object.hasOwn(values, key))
      .map(([key, those]) => ({ key, articles: those }))
      .sort((one, other) => other.articles.length - one.articles.length),
    gone: checks
      .filter(({ status }) => status === 'gone')
      .map((check) => ({
        check,
        articles: articles.filter(({ sources }) => sources.some(({ url }) => url === check.url)),
      }))
      .filter((one) => one.articles.length > 0),
  }
}

function valuesNamed({ shortAnswer, sections }: Article): ReadonlySet<string> {
  const text = [shortAnswer, ...sections.map(({ markdown }) => markdown)].join('\n')
  const keys = Array.from(text.matchAll(placeholderPattern)).flatMap(([, kind, key]) =>
    kind === 'council' && key !== undefined ? [key] : [],
  )
  return new Set(keys)
}
