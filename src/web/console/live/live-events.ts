import { Readable } from 'node:stream'
import type { Clock } from '../../../domain/clock.ts'
import { stateOf } from '../../../domain/session.ts'
import type { Viewer } from '../../../domain/viewer.ts'
import { findSession } from '../../../store/sessions.ts'
import type { Store } from '../../../store/store.ts'
import { readMoved } from '../../../store/views/moved.ts'
import { gatherHints } from './gather-hints.ts'

/** Streams that tell pages when to look again. */
export interface LiveEvents {
  /**
   * For whoever this session is of: whenever something moves in a talk, an alarm or a draft that they may
   * see, its id and a number, no more. It ends with the session.
   */
  streamFor(sessionHash: string): Readable
  /** Ends every stream, so that the server can stop. */
  close(): void
}

interface Listener {
  readonly stream: Readable
  readonly sessionHash: string
}

type MovedOne =
  { readonly talkId: string } | { readonly alarmId: string } | { readonly draftId: string }

/** Proxies cut what is silent for a minute. */
const heartbeatMs = 25_000
/** As many ids as one query takes. */
const mostAsked = 200
/** Whoever leaves this much unread, in bytes, is gone. */
const mostUnread = 64 * 1024
/** The database was away: nobody knows what moved, so everybody looks. */
const reconnected = 'reconnected'

/**
 * Server-sent events named 'moved'. The first comes at once: a page that was away looks again as
 * soon as it is back. Who may see what is asked of the store each time: sessions end, talks are
 * passed on, and people go off duty.
 */
export function createLiveEvents(deps: {
  readonly store: Store
  readonly clock: Clock
}): LiveEvents {
  const { store, clock } = deps
  const listeners = new Set<Listener>()
  const closing = new AbortController()
  let count = 0
  let beating: Promise<void> | undefined

  const stopGathering = gatherHints(deps, {
    isWanted: () => listeners.size > 0,
    async tell(ids) {
      for (const listener of listeners) await tellOne(listener, ids)
    },
  })

  async function tellOne(listener: Listener, ids: readonly string[]): Promise<void> {
    const viewer = await viewerOf(listener)
    if (viewer === undefined) return
    if (ids.includes(reconnected)) write(listener, { talkId: reconnected })
    for (let from = 0; from < ids.length; from += mostAsked) {
      const moved = await readMoved(store.reading, viewer, ids.slice(from, from + mostAsked))
      for (const talkId of moved.talkIds) write(listener, { talkId })
      for (const alarmId of moved.alarmIds) write(listener, { alarmId })
      for (const draftId of moved.draftIds) write(listener, { draftId })
    }
  }

  /** Undefined, and the stream at its end, when they are not signed in any more. */
  async function viewerOf(listener: Listener): Promise<Viewer | undefined> {
    const now = clock.now()
    const session = await findSession(store.reading, listener.sessionHash, now)
    if (session !== undefined && stateOf(session, now) === 'open') return session.viewer
    if (listeners.delete(listener)) listener.stream.push(null)
    return undefined
  }

  function write({ stream }: Listener, moved: MovedOne): void {
    count += 1
    push(stream, `event: moved\ndata: ${JSON.stringify({ ...moved, count })}\n\n`)
  }

  /** Runs while anybody listens: one that ended is noticed by then, and no proxy cuts the others. */
  async function beat(): Promise<void> {
    while (listeners.size > 0 && !closing.signal.aborted) {
      await clock.wait(heartbeatMs, closing.signal)
      for (const listener of listeners) await beatOne(listener)
    }
  }

  async function beatOne(listener: Listener): Promise<void> {
    if ((await viewerOf(listener)) !== undefined) push(listener.stream, ': still here\n\n')
  }

  return {
    streamFor(sessionHash) {
      const stream = new Readable({ read: () => undefined })
      const listener = { stream, sessionHash }
      listeners.add(listener)
      stream.once('close', () => listeners.delete(listener))
      write(listener, { talkId: 'opened' })
      beating ??= beat()
        // The store is closing, and the streams with it.
        .catch(() => undefined)
        .finally(() => (beating = undefined))
      return stream
    },
    close() {
      closing.abort()
      stopGathering()
      for (const { stream } of listeners) stream.destroy()
    },
  }
}

function push(stream: Readable, event: string): void {
  if (stream.destroyed) return
  if (stream.readableLength > mostUnread) stream.destroy()
  else stream.push(event)
}
