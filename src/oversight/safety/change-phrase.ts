import type { Clock } from '../../domain/clock.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { recordEvent } from '../../store/events.ts'
import {
  addPhrase,
  changeRun,
  findPhrase,
  listPhrases,
  makeActive,
  withdrawPhrase,
} from '../../store/safety-phrases.ts'
import type { Store } from '../../store/store.ts'
import { checkPhrase, type PhraseForm, type PhraseProblem } from './check-phrase.ts'
import { type Hurdle, hurdleOf, type PhraseRun, readRun } from './phrase-run.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

export type Drafted =
  | { readonly kind: 'drafted'; readonly id: string }
  | { readonly kind: 'invalid'; readonly problems: readonly PhraseProblem[] }

/** Keeps a phrase as a draft, and asks for its run. */
export async function draftPhrase(
  { store, clock }: Deps,
  { staffId }: Viewer,
  form: PhraseForm,
): Promise<Drafted> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const known = (await listPhrases(tx)).filter(({ status }) => status !== 'withdrawn')
    const checked = checkPhrase(
      form,
      known.map(({ phrase }) => phrase),
    )
    if ('problems' in checked) return { kind: 'invalid', problems: checked.problems }
    const id = await addPhrase(tx, { ...checked.phrase, by: staffId }, at)
    await recordEvent(tx, { kind: 'phrase-added', staffId, detail: { phrase: id } }, at)
    await askRun(tx, id, undefined, { staffId, at })
    return { kind: 'drafted', id }
  })
}

/** Asks for a run again; false when the phrase is no draft, or its run has just changed. */
export async function runAgain(
  { store, clock }: Deps,
  { staffId }: Viewer,
  id: string,
): Promise<boolean> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const phrase = await findPhrase(tx, id)
    const state = readRun(phrase?.run)?.state
    if (phrase === undefined || state === 'asked' || state === 'running') return false
    return askRun(tx, id, phrase.run, { staffId, at })
  })
}

async function askRun(
  tx: Parameters<typeof changeRun>[0],
  id: string,
  was: string | undefined,
  { staffId, at }: { readonly staffId: string; readonly at: Date },
): Promise<boolean> {
  const now = at.getTime()
  const asked: PhraseRun = {
    ...{ state: 'asked', askedBy: staffId, askedAt: now, beatAt: now },
    ...{ read: 0, lines: 0 },
  }
  const changed = await changeRun(tx, id, { was, run: JSON.stringify(asked) })
  tx.hint('safety', id)
  const detail = { phrase: id }
  if (changed) await recordEvent(tx, { kind: 'phrase-run', staffId, detail }, at)
  return changed
}

export type Activated = { readonly kind: 'active' | 'changed' | Exclude<Hurdle, 'none'> }

/**
 * Puts a draft in force. `seenAt` is when the run that was looked at finished, in milliseconds;
 * `sure`: a second yes to disturbing more than it catches.
 */
export async function activatePhrase(
  { store, clock }: Deps,
  { staffId }: Viewer,
  { id, seenAt, sure }: { readonly id: string; readonly seenAt: number; readonly sure: boolean },
): Promise<Activated> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const phrase = await findPhrase(tx, id)
    if (phrase?.status !== 'draft' || phrase.run === undefined) return { kind: 'changed' }
    const run = readRun(phrase.run)
    const hurdle = hurdleOf(run, at)
    if (hurdle !== 'none' && !(hurdle === 'confirm' && sure)) return { kind: hurdle }
    if (run?.result?.finishedAt !== seenAt) return { kind: 'changed' }
    if (!(await makeActive(tx, id, { run: phrase.run, by: staffId }, at))) {
      return { kind: 'changed' }
    }
    const detail = { phrase: id, sure }
    await recordEvent(tx, { kind: 'phrase-made-active', staffId, detail }, at)
    return { kind: 'active' }
  })
}

/** Takes a phrase out at once; false when somebody had before. */
export async function takePhraseOut(
  { store, clock }: Deps,
  { staffId }: Viewer,
  id: string,
): Promise<boolean> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    if (!(await withdrawPhrase(tx, id, staffId, at))) return false
    await recordEvent(tx, { kind: 'phrase-withdrawn', staffId, detail: { phrase: id } }, at)
    return true
  })
}
