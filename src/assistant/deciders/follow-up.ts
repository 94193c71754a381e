import type { Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import type { Article, Section } from '../../knowledge/article.ts'
import type { Candidates } from '../../knowledge/search/candidates.ts'
import { answerArticle } from '../answer-article.ts'
import { beforeOf, type Before } from '../before.ts'
import { circumstancesOf, ownSection } from '../circumstances.ts'
import { leansOn, type Compared } from '../leans-on.ts'
import { offerArticles } from '../offer-articles.ts'
import { ownWords } from '../own-words.ts'
import { queryOf } from '../query.ts'
import { plain } from '../readers/plain.ts'
import type { Decider, Tools } from '../tools.ts'

/**
 * 'how much is it', 'and if my boyfriend lives with me' are read together with the question before.
 * A text that is sure about something else is a change of subject and is not dragged back.
 */
export const followUp: Decider = {
  name: 'follow-up',
  async decide(tools, turn, findings) {
    const before = beforeOf(tools, turn)
    if (before === undefined) return undefined
    const query = queryOf(turn, findings)
    const text = `${before.question}. ${query.text}`
    const [alone, together] = await Promise.all([
      tools.searchArticles(query),
      tools.searchArticles({ ...query, text }),
    ])
    const compared = { alone, together }
    if (!leansOn(before, query.text, compared)) return settled(tools, turn, findings, compared)
    return continued(tools, turn, findings, before, compared)
  },
}

/** A new question that search is not sure of: what the question before makes of it helps. */
function settled(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { alone, together }: Compared,
): TurnOutcome | undefined {
  const best = answeredBy(together)
  const { judgement, candidates } = alone
  if (judgement.kind !== 'choose' || best === undefined) return undefined
  if (best === candidates[0]?.article) return answer(tools, turn, findings, best, [])
  const ids = [...new Set([best, ...judgement.articles])]
  return offerArticles(tools, turn, findings, ids, `${judgement.because}; or ${best} still`)
}

function continued(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  before: Before,
  { alone, together }: Compared,
): TurnOutcome | undefined {
  const best = answeredBy(together) ?? likeliestOffered(before, together) ?? before.article?.id
  if (best !== undefined) {
    const other = answeredBy(alone)
    const also = other === undefined || other === best ? [] : [other]
    return answer(tools, turn, findings, best, also)
  }
  const { judgement } = together
  if (judgement.kind !== 'choose' || alone.judgement.kind === 'answer') return undefined
  return offerArticles(tools, turn, findings, judgement.articles, judgement.because)
}

function answeredBy({ candidates, judgement }: Candidates): string | undefined {
  return judgement.kind === 'answer' ? candidates[0]?.article : undefined
}

/** The one of those offered that is likelier than all the others of them together. */
function likeliestOffered({ offered }: Before, { candidates }: Candidates): string | undefined {
  const among = candidates.filter(({ article }) => offered.includes(article))
  const sum = among.reduce((total, { probability }) => total + probability, 0)
  return among.find(({ probability }) => probability * 2 > sum)?.article
}

function answer(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  id: string | undefined,
  also: readonly string[],
): TurnOutcome | undefined {
  const article = tools.library().find(id ?? '', 'en')
  if (article === undefined) return undefined
  const section = sectionMeant(article, turn, findings)
  const because = `goes on with ${article.id}`
  return answerArticle(tools, turn, findings, {
    article,
    because,
    ...(section === undefined ? { also } : { section }),
  })
}

// === Which section do they mean?

function sectionMeant(article: Article, turn: Turn, findings: Findings): Section | undefined {
  const told = Object.keys(findings.circumstances).length > 0
  const known = circumstancesOf(turn, findings)
  const byWords = likeliestSection(article.sections, plain(findings.question))
  return byWords ?? (told ? ownSection(article.sections, known) : undefined)
}

/** The section most of whose own words are in the text. */
function likeliestSection(sections: readonly Section[], text: string): Section | undefined {
  const padded = ` ${text} `
  const has = (words: string) => padded.includes(` ${words} `)
  const scored = sections.map((section) => {
    const phrases = section.words.map(plain).filter((words) => words !== '')
    const inLabel = ownWords(section.label).filter(has).length
    return { section, score: phrases.filter(has).join(' ').length * 2 + inLabel }
  })
  const best = scored.toSorted((one, other) => other.score - one.score)[0]
  return best !== undefined && best.score >= 2 ? best.section : undefined
}
