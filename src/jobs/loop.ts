import type { Logger } from 'pino'
import type { Clock } from '../domain/clock.ts'

export interface LoopOptions {
  readonly name: string
  /** Does everything that is due, and says when the next is (milliseconds UTC), if it knows. */
  readonly work: () => Promise<number | undefined>
  /** Looks again after this long even when nothing was said to be due, in milliseconds. */
  readonly pollMs: number
  readonly clock: Clock
  readonly log: Logger
}

export interface Loop {
  /** Looks at once; while it is looking, once more afterwards. */
  wake(): void
  /** Resolves when what is in hand is done; nothing new is begun. */
  stop(): Promise<void>
}

/** After work that failed, in milliseconds, so that a broken store is not hammered. */
const afterFailureMs = 1000

/** Works, waits for whichever comes first of the next due time, a poll and a wake, and works again. */
export function startLoop({ name, work, pollMs, clock, log }: LoopOptions): Loop {
  const stopping = new AbortController()
  let pause = new AbortController()

  async function turn(): Promise<number> {
    try {
      const dueAt = await work()
      const untilDue = dueAt === undefined ? pollMs : dueAt - clock.now().getTime()
      return Math.min(Math.max(untilDue, 0), pollMs)
    } catch (error) {
      const err = error instanceof Error ? { name: error.name, at: placeOf(error) } : typeof error
      log.error({ loop: name, err }, 'a loop failed and will try again')
      return afterFailureMs
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      pause = new AbortController()
      const waitMs = await turn()
      await clock.wait(waitMs, AbortSignal.any([pause.signal, stopping.signal]))
    }
  }

  const running = run()
  return {
    wake: () => {
      pause.abort()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Where it failed, without its message: messages of databases quote what they were given. */
function placeOf(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .find((line) => line.startsWith('    at '))
    ?.trim()
}
