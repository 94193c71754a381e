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
  /** How many more there are. */
  readonly others: number
  /** What stands for each as it is: another emergency, or one unanswered, is heard once. */
  readonly heard: string
  /** The alarm of the page that shows this band: it has its own head there. */
  readonly except: string
}

/** As many as are told apart: beyond it, the number alone grows. */
const most = 20

/** The open emergencies that whoever asks may see, but for the one of the page: one query. */
export async function bandFor(request: FastifyRequest, except = ''): Promise<Band> {
  const { store, clock } = request.server.consoleDeps
  const { viewer } = request
  const { rows, total } = await readEmergencies(store.reading, viewer, most)
  const others = rows.filter(({ id }) => id !== except)
  const [first] = await shownAlarms(store.reading, viewer, others.slice(0, 1), clock.now())
  const here = rows.length - others.length
  return {
    ...(first !== undefined && { first }),
    others: Math.max(0, total.count - here - 1),
    heard: rows.map(heardAs).join(' '),
    except,
  }
}

function heardAs({ id, unansweredAt, dealingAt }: AlarmLine): string {
  const unanswered = unansweredAt !== undefined && dealingAt === undefined
  return unanswered ? `${id}:unanswered` : id
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
