import type { FastifyError } from 'fastify'
import type { Logger } from 'pino'
import type { Server } from '../server.ts'

const methods = ['GET', 'POST'] as const

/** There is a route, but not what it was asked for. */
export class NotFound extends Error {
  readonly statusCode = 404
  constructor() {
    super('There is nothing here')
    this.name = 'NotFound'
  }
}

/** The one edge where the web catches: a status, a short plain sentence, and nothing of ours. */
export function answerErrors(server: Server, log: Logger): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) {
      const err = { name: error.name, code: error.code, at: placeOf(error) }
      log.error({ requestId: request.id, route: request.routeOptions.url, err }, 'a request failed')
    }
    return reply.code(status).type('text/plain').send(sentenceFor(status))
  })
  server.setNotFoundHandler((request, reply) => {
    const [url = ''] = request.url.split('?', 1)
    const allowed = methods.filter((method) => server.hasRoute({ url, method }))
    if (allowed.length === 0) return reply.code(404).type('text/plain').send(sentenceFor(404))
    reply.header('allow', allowed.join(', '))
    return reply.code(405).type('text/plain').send(sentenceFor(405))
  })
}

/** Where it was thrown; its message may quote what somebody wrote. */
export function placeOf(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .find((line) => line.startsWith('    at '))
    ?.trim()
}

const sentences: Readonly<Record<number, string>> = {
  400: 'The request could not be read.\n',
  403: '',
  404: 'There is nothing here.\n',
  405: 'That method is not allowed here.\n',
  413: 'The request is larger than 64 KiB.\n',
  415: 'Send a form (application/x-www-form-urlencoded).\n',
  503: 'Not ready yet. Try again in a moment.\n',
}

function sentenceFor(status: number): string {
  return sentences[status] ?? (status >= 500 ? 'Something went wrong here.\n' : 'Not possible.\n')
}
