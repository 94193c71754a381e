import { Readable } from 'node:stream'
import type { Address } from '../../domain/address.ts'
import { type Hint, type Store } from '../../store/store.ts'
import { isTalkOf } from '../../store/try-view.ts'

/** Streams that tell pages when to look again. */
export interface LiveEvents {
  /** Whenever something moves in a talk of this address: the talk's id and a number, no more. */
  streamFor(address: Address): Readable
  /** Ends every stream, so that the server can stop. */
  close(): void
}

/**
 * Server-sent events named 'moved'. The first comes at once: a page that was away looks again as
 * soon as it is back.
 */
export function createLiveEvents(store: Store): LiveEvents {
  const open = new Set<Readable>()
  let count = 0
  const write = (stream: Readable, talkId: string): void => {
    count += 1
    if (!stream.destroyed)
      stream.push(`event: moved\ndata: ${JSON.stringify({ talkId, count })}\n\n`)
  }
  return {
    streamFor(address) {
      const stream = new Readable({ read: () => undefined })
      const end = store.onHint((hint) => {
        tellIfTheirs(store, hint, address, () => {
          write(stream, hint.id)
        })
      })
      open.add(stream)
      stream.once('close', () => {
        end()
        open.delete(stream)
      })
      write(stream, 'opened')
      return stream
    },
    close() {
      open.forEach((stream) => stream.destroy())
    },
  }
}

/** A text that came in wakes the inbox with its talk's id; everything else says 'talk'. */
function tellIfTheirs(store: Store, { topic, id }: Hint, address: Address, tell: () => void): void {
  if (topic !== 'talk' && topic !== 'inbox') return
  isTalkOf(store.reading, id, address).then(
    (theirs) => {
      if (theirs) tell()
    },
    // The store is closing, or will be asked again at the next hint.
    () => undefined,
  )
}
