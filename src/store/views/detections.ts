import { sql, type SqlBool } from 'kysely'
import type { DangerSource, Level } from '../../domain/danger.ts'
import { levels } from '../../domain/danger.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { textCell } from '../messages.ts'
import type { Data } from '../store.ts'
import type { Verdict } from '../verdicts.ts'
import { knownToLead, readKeptFrom, wordsVisibleToLead } from '../visible-to-lead.ts'

/** What the net read in one text, as the safeguarding lead sees it: never whose text it is. */
export interface SeenDetection {
  readonly id: string
  readonly at: Date
  readonly category: 'danger' | 'allegation'
  /** A `DangerKind`, or 'allegation'. */
  readonly kind: string
  readonly level: Level
  readonly rule: string
  readonly source: DangerSource
  readonly drill: boolean
  /** Their words; undefined where they are not for the lead's eyes. */
  readonly text?: string
  /** The words are in a restricted talk. */
  readonly restricted: boolean
  readonly alarm?: SeenAlarm
  readonly verdict?: Verdict
  readonly verdictBy?: string
  readonly verdictAt?: Date
  readonly note?: string
}

/** The episode it is part of. */
export interface SeenAlarm {
  readonly id: string
  readonly open: boolean
  readonly openedAt: Date
  readonly acknowledgedBy?: string
  readonly acknowledgedAt?: Date
  readonly unanswered: boolean
  readonly closedAt?: Date
  /** As whoever closed it found it to be. */
  readonly verdict?: Verdict
}

/** Which detections are asked for; what is left out is not filtered by. */
export interface DetectionsAsked {
  readonly kind?: string | undefined
  readonly level?: Level | undefined
  readonly source?: DangerSource | undefined
  readonly verdict?: Verdict | 'none' | undefined
  /** The first moment, and the first moment after it. */
  readonly from?: Date | undefined
  readonly until?: Date | undefined
  /** Only those before this one. */
  readonly before?: string | undefined
  readonly most: number
}

/** The newest first; `more`: there are others before these. */
export async function readDetections(
  data: Data,
  viewer: Viewer,
  asked: DetectionsAsked,
  now: Date,
): Promise<{ readonly rows: readonly SeenDetection[]; readonly more: boolean }> {
  const query = await detectionsQuery(data, viewer, now)
  const { kind, level, source, verdict, from, until, before, most } = asked
  const rows = await query
    .$if(kind !== undefined, (one) => one.where('detections.kind', '=', kind ?? ''))
    .$if(level !== undefined, (one) =>
      one.where('detections.level', '=', levels[level ?? 'emergency']),
    )
    .$if(source !== undefined, (one) => one.where('detections.source', '=', source ?? ''))
    .$if(verdict === 'none', (one) => one.where('detections.verdict', 'is', null))
    .$if(verdict !== undefined && verdict !== 'none', (one) =>
      one.where('detections.verdict', '=', verdict ?? ''),
    )
    .$if(from !== undefined, (one) => one.where('detections.at', '>=', from?.getTime() ?? 0))
    .$if(until !== undefined, (one) => one.where('detections.at', '<', until?.getTime() ?? 0))
    .$if(before !== undefined, (one) => one.where('detections.id', '<', before ?? ''))
    .orderBy('detections.id', 'desc')
    .limit(most + 1)
    .execute()
  return { rows: rows.slice(0, most).map((row) => toSeen(data, row)), more: rows.length > most }
}

/** One of them; undefined when there is none that this viewer may know of. */
export async function readDetection(
  data: Data,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<(SeenDetection & { readonly talkId: string; readonly messageId: string }) | undefined> {
  const query = await detectionsQuery(data, viewer, now)
  const row = await query.where('detections.id', '=', id).executeTakeFirst()
  return row && { ...toSeen(data, row), talkId: row.talk_id, messageId: row.message_id }
}

async function detectionsQuery(data: Data, viewer: Viewer, now: Date) {
  const keptFrom = await readKeptFrom(data, viewer)
  return data.sql
    .selectFrom('detections')
    .innerJoin('messages', 'messages.id', 'detections.message_id')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'detections.person_id')
    .leftJoin('alarms', 'alarms.id', 'detections.alarm_id')
    .selectAll('detections')
    .select(['messages.text_sealed', 'talks.audience'])
    .select(['alarms.status as alarm_status', 'alarms.opened_at', 'alarms.closed_at'])
    .select('alarms.verdict as alarm_verdict')
    .select(['alarms.acknowledged_by', 'alarms.acknowledged_at', 'alarms.unanswered_at'])
    .select(
      sql<number>`case when ${wordsVisibleToLead(viewer, now)} then 1 else 0 end`.as('readable'),
    )
    .where(knownToLead(viewer, { keptFrom, ofCase: isAllegation }))
}

/** For a query with `detections` in scope. */
export const isAllegation = sql<SqlBool>`detections.category = 'allegation'`

type Row = Awaited<ReturnType<Awaited<ReturnType<typeof detectionsQuery>>['execute']>>[number]

function toSeen(data: Data, row: Row): SeenDetection {
  const text =
    row.readable === 1 ? data.vault.tryOpen(textCell(row.message_id), row.text_sealed) : undefined
  const note =
    row.verdict_note_sealed === null
      ? undefined
      : data.vault.tryOpen(
          { table: 'detections', column: 'verdict_note', row: row.id },
          row.verdict_note_sealed,
        )
  const alarm = alarmOf(row)
  return {
    id: row.id,
    at: new Date(row.at),
    category: row.category === 'allegation' ? 'allegation' : 'danger',
    kind: row.kind,
    level: row.level === levels.emergency ? 'emergency' : 'worried',
    rule: row.rule,
    source: row.source as DangerSource,
    drill: row.drill === 1,
    restricted: row.audience.startsWith('restricted:'),
    ...(text !== undefined && { text }),
    ...(alarm !== undefined && { alarm }),
    ...(row.verdict !== null && { verdict: row.verdict as Verdict }),
    ...(row.verdict_by !== null && { verdictBy: row.verdict_by }),
    ...(row.verdict_at !== null && { verdictAt: new Date(row.verdict_at) }),
    ...(note !== undefined && { note }),
  }
}

/** What is done about a case is the officers' alone: of an allegation there is no alarm to see. */
function alarmOf(row: Row): SeenAlarm | undefined {
  if (row.category === 'allegation' || row.alarm_id === null || row.opened_at === null) {
    return undefined
  }
  return {
    id: row.alarm_id,
    open: row.alarm_status === 'open',
    ...(row.alarm_verdict !== null && { verdict: row.alarm_verdict as Verdict }),
    openedAt: new Date(row.opened_at),
    unanswered: row.unanswered_at !== null,
    ...(row.acknowledged_by !== null && { acknowledgedBy: row.acknowledged_by }),
    ...(row.acknowledged_at !== null && { acknowledgedAt: new Date(row.acknowledged_at) }),
    ...(row.closed_at !== null && { closedAt: new Date(row.closed_at) }),
  }
}
