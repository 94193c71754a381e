import type { Viewer } from '../../domain/viewer.ts'
import { addAlarmAct } from '../../store/alarm-acts.ts'
import { recordEvent } from '../../store/events.ts'
import type { AlarmActDeps } from './alarm-deps.ts'
import { holdFor } from './hold-for.ts'

export interface AlarmNote {
  readonly alarmId: string
  readonly note: string
}

export type NoteResult =
  | { readonly kind: 'noted' }
  | { readonly kind: 'invalid'; readonly problem: 'note-empty' | 'note-too-long' }
  | { readonly kind: 'gone' }

/** Of a note, in characters. */
export const longestNote = 2000

/** Keeps something for whoever looks at the alarm next, while it is open and after. */
export function noteOnAlarm(
  deps: Pick<AlarmActDeps, 'store' | 'clock'>,
  viewer: Viewer,
  { alarmId, note }: AlarmNote,
): Promise<NoteResult> {
  const at = deps.clock.now()
  const words = note.trim()
  return deps.store.transaction(async (tx): Promise<NoteResult> => {
    const alarm = await holdFor(tx, viewer, alarmId)
    if (alarm === undefined) return { kind: 'gone' }
    if (words === '') return { kind: 'invalid', problem: 'note-empty' }
    if (words.length > longestNote) return { kind: 'invalid', problem: 'note-too-long' }
    const { staffId } = viewer
    const { talkId, personId, handoverId } = alarm
    await addAlarmAct(tx, { alarmId, staffId, act: 'note', note: words }, at)
    const ids = { talkId, personId, handoverId, staffId }
    await recordEvent(tx, { kind: 'alarm-noted', ...ids, detail: { alarm: alarmId } }, at)
    return { kind: 'noted' }
  })
}
