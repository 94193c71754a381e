import type { Article, Council, Fault } from '../../knowledge/article.ts'
import { checkArticle } from '../../knowledge/check-article.ts'
import { parseCouncil } from '../../knowledge/parse-council.ts'
import { placeholderPattern } from '../../knowledge/sentences.ts'
import { requiredSafetyValues } from '../../safeguarding/cards.ts'
import type { DraftProblem } from '../check-draft.ts'
import type { KnowledgeAround } from '../knowledge-around.ts'

/** What is wrong with the council's values, also as the articles and danger cards would say them. */
export function checkCouncilDraft(
  raw: string,
  knowledge: KnowledgeAround,
  today: Date,
): DraftProblem[] {
  const parsed = parseCouncil('council.yaml', raw)
  if ('faults' in parsed) {
    return parsed.faults.map(sayCouncilFault)
  }
  const { council, keys } = parsed
  const before = knowledge.council?.values ?? {}
  return [
    ...checkCards(before, council.values),
    ...knowledge.articles.flatMap((article) => [
      ...checkKeys(article, keys),
      ...checkLengths(article, { council, before, knowledge, today }),
    ]),
  ]
}

/** As whoever fills in a form reads it: they write no YAML. */
function sayCouncilFault({ field, problem, remedy }: Fault): DraftProblem {
  if (!/^values\..+\.value$/.test(field)) return { field, text: `${field} ${problem}: ${remedy}` }
  const text = `The value ${problem}. Look at the source again, or say that it is not known`
  return { field, text }
}

/** Nobody in danger may get a card with a gap where a number was. */
function checkCards(before: Council['values'], after: Council['values']): DraftProblem[] {
  return requiredSafetyValues
    .filter((key) => before[key] !== undefined && after[key] === undefined)
    .map((key) => ({
      field: `values.${key}.value`,
      text: 'The danger cards say this number, so it cannot become unknown. Write the new one',
    }))
}

function checkKeys(article: Article, keys: ReadonlySet<string>): DraftProblem[] {
  return keysIn(article)
    .filter((key) => !keys.has(key))
    .map((key) => ({
      field: `values.${key}.value`,
      text: `‘${key}’ is gone, and the article ‘${article.title}’ says it. Say that it is not known in place of taking it out`,
    }))
}

interface Change {
  readonly council: Council
  readonly before: Council['values']
  readonly knowledge: KnowledgeAround
  readonly today: Date
}

/** A longer value makes the texts longer that say it. */
function checkLengths(
  article: Article,
  { council, before, knowledge, today }: Change,
): DraftProblem[] {
  const changed = keysIn(article).filter((key) => before[key] !== council.values[key])
  const [key] = changed
  if (key === undefined) return []
  const faultsWith = (values: Council | undefined) =>
    checkArticle({
      ...{ file: `${article.language}/${article.id}.md`, raw: '', article, today },
      ...(values && { council: values }),
    }).faults
  const known = new Set(faultsWith(knowledge.council).map(({ field }) => field))
  return faultsWith(council)
    .filter(({ field }) => !known.has(field))
    .map(({ field, problem }) => ({
      field: `values.${key}.value`,
      text: `With it, the ${field} of the article ‘${article.title}’ ${problem}. Write it shorter, or shorten the article first`,
    }))
}

/** The council's values that an article says. */
export function keysIn({ shortAnswer, sections }: Article): readonly string[] {
  const text = [shortAnswer, ...sections.map(({ markdown }) => markdown)].join('\n')
  const keys = Array.from(text.matchAll(placeholderPattern), ([, kind, key]) =>
    kind === 'council' ? key : undefined,
  )
  return [...new Set(keys)].filter((key) => key !== undefined)
}
