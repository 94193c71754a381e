import type { OutOfService } from '../domain/out-of-service.ts'
import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import type { Library } from '../knowledge/library.ts'
import type { SearchArticles } from '../knowledge/search/candidates.ts'
import type { Cards } from '../safeguarding/cards.ts'
import type { Engine } from './engine/engine-port.ts'
import type { Phrases } from './phrases.ts'

/** What a turn is taken with. Only `searchArticles` and `engine` are awaited. */
export interface Tools {
  readonly phrases: Phrases
  readonly searchArticles: SearchArticles
  /** The library in force now: it is replaced as a whole when an article changes. */
  readonly library: () => Library
  /** What staff have taken out of service; absent: nothing. The safety net never asks. */
  readonly outOfService?: () => OutOfService
  readonly cards: Cards
  readonly engine: Engine
}

/** Answers, or passes with undefined. Never changes what it is given. */
export type Decide = (
  tools: Tools,
  turn: Turn,
  findings: Findings,
) => TurnOutcome | undefined | Promise<TurnOutcome | undefined>

export interface Decider {
  readonly name: string
  readonly decide: Decide
}
