import type { Findings, Turn } from '../../domain/turn.ts'
import type { Article, Section } from '../../knowledge/article.ts'
import type { Candidates } from '../../knowledge/search/candidates.ts'
import { answerArticle } from '../answer-article.ts'
import { circumstancesOf, ownSection } from '../circumstances.ts'
import { plain } from '../readers/plain.ts'
import { queryOf } from '../query.ts'
import type { Decider } from '../tools.ts'

/** Above this a search of the words alone is sure enough to be a change of subject. */
const sure = 0.6
/** Longer texts say what they are about. */
const mostWords = 14

/**
 * 'how much is it', 'how do i apply', 'what if im 22' are read with the article last answered. A
 * text that search is sure about on its own is a change of subject and is not dragged back.
 */
export const followUp: Decider = {
  name: 'follow-up',
  async decide(tools, turn, findings) {
    const article = tools.library().find(turn.state.article ?? '', 'en')
    if (article === undefined) return undefined
    const text = plain(findings.question)
    const section = sectionMeant(article, turn, findings, text)
    if (section === undefined && !leansOnLast(text, findings)) return undefined
    if (section === undefined && speaksOfElse(article, text)) return undefined
    const candidates = await tools.searchArticles(queryOf(turn, findings))
    if (changesSubject(candidates, article, text)) return undefined
    return answerArticle(tools, turn, findings, {
      article,
      because: `follow-up of ${article.id}`,
      ...(section === undefined ? {} : { section }),
    })
  },
}

// === Does it lean on the last answer?

const leads =
  /^(?:(?:ok|k|and|but|so|also|cool|thanks|right|yeah|then|oh|no|ta) )*(?:how (?:much|many|long|do i|do u|does|can i|often|old|far|soon|would i)|when|where|who|why|which|what (?:if|about|age|time|do i need|happens|else|does it|is it)|wot (?:if|about)|wat if|if|until|till|til|is (?:it|that|there|this)|does (?:it|that|this)|do (?:i|they|u)|can (?:i|they|u|it|my)|will (?:i|it|they|that)|would (?:i|it|they)|am i|are they|what about|even if|still|only|for how|by when|im|i am|ive|i)\b/
const pointers =
  /\b(?:it|its|that|thats|this|them|they|theyre|those|these|one|ones|there|then|tho|though|either|both|instead)\b/

function leansOnLast(text: string, findings: Findings): boolean {
  const words = text.split(' ').length
  if (words > mostWords) return false
  if (Object.keys(findings.circumstances).length > 0 && words <= 8) return true
  return (
    (leads.test(text) && (words <= 9 || pointers.test(text))) || (pointers.test(text) && words <= 7)
  )
}

// === Has it an answer of its own?

/** Words a follow-up is made of: they say nothing about a subject. */
const empty = new Set(
  (
    'how much many long often old far soon do does did can could will would should i u you me my we they them it its ' +
    'that thats this these those there is are was were be am im ive if what wot wat when where who why which about ' +
    'and but so ok k also the a an to for of in on at by with from get have has got need want apply pay cost costs ' +
    'paid money help tell still even only just then tho though or not no dont cant wont any some one else again now ' +
    'after before until till til age year years old time take takes start send go going happen happens work works ?'
  ).split(' '),
)

/** Words alike in this many first letters are the same word in another form. */
const stem = 5

/** Words of its own, of which the article has hardly any: 'can i bring my snake to the new flat'. */
function speaksOfElse(article: Article, text: string): boolean {
  const own = ownWords(text)
  if (own.length < 2) return false
  const sections = article.sections.flatMap(({ label, markdown }) => [label, markdown])
  const said = [
    article.title,
    ...article.keywords,
    ...article.asks,
    article.shortAnswer,
    ...sections,
  ]
  const known = new Set(
    plain(said.join(' '))
      .split(' ')
      .map((word) => word.slice(0, stem)),
  )
  return own.filter((word) => known.has(word.slice(0, stem))).length * 2 < own.length
}

function ownWords(text: string): readonly string[] {
  return text.split(' ').filter((word) => !empty.has(word) && !/^\d+$/.test(word))
}

function changesSubject(
  { candidates, judgement }: Candidates,
  article: Article,
  text: string,
): boolean {
  const best = candidates[0]
  if (best === undefined || best.article === article.id || judgement.kind !== 'answer') return false
  const own = ownWords(text)
  if (own.length === 0) return false
  return best.probability >= sure && (own.length >= 2 || !pointers.test(text))
}

// === Which section do they mean?

function sectionMeant(
  article: Article,
  turn: Turn,
  findings: Findings,
  text: string,
): Section | undefined {
  const told = Object.keys(findings.circumstances).length > 0
  const known = circumstancesOf(turn, findings)
  return byWords(article.sections, text) ?? (told ? ownSection(article.sections, known) : undefined)
}

/** The section most of whose own words are in the text. */
function byWords(sections: readonly Section[], text: string): Section | undefined {
  const padded = ` ${text} `
  const scored = sections.map((section) => {
    const phrases = section.words.map(plain).filter((words) => words !== '')
    const hits = phrases.filter((words) => padded.includes(` ${words} `))
    const label = plain(section.label)
      .split(' ')
      .filter((word) => !empty.has(word))
    const labelHits = label.filter((word) => padded.includes(` ${word} `)).length
    return { section, score: hits.join(' ').length * 2 + labelHits }
  })
  const best = scored.toSorted((one, other) => other.score - one.score)[0]
  return best !== undefined && best.score >= 2 ? best.section : undefined
}
