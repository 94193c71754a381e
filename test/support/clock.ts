import type { Clock } from '../../src/domain/clock.ts'

interface Waiter {
  readonly dueAt: number
  readonly resolve: () => void
}

/** Time that stands still until it is told to go on: nothing in a test sleeps. */
export interface TestClock extends Clock {
  /** Moves on by `ms`, and lets everything that waited until then go. */
  advance(ms: number): void
}

export function createTestClock(start: Date): TestClock {
  let now = start.getTime()
  let waiters: readonly Waiter[] = []

  return {
    now: () => new Date(now),
    wait(ms, signal) {
      if (ms <= 0 || signal?.aborted === true) return Promise.resolve()
      return new Promise((resolve) => {
        const waiter = { dueAt: now + ms, resolve }
        waiters = [...waiters, waiter]
        signal?.addEventListener(
          'abort',
          () => {
            waiters = waiters.filter((one) => one !== waiter)
            resolve()
          },
          { once: true },
        )
      })
    },
    advance(ms) {
      now += ms
      const due = waiters.filter((waiter) => waiter.dueAt <= now)
      waiters = waiters.filter((waiter) => waiter.dueAt > now)
      due.forEach((waiter) => {
        waiter.resolve()
      })
    },
  }
}
