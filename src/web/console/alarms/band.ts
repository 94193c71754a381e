import type { FastifyRequest } from 'fastify'
import type { Viewer } from '../../../domain/viewer.ts'
import type { Data } from '../../../store/store.ts'
import { type AlarmLine, readEmergencies } from '../../../store/views/alarm-lines.ts'
import { readNewestAddresses } from '../../../store/views/newest-address.ts'
import { type ShownAlarm, alarmLine } from './alarm-line.ts'

/** The red band of every page; see src/web/views/console/alarms/band.njk. */
export interface Band {
  /** The one to look at first; undefined: there is none, or it is the page's own. */
  readonly first?: ShownAlarm
  /** The next ones, by name. */
  readonly others: readonly ShownAlarm[]
  /** How many there are beside those. */
  readonly more: number
  /** All of them: another emergency, or one that becomes unanswered, is heard, once. */
  readonly heard: readonly Heard[]
  /** The alarm of the page that shows this band: it has its own head there. */
  readonly except: string
}

interface Heard {
  /** Stands for it as it is. */
  readonly key: string
  readonly says: string
}

/** As many as are told apart: beyond it, the number alone grows. */
const most = 20
/** A phone has room for so many names. */
const mostNamed = 2

/** The open emergencies that whoever asks may see, but for the one of the page: one query. */
export async function bandFor(request: FastifyRequest, except = ''): Promise<Band> {
  const { store, clock } = request.server.consoleDeps
  const { viewer } = request
  const { rows, total } = await readEmergencies(store.reading, viewer, most)
  const shown = await shownAlarms(store.reading, viewer, rows, clock.now())
  const [first, ...others] = shown.filter(({ id }) => id !== except)
  const here = shown.some(({ id }) => id === except) ? 1 : 0
  const named = others.slice(0, mostNamed)
  return {
    ...(first !== undefined && { first }),
    others: named,
    more: Math.max(0, total.count - here - 1 - named.length),
    heard: shown.map(heardAs),
    except,
  }
}

function heardAs({ id, name, age, kind, drill, unanswered }: ShownAlarm): Heard {
  const who = age === undefined ? name : `${name}, ${age}`
  const what = `${drill ? 'Drill. ' : ''}Emergency: ${who}, ${kind}.`
  return unanswered
    ? { key: `${id}:unanswered`, says: `${what} Unanswered.` }
    : { key: id, says: what }
}

/** These alarms in words; the numbers that nobody has linked are looked up when there are any. */
export async function shownAlarms(
  data: Data,
  { staffId }: Viewer,
  lines: readonly AlarmLine[],
  now: Date,
): Promise<readonly ShownAlarm[]> {
  const unknown = lines.filter(({ person }) => person.name === undefined)
  const addresses = await readNewestAddresses(
    data,
    unknown.map(({ person }) => person.id),
  )
  return lines.map((line) => alarmLine(line, { me: staffId, now, addresses }))
}
