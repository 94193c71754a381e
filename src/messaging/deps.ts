import type { Logger } from 'pino'
import type { Channel, ProviderLog } from '../channels/channel.ts'
import type { ChannelName } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import type { Danger } from '../domain/danger.ts'
import type { HandoverReason, Priority, WhoWish } from '../domain/handover.ts'
import type { WorkingPattern } from '../domain/staff.ts'
import type { DialogState } from '../domain/talk.ts'
import type { Findings, PastMessage, Turn, TurnOutcome } from '../domain/turn.ts'
import type { Place } from '../store/messages.ts'
import type { Store, Tx } from '../store/store.ts'

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

/** A person is asked for in a talk. */
export interface AskedFor {
  readonly talkId: string
  readonly personId: string
  readonly reason: HandoverReason
  /** Default: asked. */
  readonly priority?: Priority
  readonly wish?: WhoWish
}

/**
 * What brings a person in: the port of src/handover, which messaging must not import. All of it
 * happens in the caller's transaction.
 */
export interface HandoverDesk {
  /**
   * Opens (or joins) the talk's handover, chooses who it waits for, and queues their notices.
   * Never throws for want of staff: the handover then stays unrouted, and due at once.
   */
  open(
    tx: Tx,
    asked: AskedFor,
    at: Date,
  ): Promise<{ readonly id: string; readonly opened: boolean }>
  /**
   * What the young person chose: routes again. 'leave' closes it while nobody has taken it (never
   * for danger), and the talk with it: new texts are sealed again.
   */
  chooseWho(tx: Tx, talkId: string, wish: WhoWish | 'leave', at: Date): Promise<void>
  /** They said yes: the sealed texts of the last 24 hours move into this talk. */
  showEarlier(tx: Tx, talkId: string, at: Date): Promise<void>
  /** A text came in to a talk of the advisers'. */
  textCameIn(tx: Tx, place: Place, at: Date): Promise<void>
  /** Texts to an address were turned off: their adviser is told, to reach them another way. */
  textsOff(tx: Tx, personId: string, at: Date): Promise<void>
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
  readonly desk: HandoverDesk
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
  /** A phrase of locales/, such as 'person:taken-over'. */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
  /** The name young people know the council by. */
  readonly councilName: () => string
  /** When the service is there: adviser's deadlines are counted in its days. */
  readonly serviceHours: () => WorkingPattern
}

/** What a member of staff's own acts work with. */
export type StaffDeps = Pick<
  MessagingDeps,
  'store' | 'clock' | 'say' | 'councilName' | 'serviceHours' | 'senderOf'
>
