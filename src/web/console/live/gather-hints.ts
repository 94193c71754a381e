import type { Clock } from '../../../domain/clock.ts'
import type { Hint, HintTopic, Store } from '../../../store/store.ts'

/** A talk that moves a lot is told of once in this time, in milliseconds. */
const gatherMs = 250

/** Those that name a talk, a handover, an alarm or an editors' draft. */
const topics: readonly HintTopic[] = ['talk', 'handover', 'inbox', 'alarm', 'drafts']

export interface Gathering {
  /** Asked of every hint: with nobody listening nothing is gathered. */
  readonly isWanted: () => boolean
  /** Gets each id once, however often it was hinted at. Rejects only while the store closes. */
  readonly tell: (ids: readonly string[]) => Promise<void>
}

/** Hands on what the store hints at, gathered for a moment. Returns what ends it. */
export function gatherHints(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { isWanted, tell }: Gathering,
): () => void {
  const ending = new AbortController()
  let gathered = new Set<string>()

  async function handOn(): Promise<void> {
    await clock.wait(gatherMs, ending.signal)
    const ids = [...gathered]
    gathered = new Set()
    if (!ending.signal.aborted) await tell(ids)
  }

  const unsubscribe = store.onHint(({ topic, id }: Hint) => {
    if (!topics.includes(topic) || !isWanted()) return
    // A page asks again by itself within a minute: what is lost here is late, not gone.
    if (gathered.size === 0) handOn().catch(() => undefined)
    gathered.add(id)
  })
  return () => {
    unsubscribe()
    ending.abort()
  }
}
