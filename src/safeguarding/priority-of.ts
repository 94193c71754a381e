import type { Danger, DangerKind } from '../domain/danger.ts'
import type { Priority } from '../domain/handover.ts'

/** Not a matter of minutes by itself; all others are taken for one. */
const worrying: ReadonlySet<DangerKind> = new Set(['self-harm'])

/** How fast somebody must look. Who says that they are in danger now is an emergency, whatever it is. */
export function priorityOf({ kind, rule }: Danger): Exclude<Priority, 'asked'> {
  return worrying.has(kind) && rule !== 'answered in-danger' ? 'worried' : 'emergency'
}
