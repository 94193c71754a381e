import type { Turn } from '../domain/turn.ts'
import type { Article } from '../knowledge/article.ts'
import { ownWords } from './own-words.ts'
import { bareNumberOf } from './pick-choice.ts'
import { readSmallTalk } from './readers/small-talk.ts'
import type { Tools } from './tools.ts'

/** What a text may lean on: what was asked and answered before it. */
export interface Before {
  /** The last question, in words search can read together with a new text. */
  readonly question: string
  /** The article that answered it, if one did. */
  readonly article?: Article
  /** The articles offered in place of an answer, when search could not decide. */
  readonly offered: readonly string[]
}

/** A very long story would drown the few words that follow it. */
const mostCharacters = 400
/** With fewer words of its own a question was itself a follow-up: the subject is the article's. */
const leastOwnWords = 2

/** Undefined at the start of a talk, and where nothing was asked but small talk. */
export function beforeOf(tools: Pick<Tools, 'library'>, turn: Turn): Before | undefined {
  const offered = offeredBy(turn)
  const unanswered = offered.length > 0 || turn.state.rephrased
  const article = unanswered ? undefined : tools.library().find(turn.state.article ?? '', 'en')
  const said = lastSaid(turn)
  const thin = said === undefined || ownWords(said).length < leastOwnWords
  const question = [thin ? article?.title : undefined, said]
    .filter((part) => part !== undefined)
    .join('. ')
  if (question === '') return undefined
  return { question, offered, ...(article === undefined ? {} : { article }) }
}

/** 'Which of these do you mean' leaves topics open, and a way out last. */
function offeredBy({ state: { choices } }: Turn): readonly string[] {
  if (choices.at(-1)?.pick.to !== 'rephrase') return []
  return choices.flatMap(({ pick }) => (pick.to === 'article' ? [pick.article] : []))
}

/** Their last text that said something; a number stands for what it picked. */
function lastSaid({ recent }: Turn): string | undefined {
  const said = recent
    .filter(({ from }) => from === 'young-person')
    .map(({ text }) => text)
    .findLast((text) => readSmallTalk([text]) === undefined)
  if (said === undefined || bareNumberOf(said) !== undefined) return undefined
  return said.slice(0, mostCharacters)
}
