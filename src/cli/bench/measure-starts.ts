import { appEnvironment } from './account.ts'
import { startAcceptor } from './acceptor.ts'
import type { DatabaseServer } from './databases.ts'
import { alone, type Measure } from './measure.ts'
import { mainFile } from './measure-webhooks.ts'
import { startServer } from './server-process.ts'

const rounds = 3
const aimMs = 5000

/** From the start of the process to the first 200 of /readyz: on an empty store, then on that one. */
export async function measureStarts(server: DatabaseServer): Promise<readonly Measure[]> {
  const acceptor = await startAcceptor()
  const empty: number[] = []
  const again: number[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      const env = appEnvironment({ databaseUrl: await server.create(), apiUrl: acceptor.url })
      empty.push(await timeStart(env))
      again.push(await timeStart(env))
    }
  } finally {
    await acceptor.close()
  }
  const what = { database: server.name, unit: 'ms', aim: aimMs } as const
  return [
    alone({ ...what, name: 'start to ready, empty store' }, empty),
    alone({ ...what, name: 'start to ready, again' }, again),
  ]
}

async function timeStart(env: Readonly<Record<string, string>>): Promise<number> {
  const server = await startServer([mainFile], env)
  await server.stop()
  return server.readyMs
}
