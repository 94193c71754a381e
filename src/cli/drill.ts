import { parseArgs } from 'node:util'
import { loadConfig } from '../config.ts'
import type { Clock } from '../domain/clock.ts'
import type { DrillAsked, DrillResult } from '../domain/drill.ts'
import { newId } from '../domain/new-id.ts'
import { askDrill, moveDrill, readDrill, readDrillResult } from '../store/drills.ts'
import { loadStaff } from '../store/staff.ts'
import type { Store } from '../store/store.ts'
import { systemClock } from '../system-clock.ts'
import type { CommandResult } from './commands.ts'
import { describeDrill } from './describe-drill.ts'
import { withStore } from './open-beside.ts'
import { UsageError } from './usage-error.ts'

const minuteMs = 60_000
/** The service that runs looks every few seconds; after this long there is none. */
const startsWithinMs = minuteMs
const lookEveryMs = 1000

/**
 * `drill`: asks the service that runs to send a marked test through its own chain, and waits for
 * what becomes of it. No young person has any part in it.
 */
export function runDrillCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  clock: Clock = systemClock,
): Promise<CommandResult> {
  const asked = readOptions(args, clock.now())
  return withStore(loadConfig(env), async (store) => {
    await mustKnow(store, asked.likePersonId)
    if (!(await store.transaction((tx) => askDrill(tx, asked)))) {
      throw new UsageError('A drill is under way already: wait until it has ended')
    }
    const result = await waitFor(store, asked, clock)
    if (result === undefined) return { output: notBegun, ok: false }
    const ids = result.told.map(({ staffId }) => staffId).filter((id) => id !== undefined)
    if (result.acknowledgedBy !== undefined) ids.push(result.acknowledgedBy)
    const staff = await loadStaff(store, [...new Set(ids)], clock.now())
    const names = new Map(staff.map(({ id, name }) => [id, name]))
    return { output: describeDrill(result, names), ok: result.acknowledgedAt !== undefined }
  })
}

const notBegun =
  'No drill was begun within a minute: is the service running, on this DATABASE_URL? Start it, and try again.'

const usage = 'Call it like this: drill [--night] [--person ID] [--minutes 15]'

function readOptions(args: readonly string[], now: Date): DrillAsked {
  const { night, person, minutes } = parse(args)
  const lasts = Number(minutes)
  if (!Number.isInteger(lasts) || lasts < 1 || lasts > 240) {
    throw new UsageError(`--minutes is a whole number from 1 to 240. ${usage}`)
  }
  if (night && person !== undefined) {
    throw new UsageError(`At night nobody's own people are told: leave --person out. ${usage}`)
  }
  return {
    ...{ id: newId(now), askedAt: now.getTime(), lastsMs: lasts * minuteMs, night },
    ...(person !== undefined && { likePersonId: person }),
  }
}

function parse(args: readonly string[]) {
  const options = {
    night: { type: 'boolean', default: false },
    person: { type: 'string' },
    minutes: { type: 'string', default: '15' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n${usage}`)
  }
}

async function mustKnow(store: Store, personId: string | undefined): Promise<void> {
  if (personId === undefined) return
  const row = await store.sql
    .selectFrom('people')
    .select('id')
    .where('id', '=', personId)
    .where('registered', '=', 1)
    .executeTakeFirst()
  if (row === undefined)
    throw new UsageError(`No young person of the register has the id ${personId}`)
}

/** Undefined when nothing began it; then it is withdrawn, so that it does not begin later. */
async function waitFor(
  store: Store,
  asked: DrillAsked,
  clock: Clock,
): Promise<DrillResult | undefined> {
  const until = asked.askedAt + startsWithinMs
  for (;;) {
    const result = await readDrillResult(store)
    if (result?.id === asked.id) return result
    const drill = await readDrill(store)
    const waits = drill?.id === asked.id && !('alarmId' in drill)
    if (waits && clock.now().getTime() > until) {
      const isWithdrawn = await store.transaction((tx) => moveDrill(tx, asked, undefined))
      if (isWithdrawn) return undefined
    }
    await clock.wait(lookEveryMs)
  }
}
