import type { Level } from '../../../domain/danger.ts'
import { raiseForMiss, raisableMs } from '../../../oversight/safety/report-miss.ts'
import { recordEvent } from '../../../store/events.ts'
import { noteMissSeen } from '../../../store/misses.ts'
import { readMiss, readMisses, type SeenMiss } from '../../../store/views/misses.ts'
import { nameStaff } from '../../../store/views/name-staff.ts'
import type { Server } from '../../server.ts'
import { forbidden, OutOfDate } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { dayAndTime, dayOf } from '../times.ts'
import { safetyPage } from './safety-page.ts'
import { kindName } from './safety-words.ts'

interface Listing {
  Querystring: { readonly done?: unknown }
}
interface One {
  Params: { readonly id: string }
}

/** `/console/safety/misses`: texts of which staff say that they should have raised an alarm. */
export function addMisses(safety: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps
  safety.get<Listing>('/misses', async (request, reply) => {
    const now = clock.now()
    const [misses, nameOf] = await Promise.all([
      readMisses(store.reading, request.viewer, now),
      nameStaff(store.reading),
    ])
    return safetyPage(request, reply, {
      ...{ view: 'misses', part: 'misses', done: doneWords[String(request.query.done)] },
      misses: misses.map((miss) => missLine(miss, nameOf, now)),
    })
  })

  safety.post<One>('/misses/:id/raise', async (request, reply) => {
    const { id: missId } = request.params
    const { level: chosen, key = '' } = readForm(request)
    const level = levelOf(chosen)
    const miss = await readMiss(store.reading, request.viewer, missId, clock.now())
    if (miss?.text === undefined || level === undefined) throw forbidden()
    const location = await submitOnce(deps, request, key, async () => {
      const desks = { store, clock, ...desksOf(deps) }
      if (!(await raiseForMiss(desks, { missId, level }))) throw new OutOfDate()
      return '/console/safety/misses?done=raised'
    })
    return reply.redirect(location, 303)
  })

  safety.post<One>('/misses/:id/seen', async (request, reply) => {
    const { id } = request.params
    const { staffId } = request.viewer
    const at = clock.now()
    if ((await readMiss(store.reading, request.viewer, id, at)) === undefined) throw forbidden()
    await store.transaction(async (tx) => {
      if (!(await noteMissSeen(tx, id, staffId, at))) return
      await recordEvent(tx, { kind: 'miss-seen', staffId, detail: { miss: id } }, at)
    })
    return reply.redirect('/console/safety/misses?done=seen', 303)
  })
}

function desksOf({ messaging: { alarmDesk, caseDesk } }: ConsoleDeps) {
  return { alarmDesk, caseDesk }
}

function levelOf(text: string | undefined): Level | undefined {
  return text === 'emergency' || text === 'worried' ? text : undefined
}

function missLine(miss: SeenMiss, nameOf: (staffId: string) => string, now: Date) {
  const { id, kind, text, note, alarmId, seenAt, seenBy } = miss
  const isRecent = now.getTime() - miss.writtenAt.getTime() <= raisableMs
  return {
    ...{ id, text, note },
    kind: kindName(kind),
    // The moment of an allegation could tell whose it is.
    when: text === undefined ? dayOf(miss.at) : dayAndTime(miss.at),
    reportedBy: nameOf(miss.reportedBy),
    raised: alarmId !== undefined,
    mayRaise: isRecent && alarmId === undefined && text !== undefined && kind !== 'allegation',
    seen: seenAt && `${nameOf(seenBy ?? '')}, ${dayAndTime(seenAt)}`,
  }
}

const doneWords: Readonly<Record<string, string>> = {
  raised: 'The alarm is raised. It goes to their adviser and the duty team like any other.',
  seen: 'Noted that you have looked at it.',
}
