import type { Choice } from '../domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import type { Article, Section } from '../knowledge/article.ts'
import { fill } from '../knowledge/fill.ts'
import { circumstancesOf, ownSection } from './circumstances.ts'
import { paOf, say } from './outcome.ts'
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
/** A choice's label on a small screen. */

/** The answer of one article, with its other sections as choices. */
export function answerArticle(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { article, section, also = [], because }: ToAnswer,
): TurnOutcome {
  const known = circumstancesOf(turn, findings)
  const chosen = section ?? ownSection(article.sections, known)
  const markdown = chosen?.markdown ?? article.shortAnswer
  const choices = choicesAfter(tools, article, section === undefined ? chosen : section, also)
  return say(turn, findings, {
    kind: 'answer',
    because: chosen === undefined ? because : `${because}; section ${chosen.key}`,
    topics: [article.id, ...also],
    body: fill(markdown, {
      pa: paOf(tools, turn),
      council: tools.library().council,
      facts: article.facts,
      on: turn.now,
    }),
    choices: section === undefined ? choices : [],
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

function choicesAfter(
  tools: Tools,
  article: Article,
  shown: Section | undefined,
  also: readonly string[],
): readonly Choice[] {
  const others = also.map((id) => articleChoice(tools, id)).filter((choice) => choice !== undefined)
  const sections = article.sections
    .slice(0, mostChoices)
    .filter((section) => section.key !== shown?.key)
    .map((section): Choice => ({
      label: section.label,
      pick: { to: 'section', article: article.id, section: section.key },
    }))
  const room = mostChoices - Math.min(others.length, 1)
  return [...sections.slice(0, room), ...others].slice(0, mostChoices)
}

/** A choice that leads to an article's short answer. */
export function articleChoice(tools: Tools, id: string): Choice | undefined {
  const article = tools.library().find(id, 'en')
  if (article === undefined) return undefined
  return { label: article.label, pick: { to: 'article', article: id } }
}
