import type { Choice } from '../domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import type { Article, Section } from '../knowledge/article.ts'
import { fill } from '../knowledge/fill.ts'
import { circumstancesOf, ownSection } from './circumstances.ts'
import { compose } from './compose.ts'
import { mayOffer, notServed, whenChecked } from './in-service.ts'
import { paOf, say } from './outcome.ts'
import { sayNotServed } from './say-not-served.ts'
import type { Tools } from './tools.ts'

export interface ToAnswer {
  readonly article: Article
  /** The section they chose; absent, the one their circumstances choose, else the short answer. */
  readonly section?: Section
  /** Articles for a second issue of the same text. */
  readonly also?: readonly string[]
  readonly because: string
}

const mostChoices = 4

/** The answer of one article, with its other sections as choices; or why it is not said now. */
export function answerArticle(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  answer: ToAnswer,
): TurnOutcome {
  const { article } = answer
  const why = notServed(tools, turn, article)
  if (why !== undefined) return sayNotServed(tools, turn, findings, { article, why })
  return sayArticle(tools, turn, findings, answer)
}

function sayArticle(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { article, section, also = [], because }: ToAnswer,
): TurnOutcome {
  const known = circumstancesOf(turn, findings)
  const chosen = section ?? ownSection(article.sections, known)
  const body = fill(chosen?.markdown ?? article.shortAnswer, {
    pa: paOf(tools, turn),
    council: tools.library().council,
    facts: article.facts,
    on: turn.now,
  })
  const note = whenChecked(tools, turn, article)
  const choices = choicesAfter(tools, turn, body, article, chosen, also)
  return say(turn, findings, {
    kind: 'answer',
    because: chosen === undefined ? because : `${because}; section ${chosen.key}`,
    topics: [article.id, ...also],
    body,
    note,
    choices: section === undefined ? choices : [],
    leastChoices: also.length > 0 ? 1 : 0,
    article: article.id,
    ...(chosen === undefined ? {} : { section: chosen.key }),
    state: {
      article: article.id,
      ...(section === undefined ? {} : { choices: stillOpen(turn, article, choices) }),
    },
  })
}

/** After a choice its list stays open unseen: '2' then still is the second of what they saw. */
function stillOpen(turn: Turn, article: Article, choices: readonly Choice[]): readonly Choice[] {
  const theirs = turn.state.choices.some(
    ({ pick }) => pick.to === 'section' && pick.article === article.id,
  )
  return theirs ? turn.state.choices : choices
}

/** A second issue comes second, so that it is among the few choices an SMS has room for, or first. */
function choicesAfter(
  tools: Tools,
  turn: Turn,
  body: string,
  article: Article,
  shown: Section | undefined,
  also: readonly string[],
): readonly Choice[] {
  const others = also
    .map((id) => articleChoice(tools, turn, id))
    .filter((choice) => choice !== undefined)
  const sections = article.sections
    .slice(0, mostChoices)
    .filter((section) => section.key !== shown?.key)
    .map((section): Choice => ({
      label: section.label,
      pick: { to: 'section', article: article.id, section: section.key },
    }))
  const [other, ...more] = others
  if (other === undefined) return sections
  const second = [...sections.slice(0, 1), other, ...sections.slice(1), ...more]
  const hasRoom = compose(turn, body, second).choices.includes(other)
  return (hasRoom ? second : [other, ...sections, ...more]).slice(0, mostChoices)
}

/** A choice that leads to an article's short answer; none where that would not be said now. */
export function articleChoice(tools: Tools, turn: Turn, id: string): Choice | undefined {
  const article = tools.library().find(id, 'en')
  if (article === undefined || !mayOffer(tools, turn, article)) return undefined
  return { label: article.label, pick: { to: 'article', article: id } }
}
