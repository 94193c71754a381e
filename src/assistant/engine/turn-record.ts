import type { StoreItems, TurnContext } from 'botbuilder-core'
import type { Effect } from '../../domain/turn.ts'
import type { Said } from './engine-port.ts'

/** One run of the engine: what goes in and what comes out, kept apart from all other turns. */
export interface TurnRecord {
  /** Botkit's own state; undefined when no dialog is open. */
  saved: unknown
  /** The dialog to begin when none is open. */
  readonly begin?: { readonly name: string; readonly thread: string }
  readonly accepts: (thread: string, text: string) => boolean
  readonly said: Said[]
  readonly effects: Effect[]
  passed: boolean
  /** Keeps the first error and rejects the run. */
  readonly fail: (error: unknown) => void
}

const records = new Map<string, TurnRecord>()

/** Opens a record under an id, which is the conversation's id all through Botkit. */
export function openRecord(id: string, record: TurnRecord): void {
  records.set(id, record)
}

export function closeRecord(id: string): void {
  records.delete(id)
}

export function recordOf(context: TurnContext): TurnRecord {
  return recordById(context.activity.conversation.id)
}

/** Botkit may go on for a moment after its turn failed: what it then does goes nowhere. */
function recordById(id: string): TurnRecord {
  return records.get(id) ?? nobodys()
}

function nobodys(): TurnRecord {
  return {
    saved: undefined,
    accepts: () => false,
    said: [],
    effects: [],
    passed: true,
    fail: () => undefined,
  }
}

/** Botkit's Storage, one object per turn: what a turn that is taken again would find is untouched. */
export const turnStorage = {
  read(keys: string[]): Promise<StoreItems> {
    const items: StoreItems = {}
    for (const key of keys) {
      const { saved } = recordById(idIn(key))
      if (saved !== undefined && saved !== null) items[key] = structuredClone(saved)
    }
    return Promise.resolve(items)
  },
  write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes)) {
      recordById(idIn(key)).saved = structuredClone(item)
    }
    return Promise.resolve()
  },
  delete(keys: string[]): Promise<void> {
    for (const key of keys) recordById(idIn(key)).saved = undefined
    return Promise.resolve()
  },
}

/** Botkit's key is `<channel>/conversations/<conversation>…/<namespace>`; ours is a UUID. */
function idIn(key: string): string {
  return key.split('/')[2]?.slice(0, 36) ?? ''
}
