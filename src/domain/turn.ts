import type { ChannelName } from './address.ts'
import type { Circumstances } from './circumstances.ts'
import type { Allegation, Danger, DangerKind } from './danger.ts'
import type { MediaReference, OptOutKeyword } from './message.ts'
import type { HandoverReason, WhoWish } from './handover.ts'
import type { Person } from './person.ts'
import type { DialogState } from './talk.ts'

/** A text of the turn, not answered yet. */
export interface UnreadMessage {
  readonly id: string
  readonly text: string
  readonly media: readonly MediaReference[]
  readonly optOut?: OptOutKeyword
}

/** A text of earlier turns, oldest first. */
export interface PastMessage {
  readonly from: 'young-person' | 'bot' | 'staff'
  readonly text: string
  readonly at: Date
}

/** A person's adviser as far as the turn may say it: a name and when they are next due in. */
export interface AdviserDue {
  readonly id: string
  readonly firstName: string
  readonly workMobile?: string
  /** Undefined: nobody knows, so nothing is said about when. */
  readonly nextDueIn?: Date
  readonly dueInNow: boolean
  /** What may be told of the absence that runs now. */
  readonly away?: { readonly reason?: string; readonly until?: Date }
}

/** The handover of the talk that nobody has closed, as far as the turn may say it. */
export interface OpenHandover {
  readonly status: 'open' | 'taken'
  /** A named person has said that they have seen it. */
  readonly seenBy?: string
  readonly wish?: WhoWish
}

/** Everything one turn needs, loaded once; taking the turn reads nothing else. */
export interface Turn {
  readonly person: Person
  readonly channel: ChannelName
  readonly optedOut: boolean
  /** Undefined: the bot owns the talk. */
  readonly ownerStaffId?: string
  readonly openAlarm?: DangerKind
  readonly messages: readonly UnreadMessage[]
  readonly recent: readonly PastMessage[]
  readonly state: DialogState
  /** Absent when nobody may be named to this address, too: see `named`. */
  readonly adviser?: AdviserDue
  /** Who stands in for an adviser who is away. */
  readonly cover?: AdviserDue
  /** When somebody of the duty team is next due in; undefined when nobody knows. */
  readonly dutyNextDueIn?: Date
  readonly handover?: OpenHandover
  /**
   * False: the address is new or was silent for 90 days, and nobody has made sure whose it is.
   * Then no name is said to it.
   */
  readonly named: boolean
  /** The young person has another adviser than the one they know of: told with this turn. */
  readonly newAdviser?: string
  /** The text comes from the work phone of a member of staff. */
  readonly fromStaff: boolean
  readonly now: Date
}

export const smallTalks = [
  'greeting',
  'thanks',
  'goodbye',
  'acknowledgement',
  'are-you-human',
  'not-that',
  'yes',
  'no',
  'chat',
] as const
export type SmallTalk = (typeof smallTalks)[number]

export type Wish = 'stop' | 'start' | 'person' | 'who-sees-this' | 'help'

/** What all the readers found; none of them stops another. */
export interface Findings {
  readonly danger?: Danger
  /** A danger of an earlier turn of this talk that still counts. */
  readonly earlierDanger?: Danger
  /** 'jk', 'nvm', 'i meant my phone': it takes nothing back, but is answered as what it is. */
  readonly retraction: boolean
  readonly allegation?: Allegation
  readonly wishes: readonly Wish[]
  readonly smallTalk?: SmallTalk
  /** ISO 639 code, or 'unreadable' when there is nothing to read (emoji only, empty). */
  readonly language: string
  readonly circumstances: Circumstances
  /** The texts joined and cleaned: what search reads. */
  readonly question: string
  /** Readers that threw, by name: they found nothing, and stopped no other. */
  readonly broken: readonly string[]
}

export type OutcomeKind =
  | 'answer'
  | 'choose'
  | 'none'
  | 'crisis'
  | 'allegation'
  | 'person'
  | 'smalltalk'
  | 'stop'
  | 'silent'

/** One text to send. `welcome` and the like go along; exactly one of a turn's is the `reply`. */
export interface Reply {
  readonly role: 'reply' | 'welcome'
  readonly text: string
  /** The article and section it came from, where it came from one. */
  readonly article?: string
  readonly section?: string
}

export type Effect =
  | { readonly kind: 'open-handover'; readonly reason: HandoverReason; readonly wish?: WhoWish }
  /** What they chose of the handover that is open. `leave` closes it. */
  | { readonly kind: 'choose-who'; readonly wish: WhoWish | 'leave' }
  /** They said yes to showing what was said in the last day. */
  | { readonly kind: 'show-earlier' }
  | { readonly kind: 'told-new-adviser' }
  | { readonly kind: 'raise-alarm'; readonly danger: Danger }
  | { readonly kind: 'note-allegation'; readonly allegation: Allegation }
  /** How a person said it is safe to reach them, after they told of something an adult did. */
  | {
      readonly kind: 'note-safe-contact'
      readonly how: 'text' | 'call' | 'not-yet'
      readonly when?: string
    }
  | { readonly kind: 'opt-out' }
  | { readonly kind: 'opt-in' }
  | { readonly kind: 'welcomed' }

/** What a turn came to. `because` names the rule or the scores, for staff and for `waymark ask`. */
export interface TurnOutcome {
  readonly kind: OutcomeKind
  readonly because: string
  /** Best first; the first was answered when `kind` is 'answer'. */
  readonly topics: readonly string[]
  readonly category?: DangerKind
  readonly replies: readonly Reply[]
  readonly effects: readonly Effect[]
  readonly state: DialogState
}
