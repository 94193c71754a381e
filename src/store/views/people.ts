import { sql } from 'kysely'
import { hasRole, type Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { personVisibleTo } from '../visible-to.ts'

/** A young person as the list shows them. */
export interface ListedPerson {
  readonly id: string
  readonly name: string
  readonly birthday?: string
  readonly status?: string
  readonly adviserId?: string
  /** Theirs: adviser or lead worker. */
  readonly own: boolean
  readonly locked: boolean
  /** The newest text of a talk with a person; what was said to the bot alone stays sealed. */
  readonly lastTalkAt?: Date
  readonly talkId?: string
  readonly optedOut: boolean
  readonly addresses: number
}

export interface PeopleAsked {
  /** Part of a name, in any case of letters. */
  readonly search?: string
  /** Only those without a talk since then. */
  readonly quietSince?: Date
  /** The whole team's, for duty advisers and managers; otherwise one's own. */
  readonly whole: boolean
}

/** As many as a page shows; a search narrows them. */
const mostListed = 200

/** The young people this viewer may see, by name; own ones first. */
export async function readPeople(
  data: Data,
  viewer: Viewer,
  asked: PeopleAsked,
): Promise<{ readonly people: readonly ListedPerson[]; readonly total: number }> {
  const own = sql<number>`case when people.adviser_id = ${viewer.staffId}
    or people.lead_worker_id = ${viewer.staffId} then 1 else 0 end`
  const rows = await data.sql
    .selectFrom('people')
    .select(['people.id', 'people.name_sealed', 'people.birthday_sealed', 'people.status'])
    .select(['people.adviser_id', 'people.locked', own.as('own')])
    .select(lastTalk.as('last_talk_at'))
    .select(newestTalk.as('talk_id'))
    .select(addressesWhere(sql`1 = 1`).as('addresses'))
    .select(addressesWhere(sql`addresses.opted_out_at is not null`).as('off'))
    .where('people.registered', '=', 1)
    .where('people.left_register_at', 'is', null)
    .where(personVisibleTo(viewer))
    .$if(!asked.whole, (query) => query.where(own, '=', 1))
    .execute()
  const quiet = asked.quietSince?.getTime()
  const search = asked.search?.trim().toLocaleLowerCase() ?? ''
  const people = rows
    .filter((row) => quiet === undefined || (row.last_talk_at ?? 0) < quiet)
    .map((row): ListedPerson => {
      const open = (column: string, sealed: string | null) =>
        sealed === null
          ? undefined
          : data.vault.tryOpen({ table: 'people', column, row: row.id }, sealed)
      const birthday = open('birthday', row.birthday_sealed)
      return {
        id: row.id,
        name: open('name', row.name_sealed) ?? '',
        own: row.own === 1,
        locked: row.locked === 1,
        optedOut: row.off > 0 && row.off === row.addresses,
        addresses: row.addresses,
        ...(birthday !== undefined && { birthday }),
        ...(row.status !== null && { status: row.status }),
        ...(row.adviser_id !== null && { adviserId: row.adviser_id }),
        ...(row.last_talk_at !== null && { lastTalkAt: new Date(row.last_talk_at) }),
        ...(row.talk_id !== null && { talkId: row.talk_id }),
      }
    })
    .filter((person) => person.name.toLocaleLowerCase().includes(search))
    .sort((a, b) => Number(b.own) - Number(a.own) || a.name.localeCompare(b.name))
  return { people: people.slice(0, mostListed), total: people.length }
}

/** Whether the viewer's list may be the whole team's. */
export function seesTeam(viewer: Viewer): boolean {
  return viewer.onDuty || hasRole(viewer, 'team-manager')
}

const lastTalk = sql<number | null>`(select max(coalesce(talks.last_at, talks.opened_at))
  from talks where talks.person_id = people.id and talks.audience = 'advisers')`

const newestTalk = sql<string | null>`(select max(talks.id)
  from talks where talks.person_id = people.id and talks.audience = 'advisers')`

function addressesWhere(condition: ReturnType<typeof sql>) {
  return sql<number>`(select count(*) from address_links
    join addresses on addresses.id = address_links.address_id
    where address_links.person_id = people.id and address_links.until_at is null
      and ${condition})`
}
