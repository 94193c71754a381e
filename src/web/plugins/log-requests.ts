import type { Logger } from 'pino'
import type { Server } from '../server.ts'

/** One line a request: the route's pattern, never the address, which may carry what was typed. */
export function logRequests(server: Server, log: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const line = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    if (reply.statusCode >= 400) log.info(line, 'request')
    else log.debug(line, 'request')
    done()
  })
}
