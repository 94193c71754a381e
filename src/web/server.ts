import { createServer as createHttpServer } from 'node:http'
import fastify, { type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { addAssets } from './plugins/assets.ts'
import { acceptForms } from './plugins/forms.ts'
import { answerErrors } from './plugins/errors.ts'
import { logRequests } from './plugins/log-requests.ts'
import { addSecurityHeaders } from './plugins/security-headers.ts'

/** Twilio's longest webhook is a few KiB; nothing we serve takes more. */
const bodyLimit = 64 * 1024

export interface ServerOptions {
  readonly log: Logger
  readonly trustProxy: boolean | string
}

/** A route file adds its routes to this. */
export type Server = FastifyInstance

/** The HTTP server as every route needs it: forms, limits, errors that leak nothing, a log of ids. */
export function createServer({ log, trustProxy }: ServerOptions): Server {
  const server = fastify({
    bodyLimit,
    trustProxy,
    logger: false,
    forceCloseConnections: 'idle',
    serverFactory: (handler) => createHttpServer(handler),
  })
  acceptForms(server)
  answerErrors(server, log)
  logRequests(server, log)
  addSecurityHeaders(server)
  addAssets(server)
  return server
}
