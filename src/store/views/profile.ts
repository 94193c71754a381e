import { sql } from 'kysely'
import type { ChannelName } from '../../domain/address.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { linkReasonCell } from '../address-links.ts'
import { toAddress } from '../addresses.ts'
import type { Data } from '../store.ts'
import { personVisibleTo, visibleTo } from '../visible-to.ts'

/** All that the profile of a young person shows. */
export interface Profile {
  readonly id: string
  readonly registered: boolean
  /** Theirs, a cover's, or of a talk they own or that waits for them: no reason is asked. */
  readonly own: boolean
  readonly name?: string
  readonly birthday?: string
  readonly language: string
  readonly status?: string
  readonly district?: string
  readonly team?: string
  readonly locked: boolean
  readonly caseReference?: string
  readonly caseLink?: string
  readonly adviserId?: string
  readonly leadWorkerId?: string
  readonly addresses: readonly ProfileAddress[]
  readonly talks: readonly ProfileTalk[]
}

export interface ProfileAddress {
  readonly linkId: string
  readonly addressId: string
  readonly channel: ChannelName
  readonly value: string
  readonly optedOutAt?: Date
  readonly from: Date
  readonly until?: Date
  readonly checkedAt?: Date
  /** A member of staff's id, or a word of ours. */
  readonly linkedBy: string
  /** Why, as they gave it. */
  readonly words?: string
}

/** A talk with a person: what was said to the bot alone is not among them. */
export interface ProfileTalk {
  readonly id: string
  readonly openedAt: Date
  readonly closedAt?: Date
  readonly ownerId?: string
  readonly reason?: string
  readonly outcome?: string
}

/** A young person's profile; undefined when there is none that this viewer may see. */
export async function readProfile(
  data: Data,
  viewer: Viewer,
  personId: string,
): Promise<Profile | undefined> {
  const row = await data.sql
    .selectFrom('people')
    .selectAll('people')
    .select(isOwn(viewer).as('own'))
    .where('people.id', '=', personId)
    .where('people.staff_id', 'is', null)
    .where(sql<boolean>`(${personVisibleTo(viewer)} or ${hasTalkFor(viewer)})`)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const open = (column: string, sealed: string | null) =>
    sealed === null
      ? undefined
      : data.vault.tryOpen({ table: 'people', column, row: row.id }, sealed)
  const name = open('name', row.name_sealed)
  const birthday = open('birthday', row.birthday_sealed)
  const caseReference = open('case_reference', row.case_reference_sealed)
  const caseLink = open('case_link', row.case_link_sealed)
  return {
    id: row.id,
    registered: row.registered === 1,
    own: row.own === 1,
    language: row.language,
    locked: row.locked === 1,
    ...(name !== undefined && { name }),
    ...(birthday !== undefined && { birthday }),
    ...(caseReference !== undefined && { caseReference }),
    ...(caseLink !== undefined && { caseLink }),
    ...(row.status !== null && { status: row.status }),
    ...(row.district !== null && { district: row.district }),
    ...(row.team !== null && { team: row.team }),
    ...(row.adviser_id !== null && { adviserId: row.adviser_id }),
    ...(row.lead_worker_id !== null && { leadWorkerId: row.lead_worker_id }),
    addresses: await readAddresses(data, row.id),
    talks: await readTalks(data, viewer, row.id),
  }
}

/** Literals keep the condition readable for both engines: 1 or 0. */
function isOwn(viewer: Viewer) {
  return sql<number>`case when people.adviser_id = ${viewer.staffId}
    or people.lead_worker_id = ${viewer.staffId} or ${hasTalkFor(viewer)} then 1 else 0 end`
}

function hasTalkFor(viewer: Viewer) {
  return sql<boolean>`exists (select 1 from talks
    left join handovers on handovers.talk_id = talks.id and handovers.closed_at is null
    where talks.person_id = people.id and talks.audience = 'advisers' and talks.closed_at is null
      and (talks.owner_staff_id = ${viewer.staffId} or handovers.for_staff_id = ${viewer.staffId})
      and not exists (select 1 from person_bars
        where person_bars.person_id = people.id and person_bars.staff_id = ${viewer.staffId}))`
}

async function readAddresses(data: Data, personId: string): Promise<readonly ProfileAddress[]> {
  const rows = await data.sql
    .selectFrom('address_links')
    .innerJoin('addresses', 'addresses.id', 'address_links.address_id')
    .select(['address_links.id as link_id', 'addresses.id', 'channel', 'value_sealed'])
    .select(['opted_out_at', 'from_at', 'until_at', 'checked_at', 'linked_by', 'reason_sealed'])
    .where('address_links.person_id', '=', personId)
    .orderBy('address_links.id')
    .execute()
  return rows.map((row) => {
    const { channel, value } = toAddress(data, row)
    const words =
      row.reason_sealed === null
        ? undefined
        : data.vault.tryOpen(linkReasonCell(row.link_id), row.reason_sealed)
    return {
      linkId: row.link_id,
      addressId: row.id,
      ...{ channel, value, linkedBy: row.linked_by, from: new Date(row.from_at) },
      ...(words !== undefined && { words }),
      ...(row.opted_out_at !== null && { optedOutAt: new Date(row.opted_out_at) }),
      ...(row.until_at !== null && { until: new Date(row.until_at) }),
      ...(row.checked_at !== null && { checkedAt: new Date(row.checked_at) }),
    }
  })
}

async function readTalks(
  data: Data,
  viewer: Viewer,
  personId: string,
): Promise<readonly ProfileTalk[]> {
  const rows = await data.sql
    .selectFrom('talks')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .leftJoin('handovers', 'handovers.talk_id', 'talks.id')
    .select(['talks.id', 'talks.opened_at', 'talks.closed_at', 'talks.owner_staff_id'])
    .select(['handovers.reason', 'handovers.outcome'])
    .where('talks.person_id', '=', personId)
    .where(visibleTo(viewer))
    .orderBy('talks.id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    openedAt: new Date(row.opened_at),
    ...(row.closed_at !== null && { closedAt: new Date(row.closed_at) }),
    ...(row.owner_staff_id !== null && { ownerId: row.owner_staff_id }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.outcome !== null && { outcome: row.outcome }),
  }))
}
