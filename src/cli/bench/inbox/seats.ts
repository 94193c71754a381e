import { sql } from 'kysely'
import { newId } from '../../../domain/new-id.ts'
import type { Store, Tx } from '../../../store/store.ts'
import type { Vault } from '../../../store/vault.ts'

/** One young person, their address and their talks. */
export type Seat = ReturnType<typeof seatOf>

/** Each adviser has as many in a large inbox as in a small one. */
export const peopleOfAdviser = 25

const minute = 60_000
/** Nobody is reminded while the bench runs. */
const farAway = 365 * 24 * 60 * minute

/** The person of this number, with their private values sealed. */
export function seatOf(
  vault: Vault,
  staff: { readonly managerId: string; readonly adviserIds: readonly string[] },
  index: number,
  at: Date,
) {
  const { managerId, adviserIds } = staff
  const personId = newId(at)
  const addressId = newId(at)
  const seal = (table: string, column: string, row: string, text: string): string =>
    vault.seal({ table, column, row }, text)
  return {
    index,
    personId,
    addressId,
    talkId: newId(at),
    sealedTalkId: newId(at),
    handoverId: newId(at),
    adviserId: adviserIds[Math.floor(index / peopleOfAdviser)] ?? managerId,
    managerId,
    openedAt: at.getTime() - (index % 9973) * minute,
    name: seal('people', 'name', personId, `Young ${index + 1}`),
    birthday: seal('people', 'birthday', personId, '2007-03-09'),
    number: seal('addresses', 'value', addressId, `+447700${String(index).padStart(6, '0')}`),
    numberHash: vault.lookup('bench', String(index)),
  }
}

/** Of ten handovers four are taken; the others wait for an adviser, their cover, duty, a manager. */
const stages = ['adviser', 'adviser', 'adviser', 'cover', 'duty', 'manager'] as const

/** Writes all that is theirs but the messages. */
export async function addSeats(tx: Tx, seats: readonly Seat[], team: string): Promise<void> {
  await tx.sql
    .insertInto('people')
    .values(seats.map((seat) => personRow(seat, team)))
    .execute()
  await tx.sql.insertInto('addresses').values(seats.map(addressRow)).execute()
  await tx.sql.insertInto('address_links').values(seats.map(linkRow)).execute()
  await tx.sql.insertInto('talks').values(seats.flatMap(talkRows)).execute()
  await tx.sql
    .insertInto('handovers')
    .values(seats.map((seat) => handoverRow(seat, team)))
    .execute()
  const alarms = seats.filter((seat) => !isTaken(seat) && priorityOf(seat) < 2).map(alarmRow)
  if (alarms.length > 0) await tx.sql.insertInto('alarms').values(alarms).execute()
  await tx.sql.insertInto('notices').values(seats.map(noticeRow)).execute()
}

const isTaken = ({ index }: Seat): boolean => index % 10 >= stages.length

/** Two of a hundred are emergencies, eight are worrying. */
function priorityOf({ index }: Seat): number {
  const hundredth = Math.floor(index / 10) % 50
  return hundredth === 0 ? 0 : hundredth < 5 ? 1 : 2
}

function personRow(seat: Seat, team: string) {
  return {
    id: seat.personId,
    registered: 1,
    name_sealed: seat.name,
    birthday_sealed: seat.birthday,
    language: 'en',
    adviser_id: seat.adviserId,
    team,
    locked: 0,
    demo: 0,
    created_at: seat.openedAt,
  }
}

function addressRow(seat: Seat) {
  return {
    id: seat.addressId,
    channel: seat.index % 2 === 0 ? 'whatsapp' : 'sms',
    value_sealed: seat.number,
    value_hash: seat.numberHash,
    last_inbound_at: seat.openedAt,
    created_at: seat.openedAt,
  }
}

function linkRow(seat: Seat) {
  return {
    id: `link-${seat.addressId}`,
    address_id: seat.addressId,
    person_id: seat.personId,
    from_at: seat.openedAt,
    linked_by: 'bench',
    reason: 'bench',
  }
}

function talkRows(seat: Seat) {
  const shared = {
    person_id: seat.personId,
    opened_at: seat.openedAt,
    last_at: seat.openedAt,
    last_in_at: seat.openedAt,
  }
  const owner = isTaken(seat) ? seat.adviserId : null
  const unread = seat.index % 3
  return [
    { ...shared, id: seat.talkId, audience: 'advisers', owner_staff_id: owner, unread },
    { ...shared, id: seat.sealedTalkId, audience: 'sealed', owner_staff_id: null, unread: 0 },
  ]
}

function handoverRow(seat: Seat, team: string) {
  const stage = stages[seat.index % 10] ?? 'adviser'
  const isPool = stage === 'duty' || stage === 'manager'
  return {
    id: seat.handoverId,
    talk_id: seat.talkId,
    person_id: seat.personId,
    reason: priorityOf(seat) < 2 ? 'danger' : 'asked',
    status: isTaken(seat) ? 'taken' : 'open',
    priority: priorityOf(seat),
    stage,
    team,
    taken_by: isTaken(seat) ? seat.adviserId : null,
    for_staff_id: isPool ? null : seat.adviserId,
    opened_at: seat.openedAt,
    due_at: seat.openedAt + farAway,
  }
}

function alarmRow(seat: Seat) {
  return {
    id: `alarm-${seat.handoverId}`,
    talk_id: seat.talkId,
    person_id: seat.personId,
    handover_id: seat.handoverId,
    message_id: '',
    category: 'danger' as const,
    kind: 'violence',
    rule: 'bench',
    level: priorityOf(seat),
    status: 'open',
    opened_at: seat.openedAt,
  }
}

function noticeRow(seat: Seat) {
  return {
    id: `notice-${seat.handoverId}`,
    pair_id: `pair-${seat.handoverId}`,
    staff_id: seat.adviserId,
    kind: 'handover',
    urgency: 'normal',
    channel: 'email',
    handover_id: seat.handoverId,
    status: 'sent',
    created_at: seat.openedAt,
    sent_at: seat.openedAt,
  }
}

/** As many messages in each talk, made by the database: nobody reads what they say. */
export async function addMessages(store: Store, ofEachTalk: number): Promise<void> {
  const sealed = store.vault.seal({ table: 'messages', column: 'text', row: 'bench' }, 'made up')
  await store.transaction(async (tx) => {
    await sql`
      with recursive numbers (n) as (
        select 1 union all select n + 1 from numbers where n < ${sql.lit(ofEachTalk)})
      insert into messages (id, direction, talk_id, person_id, address_id, channel, author,
        text_sealed, status, lane, always, created_at)
      select talks.id || '-' || (10000 + n), case n % 2 when 1 then 'in' else 'out' end,
        talks.id, talks.person_id, address_links.address_id, 'sms',
        case n % 2 when 1 then 'young-person' else 'bot' end,
        ${sql.lit(sealed)}, case n % 2 when 1 then 'answered' else 'sent' end, 'normal', 0,
        talks.opened_at + n * 1000
      from talks
      join address_links on address_links.person_id = talks.person_id
      cross join numbers`.execute(tx.sql)
  })
}
