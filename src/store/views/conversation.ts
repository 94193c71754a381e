import type { Viewer } from '../../domain/viewer.ts'
import type { Draft } from '../drafts.ts'
import { findDraft } from '../drafts.ts'
import { listPresent, type Present } from '../presence.ts'
import type { Data } from '../store.ts'
import { type Entry, readEntries } from './conversation-entries.ts'
import type { Range } from './conversation-range.ts'
import { type Head, readHead } from './conversation-head.ts'
import { readShownStaff } from './names.ts'

/** All that the screen of a talk shows. */
export interface Conversation extends Head {
  /** Oldest first. */
  readonly entries: readonly Entry[]
  /** There is more before the first entry. */
  readonly hasEarlier: boolean
  readonly present: readonly Present[]
  /** What this viewer typed here and did not send. */
  readonly draft?: Draft
  /** The names of all members of staff that are spoken of, by id. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * One thread of all the talks of a person that this viewer may see, across SMS and WhatsApp; and
 * who the person is, and how the talk stands. Undefined when the talk is none that they may see.
 */
export async function readConversation(
  data: Data,
  viewer: Viewer,
  talkId: string,
  { range = {}, now }: { readonly range?: Range; readonly now: Date },
): Promise<Conversation | undefined> {
  const head = await readHead(data, viewer, talkId)
  if (head === undefined) return undefined
  const { entries, hasEarlier } = await readEntries(data, viewer, head.person.id, range)
  const present = await listPresent(data, talkId, viewer.staffId, now)
  const draft = await findDraft(data, { staffId: viewer.staffId, talkId })
  const staff = await readShownStaff(data, [
    ...staffOf(head),
    ...entries.flatMap(staffIn),
    ...present.map((one) => one.staffId),
    draft?.notSent?.byStaffId ?? null,
  ])
  return {
    ...head,
    entries,
    hasEarlier,
    present,
    names: new Map([...staff].map(([id, { name }]) => [id, name])),
    ...(draft !== undefined && { draft }),
  }
}

function staffOf({ person, talk, handover }: Head): readonly (string | null)[] {
  return [
    person.adviserId,
    person.leadWorkerId,
    talk.ownerId,
    handover?.forStaffId,
    handover?.takenBy,
    handover?.acknowledgedBy,
  ].map((id) => id ?? null)
}

function staffIn(entry: Entry): readonly (string | null)[] {
  if (entry.kind !== 'event') return 'staffId' in entry ? [entry.staffId ?? null] : []
  // Some of these are ids of staff; others are looked up in vain.
  const told = Object.values(entry.detail).filter((value) => typeof value === 'string')
  return [entry.staffId ?? null, ...told]
}
