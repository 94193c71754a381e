import type { TaskKind } from '../domain/handover.ts'
import { newId } from '../domain/new-id.ts'
import type { Tx } from './store.ts'

export interface NewTask {
  readonly staffId: string
  readonly personId: string
  readonly kind: TaskKind
  /** The text that did not reach them. */
  readonly messageId?: string
  readonly dueAt?: Date
}

/** Leaves something for a member of staff to do outside Waymark, once: an open one is joined. */
export async function openTask(tx: Tx, task: NewTask, at: Date): Promise<string> {
  const known = await tx.sql
    .selectFrom('tasks')
    .select('id')
    .where('staff_id', '=', task.staffId)
    .where('person_id', '=', task.personId)
    .where('kind', '=', task.kind)
    .where('message_id', 'is not distinct from', task.messageId ?? null)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  if (known !== undefined) return known.id
  const id = newId(at)
  await tx.sql
    .insertInto('tasks')
    .values({
      id,
      staff_id: task.staffId,
      person_id: task.personId,
      kind: task.kind,
      message_id: task.messageId ?? null,
      opened_at: at.getTime(),
      due_at: task.dueAt?.getTime() ?? null,
      done_at: null,
      done_by: null,
      retain_until: null,
    })
    .execute()
  return id
}

/** Notes that a task was done; false when it was already, or is nobody's. */
export async function doTask(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('tasks')
    .set({ done_at: at.getTime(), done_by: by })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
