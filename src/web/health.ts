import type { Server } from './server.ts'

export interface HealthOptions {
  /** Whether the store answers and the index is there. */
  readonly ready: () => Promise<{ readonly store: boolean; readonly index: boolean }>
}

/** `/healthz`: this process runs. `/readyz`: it can take a text and answer it. */
export function addHealth(server: Server, { ready }: HealthOptions): void {
  server.get('/healthz', (_request, reply) => reply.send({ alive: true }))
  server.get('/readyz', async (_request, reply) => {
    const parts = await ready()
    return reply.code(parts.store && parts.index ? 200 : 503).send(parts)
  })
}
