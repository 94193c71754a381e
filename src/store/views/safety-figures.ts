import { sql } from 'kysely'
import { levels } from '../../domain/danger.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { knownToLead, readKeptFrom } from '../visible-to-lead.ts'
import { isAllegation } from './detections.ts'

/** How the net did since a moment, drills left out; what there is nothing of is left out too. */
export interface SafetyFigures {
  readonly kinds: readonly KindFigures[]
  /** How many alarms were opened, and how fast a person dealt with those. */
  readonly emergency: Speed
  readonly worried: Speed
  /** Alarms that everybody was asked about once and nobody answered. */
  readonly unanswered: number
}

export interface KindFigures {
  readonly kind: string
  readonly caught: number
  readonly true: number
  readonly false: number
}

export interface Speed {
  readonly opened: number
  readonly acknowledged: number
  /** Half were faster, in milliseconds; undefined when none was acknowledged. */
  readonly medianMs?: number
}

/** Of what this safeguarding lead may know of, from `since` on. */
export async function readSafetyFigures(
  data: Data,
  viewer: Viewer,
  since: Date,
): Promise<SafetyFigures> {
  const keptFrom = await readKeptFrom(data, viewer)
  const kinds = await countKinds(data, viewer, keptFrom, since)
  const alarms = await data.sql
    .selectFrom('alarms')
    .select(['level', 'opened_at', 'acknowledged_at', 'unanswered_at'])
    .where('category', '=', 'danger')
    .where('drill', '=', 0)
    .where('opened_at', '>=', since.getTime())
    .$if(keptFrom.length > 0, (query) => query.where('person_id', 'not in', keptFrom))
    .execute()
  const ofLevel = (level: number) => speedOf(alarms.filter((alarm) => alarm.level === level))
  return {
    kinds,
    emergency: ofLevel(levels.emergency),
    worried: ofLevel(levels.worried),
    unanswered: alarms.filter((alarm) => alarm.unanswered_at !== null).length,
  }
}

async function countKinds(
  data: Data,
  viewer: Viewer,
  keptFrom: readonly string[],
  since: Date,
): Promise<readonly KindFigures[]> {
  const marked = (verdict: 'true' | 'false') =>
    sql<number>`sum(case when detections.verdict = ${verdict} then 1 else 0 end)`
  const rows = await data.sql
    .selectFrom('detections')
    .innerJoin('messages', 'messages.id', 'detections.message_id')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'detections.person_id')
    .select(({ fn }) => ['detections.kind', fn.countAll<number>().as('caught')])
    .select([marked('true').as('right'), marked('false').as('wrong')])
    .where(knownToLead(viewer, { keptFrom, ofCase: isAllegation }))
    .where('detections.drill', '=', 0)
    .where('detections.at', '>=', since.getTime())
    .groupBy('detections.kind')
    .execute()
  return rows
    .map(({ kind, caught, right, wrong }) => ({
      kind,
      caught,
      true: right,
      false: wrong,
    }))
    .sort((a, b) => b.caught - a.caught || a.kind.localeCompare(b.kind))
}

interface Timed {
  readonly opened_at: number
  readonly acknowledged_at: number | null
}

function speedOf(alarms: readonly Timed[]): Speed {
  const taken = alarms
    .flatMap((alarm) =>
      alarm.acknowledged_at === null ? [] : [alarm.acknowledged_at - alarm.opened_at],
    )
    .sort((a, b) => a - b)
  const medianMs = medianOf(taken)
  return {
    opened: alarms.length,
    acknowledged: taken.length,
    ...(medianMs !== undefined && { medianMs }),
  }
}

function medianOf(sorted: readonly number[]): number | undefined {
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half]
  if (upper === undefined || sorted.length % 2 === 1) return upper
  return ((sorted[half - 1] ?? upper) + upper) / 2
}
