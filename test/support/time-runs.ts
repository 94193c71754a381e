import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../../src/store/store.ts'
import type { TestApp } from './app.ts'
import type { TestClock } from './clock.ts'

/** A test that waits this long, in real milliseconds, waits for what will not come. */
const patienceMs = 45_000

/**
 * Lets time run until `done`. It stands still while a turn or a request is in hand: those take no
 * time here, and must not meet their deadlines for it.
 */
export async function timeRuns(
  {
    clock,
    store,
    stepMs = 500,
  }: { readonly clock: TestClock; readonly store: Store; readonly stepMs?: number },
  done: () => boolean | Promise<boolean>,
): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  while (!(await done())) {
    if (Date.now() > giveUpAt) throw new Error('What was waited for did not come')
    if (!(await isBusy(store))) clock.advance(stepMs)
    await pause(2)
  }
}

/** Lets time run until nothing is unread, queued or on its way. */
export function settled({ clock, app }: TestApp): Promise<void> {
  return timeRuns({ clock, store: app.store }, async () => {
    const open = await app.store.sql
      .selectFrom('messages')
      .select('id')
      .where('status', 'in', ['received', 'queued', 'sending'])
      .executeTakeFirst()
    return open === undefined
  })
}

async function isBusy({ sql }: Store): Promise<boolean> {
  const turn = await sql
    .selectFrom('talks')
    .select('id')
    .where('claimed_by', 'is not', null)
    .executeTakeFirst()
  const leaving = await sql
    .selectFrom('messages')
    .select('id')
    .where('claimed_by', 'is not', null)
    .executeTakeFirst()
  const notice = await sql
    .selectFrom('notices')
    .select('id')
    .where('claimed_by', 'is not', null)
    .executeTakeFirst()
  const call = await sql
    .selectFrom('calls')
    .select('id')
    .where('claimed_by', 'is not', null)
    .executeTakeFirst()
  return [turn, leaving, notice, call].some((row) => row !== undefined)
}
