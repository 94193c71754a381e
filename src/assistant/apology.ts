import type { DialogState } from '../domain/talk.ts'
import type { Turn, TurnOutcome } from '../domain/turn.ts'
import type { Council } from '../knowledge/article.ts'
import { toGsm7 } from '../knowledge/segments.ts'
import { numbersFor } from './person-words.ts'
import type { Phrases } from './phrases.ts'

/** The outcome of a turn that threw or took too long; `because` is for staff, never the error's text. */
export type Apologise = (turn: Pick<Turn, 'state' | 'restricted'>, because: string) => TurnOutcome

/** Renders the apology once, at start: sending it needs nothing that could have broken the turn. */
export function createApology(phrases: Phrases, council: Council): Apologise {
  const library = () => ({ council, find: () => undefined, all: () => [] })
  const textOf = (key: string) => toGsm7(phrases.say(key, numbersFor({ library, phrases })))
  const asking = textOf('errors:apology')
  const alone = textOf('errors:apology-alone')
  return ({ state, restricted = false }, because) => ({
    kind: 'none',
    because: `apology: ${because}`,
    topics: [],
    replies: [{ role: 'reply', text: restricted ? alone : asking }],
    effects: restricted ? [] : [{ kind: 'open-handover', reason: 'apology' }],
    state: afterApology(state),
  })
}

/** An open dialog may be what broke the turn: it is dropped, and open numbers with it. */
function afterApology(state: DialogState): DialogState {
  const { article, circumstances, rephrased } = state
  return {
    version: 1,
    choices: [],
    ...(article === undefined ? {} : { article }),
    circumstances,
    rephrased,
  }
}
