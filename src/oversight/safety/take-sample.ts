import { DateTime } from 'luxon'
import type { Clock } from '../../domain/clock.ts'
import { maskPersonal } from '../../domain/mask.ts'
import { zone } from '../../domain/working-time.ts'
import { recordEvent } from '../../store/events.ts'
import {
  addSampleText,
  claimMonth,
  drawTexts,
  readSampleSince,
  sweepSample,
  writeSampleSince,
} from '../../store/sample-texts.ts'
import type { Store } from '../../store/store.ts'
import type { Net } from './net.ts'

export interface SampleDeps {
  readonly store: Store
  readonly clock: Clock
  readonly net: Pick<Net, 'kindIn'>
  /** How many a month, as the council decided; 0: none. */
  readonly monthlySample: () => number
}

/**
 * Takes last month's sample, once, of texts written since young people are told of it: at random,
 * of sealed talks, masked, one of a person at most. Called every hour; does nothing while it is off.
 */
export async function takeSample(deps: SampleDeps): Promise<void> {
  const { store, clock, net, monthlySample } = deps
  const at = clock.now()
  const most = monthlySample()
  const since = await readSampleSince(store.reading)
  await store.transaction(async (tx) => {
    await sweepSample(tx, at)
    // Switched on: what was written before nobody had been told of it.
    if (most > 0 && since === undefined) await writeSampleSince(tx, at)
    if (most === 0 && since !== undefined) await writeSampleSince(tx, undefined)
    if (most === 0 || since === undefined) return
    const { month, from, until } = monthBefore(at)
    if (since >= until || !(await claimMonth(tx, month))) return
    const drawn = await drawTexts(tx, { from: since > from ? since : from, until, most })
    for (const { text, names } of drawn) {
      const found = net.kindIn(text)
      const masked = maskPersonal(text, names)
      await addSampleText(tx, { month, masked, ...(found !== undefined && { found }) }, until)
    }
    await recordEvent(tx, { kind: 'sample-taken', detail: { month, texts: drawn.length } }, at)
  })
}

/** The month before this one, in London. */
function monthBefore(at: Date): {
  readonly month: string
  readonly from: Date
  readonly until: Date
} {
  const until = DateTime.fromJSDate(at, { zone }).startOf('month')
  const from = until.minus({ months: 1 })
  return { month: from.toFormat('yyyy-MM'), from: from.toJSDate(), until: until.toJSDate() }
}
