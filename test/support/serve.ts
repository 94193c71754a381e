import { flushCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import type { Clock } from '../../src/domain/clock.ts'

/**
 * The app as shipped, in a process of its own that a test may kill, with time that runs SPEED times
 * as fast: leases and waits for receipts end in seconds. Says where it listens on its first line.
 */
const speed = Number(process.env['SPEED'] ?? '1')
const epoch = Date.UTC(2026, 10, 24)

const fastClock: Clock = {
  now: () => new Date(epoch + (Date.now() - epoch) * speed),
  wait: async (ms, signal) => {
    await sleep(ms / speed, undefined, signal === undefined ? {} : { signal }).catch(
      () => undefined,
    )
  },
}

const app = await startApp(loadConfig(process.env), {
  clock: fastClock,
  indexCacheDir: join(tmpdir(), 'waymark-test-index-served'),
  mailDir: join(tmpdir(), 'waymark-test-mail'),
  leaseNow: () => fastClock.now().getTime(),
})
process.stdout.write(`${app.url}\n`)
// Whoever is killed leaves nothing to the next, who starts on the same code.
flushCompileCache()
process.once('SIGTERM', () => {
  void app.close().then(() => process.exit(0))
})
