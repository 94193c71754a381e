import { DateTime } from 'luxon'
import { recordEvent } from '../../../store/events.ts'
import {
  listSample,
  markSample,
  readSampleSince,
  type SampleText,
  sampleVerdicts,
} from '../../../store/sample-texts.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { dayOf } from '../times.ts'
import { safetyPage } from './safety-page.ts'
import { kindName } from './safety-words.ts'

interface Listing {
  Querystring: { readonly done?: unknown }
}
interface One {
  Params: { readonly id: string }
}

/** `/console/safety/sample`: a few texts of sealed talks a month, masked, with no way to whose. */
export function addSample(safety: Server, { store, clock, messaging }: ConsoleDeps): void {
  safety.get<Listing>('/sample', async (request, reply) => {
    const [texts, since] = await Promise.all([
      listSample(store.reading),
      readSampleSince(store.reading),
    ])
    return safetyPage(request, reply, {
      ...{ view: 'sample', part: 'sample' },
      size: messaging.safety().monthlySample,
      since: since && dayOf(since),
      months: monthsOf(texts),
      done: request.query.done === 'marked' ? 'Marked.' : undefined,
    })
  })

  safety.post<One>('/sample/:id', async (request, reply) => {
    const { id } = request.params
    const { staffId } = request.viewer
    const chosen = readForm(request)['verdict']
    const verdict = sampleVerdicts.find((one) => one === chosen)
    if (verdict === undefined) throw forbidden()
    const at = clock.now()
    await store.transaction(async (tx) => {
      if (!(await markSample(tx, id, { verdict, by: staffId }, at))) return
      await recordEvent(tx, { kind: 'sample-marked', staffId, detail: { verdict } }, at)
    })
    return reply.redirect(`/console/safety/sample?done=marked`, 303)
  })
}

/** By month, those that are not marked first. */
function monthsOf(texts: readonly SampleText[]) {
  const byMonth = Map.groupBy(texts, ({ month }) => month)
  return [...byMonth].map(([month, all]) => ({
    title: DateTime.fromISO(month).setLocale('en-GB').toFormat('LLLL yyyy'),
    missed: all.filter(({ verdict }) => verdict === 'missed').length,
    fine: all.filter(({ verdict }) => verdict === 'fine').length,
    texts: all
      .toSorted((a, b) => Number(a.verdict !== undefined) - Number(b.verdict !== undefined))
      .map((one) => ({ ...one, found: one.found && kindName(one.found) })),
  }))
}
