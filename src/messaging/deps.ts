import type { Logger } from 'pino'
import type { Channel, ProviderLog } from '../channels/channel.ts'
import type { ChannelName } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import type { Danger } from '../domain/danger.ts'
import type { DialogState } from '../domain/talk.ts'
import type { Findings, PastMessage, Turn, TurnOutcome } from '../domain/turn.ts'
import type { Store } from '../store/store.ts'

/** One turn, as the assistant takes it; see assistant/create-assistant.ts. */
export interface TurnTaker {
  assess(texts: readonly string[], recent: readonly PastMessage[]): Findings
  takeTurn(turn: Turn, findings: Findings): Promise<TurnOutcome>
  /** Never silence: what is said when a turn threw or took too long. Needs nothing that breaks. */
  apologise(turn: Turn): TurnOutcome
}

/** The fixed texts that leave at once, rendered at start. */
export interface FixedCards {
  danger(kind: Danger['kind']): string
  readonly dangerAgain: string
  readonly allegation: string
  /** What is open after a card of danger, and after the one for an allegation. */
  readonly afterDanger: Pick<DialogState, 'choices'>
  readonly afterAllegation: Pick<DialogState, 'choices' | 'dialog'>
}

/** What moving a message on works with. Each use case picks what it needs. */
export interface MessagingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  readonly channel: Channel
  readonly providerLog: ProviderLog
  readonly assistant: TurnTaker
  readonly cards: FixedCards
  /** Names this process in claims. */
  readonly processId: string
  /** Milliseconds a burst is waited for. */
  readonly burstMs: number
  /** Normal texts a second, for each sender. */
  readonly senderRate: number
  /** The sender of a channel: the rate is kept for each. */
  readonly senderOf: (channel: ChannelName) => string
  /** Country codes of numbers that are answered, without '+'. */
  readonly countries: () => readonly string[]
  /** The revision of an article that is being served, for the record of a question. */
  readonly revisionOf: (article: string, language: string) => string | undefined
}
