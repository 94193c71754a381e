import type { Logger } from 'pino'
import type { Channel, ProviderLog } from '../channels/channel.ts'
import type { ChannelName } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import type { CouncilSafety } from '../domain/council-safety.ts'
import type { AlarmText, Told } from '../domain/alarm.ts'
import type { AboutWhom } from '../domain/allegation-case.ts'
import type { Allegation, Danger, DangerAnswer, DangerKind } from '../domain/danger.ts'
import type { HandoverReason, Priority, WhoWish } from '../domain/handover.ts'
import type { WorkingPattern } from '../domain/staff.ts'
import type { DialogState } from '../domain/talk.ts'
import type { CardReference, Findings, PastMessage, Turn, TurnOutcome } from '../domain/turn.ts'
import type { SafeContact } from '../store/case-contact.ts'
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
  /** The texts of an open alarm that are no reply: not picked up, read by, false alarm. */
  alarmText(text: AlarmText): string
  /** A card, with what is known of who was told; `told` undefined: no alarm is open. */
  say(card: CardReference, told: Told | undefined): string
  /** The texts that go along with a card: in their language, and for who reads along. */
  beside(findings: Pick<Findings, 'language' | 'wishes'>, channel: ChannelName): readonly string[]
  readonly allegation: string
  /** More of it, once they have said how it is safe to reach them. */
  readonly allegationAgain: string
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

/** Danger was read in a text. */
export interface RaisedDanger {
  readonly place: Place
  readonly messageId: string
  readonly danger: Danger
}

/** What became of it. */
export interface Raised {
  readonly alarmId: string
  /** False: it joined the person's open episode. */
  readonly opened: boolean
  /** The episode's kind before this text; undefined when this opened it. */
  readonly knownKind?: DangerKind
  /** What the card may say. */
  readonly told: Told
}

/**
 * What gets a person to somebody in danger: the port of src/handover/alarms. All of it happens in
 * the caller's transaction, and nothing in it may fail for want of staff, mail or network.
 */
export interface AlarmDesk {
  /** Opens the person's episode or joins it, with its handover, and tells whoever is there. */
  raise(tx: Tx, raised: RaisedDanger, at: Date): Promise<Raised>
  /** 1, 2 or 3 to the card: the first two are taken as worse, the third closes nothing. */
  answered(
    tx: Tx,
    personId: string,
    answer: Exclude<DangerAnswer, 'silent'>,
    at: Date,
  ): Promise<void>
  /** 'jk': noted on the alarm, which stays open. */
  takenBack(tx: Tx, personId: string, at: Date): Promise<void>
  /** What a text may say now of the person's open episode; undefined: none is open. */
  told(tx: Tx, personId: string, at: Date): Promise<Told | undefined>
  /** A member of staff answered an alert with four digits: what they are answered. */
  answeredByCode(tx: Tx, reply: CodeReply, at: Date): Promise<string>
}

/** Four digits from the work mobile of a member of staff. */
export interface CodeReply {
  readonly staffId: string
  readonly code: string
}

/** Something an adult did was read in a text. */
export interface RaisedAllegation {
  readonly place: Place
  readonly messageId: string
  readonly allegation: Allegation
}

/** Texts that leave a case because they are about something else. */
export interface LeavingCase {
  readonly messageIds: readonly string[]
  /** They asked for a person: the handover opens where the texts go. */
  readonly person?: HandoverReason
}

/** What became of something an adult did. */
export interface RaisedCase {
  /** False: it joined the person's open case. */
  readonly opened: boolean
  /** They have said before how it is safe to reach them. */
  readonly contactKnown: boolean
}

/** What gets it to the allegations officers, and to nobody else: the port of src/handover/cases. */
export interface CaseDesk {
  /** Opens the person's case or joins it; `place` is in the restricted talk already. */
  raise(tx: Tx, raised: RaisedAllegation, at: Date): Promise<RaisedCase>
  /** How it is safe to reach them. */
  noteContact(tx: Tx, talkId: string, contact: SafeContact, at: Date): Promise<void>
  /** By number: their PA, a manager, someone else. */
  noteAbout(tx: Tx, talkId: string, about: AboutWhom, at: Date): Promise<void>
  /** 'Is this about what you told us?' 1: its officers are told that there is more. */
  toldMore(tx: Tx, talkId: string, at: Date): Promise<void>
  /** A text came in to a restricted talk that an officer has. */
  textCameIn(tx: Tx, talkId: string, at: Date): Promise<void>
  /** A person is asked for in the restricted talk: that is for its officers. */
  askedForPerson(tx: Tx, talkId: string, at: Date): Promise<void>
  /** Texts to their number were turned off: its officers reach them another way. */
  textsOff(tx: Tx, talkId: string, at: Date): Promise<void>
  /** 2: the texts leave the restricted talk for their ordinary one, by their own choice. */
  somethingElse(tx: Tx, talkId: string, leaving: LeavingCase, at: Date): Promise<void>
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
  readonly alarmDesk: AlarmDesk
  readonly caseDesk: CaseDesk
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
  /** Whom an article is for, such as 'custody': what it says of who asks. */
  readonly statusesOf: (article: string, language: string) => readonly string[]
  /** A phrase of locales/, such as 'person:taken-over'. */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
  /** The name young people know the council by. */
  readonly councilName: () => string
  /** Who is there when nobody of the service is, and the council's own protocol. */
  readonly safety: () => CouncilSafety
  /** When the service is there: adviser's deadlines are counted in its days. */
  readonly serviceHours: () => WorkingPattern
}

/** What a member of staff's own acts work with. */
export type StaffDeps = Pick<
  MessagingDeps,
  'store' | 'clock' | 'say' | 'councilName' | 'serviceHours' | 'senderOf' | 'cards'
>
