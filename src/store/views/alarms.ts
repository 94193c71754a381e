import { sql } from 'kysely'
import type { Told } from '../../domain/alarm.ts'
import type { DangerAnswer } from '../../domain/danger.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { listAddresses, type OwnAddress } from '../addresses.ts'
import { loadSafeContact, type SafeContact } from '../case-contact.ts'
import { keptOutOf } from '../kept-out.ts'
import type { Data } from '../store.ts'
import { visibleTo } from '../visible-to.ts'
import {
  type AlarmCall,
  type AlarmNotice,
  openSealed,
  readAlarmActs,
  readAlarmCalls,
  readAlarmNotices,
  type ShownAct,
} from './alarm-acts.ts'
import { type AlarmLine, linesFor, toLine } from './alarm-lines.ts'
import { type AlarmedText, readAlarmedTexts } from './alarmed-texts.ts'
import { readShownStaff, type ShownStaff } from './names.ts'

/** Everything that the page of an alarm shows. Its words only for whoever may read the talk. */
export interface AlarmPage {
  readonly line: AlarmLine
  readonly person: AlarmPerson
  readonly addresses: readonly OwnAddress[]
  /** The talk its words are in, when the viewer may read that. */
  readonly openTalkId?: string
  /** The newest texts in which danger was read, oldest first; none for whoever may not read the talk. */
  readonly texts: readonly AlarmedText[]
  /** How they said it is safe to reach them. */
  readonly safeContact?: SafeContact
  /** What their card said of who was told. */
  readonly told: Told['kind']
  readonly answer?: DangerAnswer
  readonly takenBackAt?: Date
  /** Texts of danger since the one that opened it, and the newest. */
  readonly joined: number
  readonly lastTextAt?: Date
  /** What was done, as whoever closed it wrote it. */
  readonly done?: string
  readonly notices: readonly AlarmNotice[]
  readonly calls: readonly AlarmCall[]
  readonly acts: readonly ShownAct[]
  readonly staff: ReadonlyMap<string, ShownStaff>
}

export interface AlarmPerson {
  readonly language: string
  readonly adviserId?: string
  readonly leadWorkerId?: string
  readonly caseLink?: string
}

/** Undefined when there is no such alarm that this viewer may see. */
export async function readAlarm(
  data: Data,
  viewer: Viewer,
  id: string,
): Promise<AlarmPage | undefined> {
  const row = await alarmQuery(data, viewer, id).executeTakeFirst()
  if (row === undefined || (await isKeptOut(data, viewer, row))) return undefined
  const [addresses, notices, calls, acts] = await Promise.all([
    listAddresses(data, row.person_id),
    readAlarmNotices(data, id),
    readAlarmCalls(data, id),
    readAlarmActs(data, id),
  ])
  const line = toLine(data, row)
  const texts = mayRead(row) ? await readAlarmedTexts(data, row.id, row.talk_id) : []
  const safeContact = await readSafeContact(data, row)
  const own = {
    ...ofPerson(data, row),
    ...ofAlarm(data, row),
    ...(safeContact !== undefined && { safeContact }),
  }
  const told = [...notices, ...calls, ...acts].map(({ staffId }) => staffId)
  const named = [row.adviser_id, row.lead_worker_id, ...told].map((id) => id ?? null)
  const staff = await readShownStaff(data, named)
  return { line, ...own, texts, addresses, notices, calls, acts, staff }
}

/** The one it may be about is told nothing, whatever the rota says of them. */
async function isKeptOut(
  data: Data,
  { staffId }: Viewer,
  { restricted, person_id: personId }: Pick<AlarmRow, 'restricted' | 'person_id'>,
): Promise<boolean> {
  return restricted === 1 && (await keptOutOf(data, personId)).has(staffId)
}

function alarmQuery(data: Data, viewer: Viewer, id: string) {
  return linesFor(data, viewer)
    .leftJoin('handovers', 'handovers.id', 'alarms.handover_id')
    .select(['alarms.told', 'alarms.answer', 'alarms.taken_back_at', 'alarms.joined'])
    .select(['alarms.last_text_at', 'alarms.done_sealed', 'people.language'])
    .select(['people.adviser_id', 'people.lead_worker_id', 'people.case_link_sealed'])
    .select(['handovers.id as handover_id', 'handovers.safe_contact_sealed'])
    .select(sql<number>`case when ${visibleTo(viewer)} then 1 else 0 end`.as('talk_visible'))
    .where('alarms.id', '=', id)
}

type AlarmRow = NonNullable<Awaited<ReturnType<ReturnType<typeof alarmQuery>['executeTakeFirst']>>>

function mayRead({ talk_visible, restricted }: AlarmRow): boolean {
  return talk_visible === 1 && restricted === 0
}

function ofPerson(data: Data, row: AlarmRow): { readonly person: AlarmPerson } {
  const caseLink =
    row.case_link_sealed === null
      ? undefined
      : data.vault.tryOpen(
          { table: 'people', column: 'case_link', row: row.person_id },
          row.case_link_sealed,
        )
  return {
    person: {
      language: row.language,
      ...(caseLink !== undefined && { caseLink }),
      ...(row.adviser_id !== null && { adviserId: row.adviser_id }),
      ...(row.lead_worker_id !== null && { leadWorkerId: row.lead_worker_id }),
    },
  }
}

function ofAlarm(data: Data, row: AlarmRow) {
  const done = openSealed(data, { table: 'alarms', column: 'done', row: row.id }, row.done_sealed)
  return {
    told: row.told as Told['kind'],
    joined: row.joined,
    ...(mayRead(row) && { openTalkId: row.talk_id }),
    ...(row.answer !== null && { answer: row.answer as DangerAnswer }),
    ...(row.taken_back_at !== null && { takenBackAt: new Date(row.taken_back_at) }),
    ...(row.last_text_at !== null && { lastTextAt: new Date(row.last_text_at) }),
    ...(done !== undefined && { done }),
  }
}

/** What they said of it as they told of something an adult did, where that is open, or before. */
async function readSafeContact(data: Data, row: AlarmRow): Promise<SafeContact | undefined> {
  if (row.restricted === 1) {
    const open = await data.sql
      .selectFrom('cases')
      .select('id')
      .where('person_id', '=', row.person_id)
      .where('status', '=', 'open')
      .executeTakeFirst()
    return open && loadSafeContact(data, open.id)
  }
  const cell = { table: 'handovers', column: 'safe_contact', row: row.handover_id ?? '' }
  const contact = openSealed(data, cell, row.safe_contact_sealed)
  return contact === undefined ? undefined : (JSON.parse(contact) as SafeContact)
}
