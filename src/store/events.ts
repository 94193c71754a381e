import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

export const eventKinds = [
  'received',
  'answered',
  'danger-found',
  'allegation-found',
  'handover-requested',
  'audience-opened',
  'opted-out',
  'opted-in',
  'turn-failed',
  'sent-again',
  'send-failed',
  'reply-withheld',
] as const
export type EventKind = (typeof eventKinds)[number]

/** Something that happened, in ids and numbers; never words, names or numbers of phones. */
export interface Happening {
  readonly kind: EventKind
  readonly talkId?: string
  readonly personId?: string
  readonly messageId?: string
  readonly handoverId?: string
  readonly staffId?: string
  readonly detail?: Readonly<Record<string, string | number | boolean>>
}

/** Appends; nothing changes or removes an event. */
export async function recordEvent(tx: Tx, happening: Happening, at: Date): Promise<void> {
  await tx.sql
    .insertInto('events')
    .values({
      id: newId(at),
      at: at.getTime(),
      kind: happening.kind,
      talk_id: happening.talkId ?? null,
      person_id: happening.personId ?? null,
      message_id: happening.messageId ?? null,
      handover_id: happening.handoverId ?? null,
      staff_id: happening.staffId ?? null,
      detail: happening.detail === undefined ? null : JSON.stringify(happening.detail),
    })
    .execute()
}

/** How often each kind of event happened, for metrics. */
export async function countEvents(data: Data): Promise<ReadonlyMap<string, number>> {
  const rows = await data.sql
    .selectFrom('events')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .groupBy('kind')
    .execute()
  return new Map(rows.map((row) => [row.kind, row.count]))
}
