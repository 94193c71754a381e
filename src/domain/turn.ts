import type { ChannelName } from './address.ts'
import type { Circumstances } from './circumstances.ts'
import type { AboutWhom } from './allegation-case.ts'
import type { Allegation, Danger, DangerAnswer, DangerKind } from './danger.ts'
import type { MediaReference, OptOutKeyword } from './message.ts'
import type { HandoverReason, HandoverStage, Priority, WhoWish } from './handover.ts'
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
  /** No adviser reads it: it was said to the bot alone. */
  readonly sealed?: boolean
}

/** A person's adviser as far as the turn may say it: a name and when they are next due in. */
export interface AdviserDue {
  readonly id: string
  readonly firstName: string
  readonly workMobile?: string
  /** Undefined: nobody knows, so nothing is said about when. */
  readonly nextDueIn?: Date
  readonly dueInNow: boolean
  /** They are away, now or when they would be due in next, and what may be told of it. */
  readonly away?: { readonly reason?: string; readonly until?: Date }
}

/** Whom a wish for a person goes to, as far as the turn may say it. */
export interface GoesTo {
  readonly stage: HandoverStage
  /** Absent: a pool, or an address to which no name is said. */
  readonly firstName?: string
  readonly dueInNow: boolean
  /** Undefined: nobody knows, or it must not be told. */
  readonly nextDueIn?: Date
}

/** The handover of the talk that nobody has closed, as far as the turn may say it. */
export interface OpenHandover {
  readonly status: 'open' | 'taken'
  readonly askedAt: Date
  /** Who has it by now. */
  readonly with: GoesTo
  /** A person has said that they have seen it, and who, where a name may be said. */
  readonly seen: boolean
  readonly seenBy?: string
  readonly wish?: WhoWish
  /** For danger: who gets it is not theirs to choose, and nobody leaves it. */
  readonly urgent?: boolean
}

/** Everything one turn needs, loaded once; taking the turn reads nothing else. */
export interface Turn {
  readonly person: Person
  readonly channel: ChannelName
  readonly optedOut: boolean
  /** Their texts begin with words that give nothing away: see domain/discreet.ts. */
  readonly discreet?: boolean
  /** Undefined: the bot owns the talk. */
  readonly ownerStaffId?: string
  readonly openAlarm?: DangerKind
  readonly messages: readonly UnreadMessage[]
  readonly recent: readonly PastMessage[]
  readonly state: DialogState
  /** Absent when nobody may be named to this address, too: see `named`. */
  readonly adviser?: AdviserDue
  /** Whom a wish for a person goes to now. Absent: the adviser, or nobody that we know of. */
  readonly goesTo?: GoesTo
  /** … and whom, when they want somebody else today; known when the adviser is not due in. */
  readonly elsewhere?: GoesTo
  readonly handover?: OpenHandover
  /** The talk is for allegations officers alone: nothing said in it reaches an adviser. */
  readonly restricted?: boolean
  /** What they have said of a case that is open, in a restricted talk. */
  readonly toldOf?: { readonly contact: boolean; readonly about: boolean }
  /**
   * False: the address is new or was silent for 90 days, and nobody has made sure whose it is.
   * Then no name is said to it.
   */
  readonly named: boolean
  /** The young person has another adviser than the one they know of: told with this turn. */
  readonly newAdviser?: string
  /** The text comes from the work phone of a member of staff. */
  readonly fromStaff: boolean
  /** They may be asked whether an answer helps: see assistant/ask-if-helped.ts. Absent: not now. */
  readonly mayAskIfHelped?: boolean
  /** 'You said, we did', while it holds, and whether they were told of it. */
  readonly notice?: { readonly id: string; readonly text: string; readonly told: boolean }
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

export type Wish =
  | 'stop'
  | 'start'
  | 'person'
  | 'who-sees-this'
  | 'help'
  /** Somebody else reads their phone; and no longer. */
  | 'discreet'
  | 'not-discreet'

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

/** A fixed card. Its words say who was told, which is known only once the alarm has been raised. */
export type CardReference =
  | { readonly card: 'danger'; readonly kind: DangerKind }
  /** The second of an episode, and those after it. The kind decides what else is offered. */
  | { readonly card: 'again'; readonly kind: DangerKind }
  | {
      readonly card: 'answer'
      readonly answer: Exclude<DangerAnswer, 'silent'>
      readonly kind: DangerKind
    }
  | { readonly card: 'false-alarm' }

/** One text to send. `welcome` and the like go along; exactly one of a turn's is the `reply`. */
export interface Reply {
  readonly role: 'reply' | 'welcome'
  /** Of a card: as it reads where nobody is told. */
  readonly text: string
  readonly card?: CardReference
  /** The article and section it came from, where it came from one. */
  readonly article?: string
  readonly section?: string
}

export type Effect =
  | {
      readonly kind: 'open-handover'
      readonly reason: HandoverReason
      /** Default: asked. */
      readonly priority?: Priority
      readonly wish?: WhoWish
      /** Texts of earlier turns that it is about: they become readable with it. */
      readonly bring?: readonly string[]
    }
  /** What they chose of the handover that is open. `leave` closes it. */
  | { readonly kind: 'choose-who'; readonly wish: WhoWish | 'leave' }
  /** They said yes to showing what was said in the last day. */
  | { readonly kind: 'show-earlier' }
  | { readonly kind: 'told-new-adviser' }
  | { readonly kind: 'raise-alarm'; readonly danger: Danger }
  /** What they answered to the card, and that they took it back: neither closes an alarm. */
  | { readonly kind: 'danger-answer'; readonly answer: Exclude<DangerAnswer, 'silent'> }
  | { readonly kind: 'taken-back' }
  | { readonly kind: 'note-allegation'; readonly allegation: Allegation }
  /** How a person said it is safe to reach them, after they told of something an adult did. */
  | {
      readonly kind: 'note-safe-contact'
      readonly how: 'text' | 'call' | 'not-yet'
      readonly when?: string
    }
  /** Whom it is about, by number. */
  | { readonly kind: 'note-about'; readonly about: AboutWhom }
  /** Whether texts are about what they told; something else leaves for their ordinary talk. */
  | {
      readonly kind: 'about-told'
      readonly answer: 'yes' | 'something-else'
      readonly texts: readonly string[]
      readonly person?: HandoverReason
    }
  | { readonly kind: 'opt-out' }
  /** Whether their texts begin with words that give nothing away. */
  | { readonly kind: 'discreet'; readonly on: boolean }
  | { readonly kind: 'opt-in' }
  | { readonly kind: 'welcomed' }
  | { readonly kind: 'asked-if-helped' }
  /** What they said of the last answer. */
  | { readonly kind: 'helped'; readonly helped: boolean }
  /** What they would have staff write: kept masked, without whose it is. */
  | { readonly kind: 'suggested'; readonly text: string }
  | { readonly kind: 'told-notice'; readonly id: string }

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
