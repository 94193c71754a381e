import type { Choice, Pick } from '../../domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import { aboutTold } from '../about-told.ts'
import { answerArticle } from '../answer-article.ts'
import { askForPerson } from '../ask-for-person.ts'
import { say, sayAsIs } from '../outcome.ts'
import { numbersFor } from '../person-words.ts'
import { bareNumberOf, pickChoice } from '../pick-choice.ts'
import type { Decider, Tools } from '../tools.ts'

/**
 * A number, or the words of a choice, picks from what is open. YES picks the first where the
 * question was a yes-or-no one. A pick that belongs to a dialog is left to it.
 */
export const choice: Decider = {
  name: 'choice of a number',
  decide(tools, turn, findings) {
    const { choices } = turn.state
    if (choices.length === 0) return nothingOpen(tools, turn, findings)
    const yesOrNo = answersYesOrNo(turn, findings)
    if (yesOrNo !== undefined) return follow(tools, turn, findings, yesOrNo.pick)
    const picked = pickChoice(findings.question, choices)
    if (picked === undefined) return undefined
    if (picked.kind === 'picked') return follow(tools, turn, findings, picked.choice.pick)
    if (tellsAge(tools, turn, findings)) return undefined
    return noSuchNumber(tools, turn, findings, picked.number)
  },
}

function nothingOpen(tools: Tools, turn: Turn, findings: Findings): TurnOutcome | undefined {
  const number = bareNumberOf(findings.question)
  if (number === undefined || turn.state.dialog !== undefined) return undefined
  if (findings.smallTalk !== undefined || tellsAge(tools, turn, findings)) return undefined
  return say(turn, findings, {
    kind: 'none',
    because: 'a number, and nothing is open',
    body: tools.phrases.say('replies:choice.none-open', { number: findings.question.slice(0, 12) }),
  })
}

/** '17' after an answer that depends on age is an age: a follow-up, not a choice. */
function tellsAge(tools: Tools, turn: Turn, findings: Findings): boolean {
  const { article } = turn.state
  if (findings.circumstances.age === undefined || article === undefined) return false
  const sections = tools.library().find(article, 'en')?.sections ?? []
  return sections.some(({ when }) => when?.under !== undefined || when?.over !== undefined)
}

function answersYesOrNo(turn: Turn, findings: Findings): Choice | undefined {
  const [first, second] = turn.state.choices
  if (first?.pick.to !== 'person' || second?.pick.to !== 'rephrase') return undefined
  if (findings.smallTalk === 'yes') return first
  return findings.smallTalk === 'no' ? second : undefined
}

function noSuchNumber(tools: Tools, turn: Turn, findings: Findings, number: string): TurnOutcome {
  const { choices, dialog, rephrased } = turn.state
  const topics = choices.flatMap(({ pick }) => ('article' in pick ? [pick.article] : []))
  return say(turn, findings, {
    kind: 'choose',
    because: 'no such number',
    topics: [...new Set(topics)],
    body: tools.phrases.say('replies:choice.no-such-number', { number }),
    choices,
    state: { rephrased, ...(dialog === undefined ? {} : { dialog }) },
  })
}

function follow(tools: Tools, turn: Turn, findings: Findings, pick: Pick): TurnOutcome | undefined {
  switch (pick.to) {
    case 'section':
    case 'article':
      return followArticle(tools, turn, findings, pick)
    case 'person': {
      const { reason = 'asked', bring = [] } = pick
      return askForPerson(tools, turn, findings, { reason, because: 'chose a person', bring })
    }
    case 'rephrase':
      return say(turn, findings, {
        kind: 'none',
        because: 'will ask another way',
        body: tools.phrases.say('replies:none.rephrase'),
        state: { rephrased: true },
      })
    case 'phrase':
      return sayAsIs(turn, findings, {
        kind: 'person',
        because: `phrase ${pick.phrase}`,
        text: tools.phrases.say(pick.phrase, numbersFor(tools)),
        state: { choices: turn.state.choices },
      })
    case 'about-told':
      return aboutTold(tools, turn, findings, pick)
    case 'suggest':
      return say(turn, findings, {
        kind: 'smalltalk',
        because: 'has a suggestion',
        body: tools.phrases.say('replies:suggest.ask'),
        state: { suggesting: true },
      })
    case 'danger-answer':
    case 'dialog':
    case 'helped':
      return undefined
  }
}

/** An article may have gone, or lost a section, since the choice was offered. */
function followArticle(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  pick: Pick & { to: 'section' | 'article' },
): TurnOutcome | undefined {
  const article = tools.library().find(pick.article, 'en')
  if (article === undefined) return undefined
  if (pick.to === 'article') {
    return answerArticle(tools, turn, findings, { article, because: 'chosen' })
  }
  const section = article.sections.find(({ key }) => key === pick.section)
  const because = 'chosen'
  return answerArticle(tools, turn, findings, {
    article,
    because,
    ...(section === undefined ? {} : { section }),
  })
}
