import type { DangerKind, Level } from '../../domain/danger.ts'
import type { HandoverReason, HandoverStage, HandoverStatus } from '../../domain/handover.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { listAddresses, type OwnAddress } from '../addresses.ts'
import type { Data } from '../store.ts'
import { visibleTo } from '../visible-to.ts'

/** Who the person is, and how the talk stands. */
export interface Head {
  readonly talk: {
    readonly id: string
    /** Undefined: the bot. */
    readonly ownerId?: string
    readonly version: number
    readonly unread: number
    readonly closedAt?: Date
    /** Another talk with them that is open and that this viewer may see, when this one is not. */
    readonly openTalkId?: string
  }
  readonly person: HeadPerson
  readonly addresses: readonly HeadAddress[]
  /** The talk's newest: it is the open one while there is one. */
  readonly handover?: HeadHandover
  /** Danger that was read in it, until somebody has said what was done. */
  readonly alarm?: HeadAlarm
}

export interface HeadAlarm {
  readonly id: string
  readonly kind: DangerKind
  readonly level: Level
  readonly openedAt: Date
  readonly unanswered: boolean
  /** Nobody has said that they have seen it. */
  readonly unseen: boolean
}

export interface HeadPerson {
  readonly id: string
  readonly registered: boolean
  readonly name?: string
  readonly birthday?: string
  readonly language: string
  readonly status?: string
  readonly adviserId?: string
  readonly leadWorkerId?: string
  readonly caseLink?: string
  /** Their texts begin with words that give nothing away. */
  readonly discreet: boolean
}

export interface HeadAddress extends OwnAddress {
  /** Somebody made sure whose it is. */
  readonly checked: boolean
}

export interface HeadHandover {
  readonly id: string
  readonly reason: HandoverReason
  readonly status: HandoverStatus
  readonly priority: number
  readonly stage: HandoverStage
  readonly wish?: string
  /** Whom it waits for; undefined: anybody of the stage's. */
  readonly forStaffId?: string
  readonly acknowledgedBy?: string
  readonly acknowledgedAt?: Date
  readonly takenBy?: string
  readonly takenAt?: Date
  readonly openedAt: Date
  readonly dueAt?: Date
  readonly outcome?: string
  /** How they said it is safe to reach them. */
  readonly safeContact?: { readonly how: string; readonly when?: string }
}

/** Undefined when there is no such talk that this viewer may see. */
export async function readHead(
  data: Data,
  viewer: Viewer,
  talkId: string,
): Promise<Head | undefined> {
  const row = await headQuery(data, viewer, talkId).executeTakeFirst()
  if (row === undefined) return undefined
  const handover = await readHandover(data, talkId)
  return {
    talk: {
      id: talkId,
      version: row.version,
      unread: row.unread,
      ...(row.owner_staff_id !== null && { ownerId: row.owner_staff_id }),
      ...(row.closed_at !== null && { closedAt: new Date(row.closed_at) }),
      ...(row.closed_at !== null && (await openTalkOf(data, viewer, row.id))),
    },
    person: toPerson(data, row),
    addresses: await readAddresses(data, row.id),
    ...(handover !== undefined && { handover }),
    ...toHeadAlarm(row),
  }
}

function headQuery(data: Data, viewer: Viewer, talkId: string) {
  return data.sql
    .selectFrom('talks')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .leftJoin('alarms', (join) =>
      join
        .onRef('alarms.talk_id', '=', 'talks.id')
        .on('alarms.category', '=', 'danger')
        .on('alarms.status', '=', 'open'),
    )
    .select(['people.id', 'people.registered', 'people.name_sealed', 'people.birthday_sealed'])
    .select(['people.language', 'people.status', 'people.adviser_id', 'people.lead_worker_id'])
    .select([
      'people.discreet_at',
      'people.case_link_sealed',
      'talks.owner_staff_id',
      'talks.version',
      'talks.unread',
    ])
    .select(['talks.closed_at', 'alarms.id as alarm_id', 'alarms.kind', 'alarms.level'])
    .select(['alarms.opened_at as alarm_at', 'alarms.unanswered_at', 'alarms.seen_at'])
    .select('alarms.acknowledged_at as dealing_at')
    .where('talks.id', '=', talkId)
    .where(visibleTo(viewer))
}

type HeadRow = NonNullable<Awaited<ReturnType<ReturnType<typeof headQuery>['executeTakeFirst']>>>

function toHeadAlarm(row: HeadRow): { readonly alarm?: HeadAlarm } {
  if (row.alarm_id === null) return {}
  return {
    alarm: {
      id: row.alarm_id,
      kind: row.kind as DangerKind,
      level: row.level === 0 ? 'emergency' : 'worried',
      openedAt: new Date(row.alarm_at ?? 0),
      unanswered: row.unanswered_at !== null && row.dealing_at === null,
      unseen: row.seen_at === null && row.dealing_at === null,
    },
  }
}

function toPerson(data: Data, row: HeadRow): HeadPerson {
  const open = (column: string, sealed: string | null): string | undefined =>
    sealed === null
      ? undefined
      : data.vault.tryOpen({ table: 'people', column, row: row.id }, sealed)
  const name = open('name', row.name_sealed)
  const birthday = open('birthday', row.birthday_sealed)
  const caseLink = open('case_link', row.case_link_sealed)
  return {
    id: row.id,
    registered: row.registered === 1,
    language: row.language,
    discreet: row.discreet_at !== null,
    ...(name !== undefined && { name }),
    ...(birthday !== undefined && { birthday }),
    ...(row.status !== null && { status: row.status }),
    ...(row.adviser_id !== null && { adviserId: row.adviser_id }),
    ...(row.lead_worker_id !== null && { leadWorkerId: row.lead_worker_id }),
    ...(caseLink !== undefined && { caseLink }),
  }
}

async function openTalkOf(
  data: Data,
  viewer: Viewer,
  personId: string,
): Promise<{ openTalkId?: string }> {
  const row = await data.sql
    .selectFrom('talks')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .select('talks.id')
    .where('talks.person_id', '=', personId)
    .where('talks.closed_at', 'is', null)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return row === undefined ? {} : { openTalkId: row.id }
}

async function readAddresses(data: Data, personId: string): Promise<readonly HeadAddress[]> {
  const checked = await data.sql
    .selectFrom('address_links')
    .select(['address_id', 'checked_at'])
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .where('checked_at', 'is not', null)
    .execute()
  const checkedIds = new Set(checked.map((link) => link.address_id))
  const addresses = await listAddresses(data, personId)
  return addresses.map((address) => ({ ...address, checked: checkedIds.has(address.id) }))
}

async function readHandover(data: Data, talkId: string): Promise<HeadHandover | undefined> {
  const row = await data.sql
    .selectFrom('handovers')
    .selectAll()
    .where('talk_id', '=', talkId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const cell = { table: 'handovers', column: 'safe_contact', row: row.id }
  const contact =
    row.safe_contact_sealed === null ? undefined : data.vault.tryOpen(cell, row.safe_contact_sealed)
  const when = <Name extends string>(name: Name, at: number | null) =>
    (at === null ? {} : { [name]: new Date(at) }) as Partial<Record<Name, Date>>
  return {
    id: row.id,
    reason: row.reason as HandoverReason,
    status: row.status as HandoverStatus,
    priority: row.priority,
    stage: row.stage as HandoverStage,
    openedAt: new Date(row.opened_at),
    ...when('acknowledgedAt', row.acknowledged_at),
    ...when('takenAt', row.taken_at),
    ...when('dueAt', row.due_at),
    ...(row.wish !== null && { wish: row.wish }),
    ...(row.for_staff_id !== null && { forStaffId: row.for_staff_id }),
    ...(row.acknowledged_by !== null && { acknowledgedBy: row.acknowledged_by }),
    ...(row.taken_by !== null && { takenBy: row.taken_by }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(contact !== undefined && { safeContact: JSON.parse(contact) as { how: string } }),
  }
}
