import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { NotFound, placeOf } from '../plugins/errors.ts'
import type { Server } from '../server.ts'
import { menuFor } from './menu.ts'
import { isPart, sendPart } from './page.ts'
import { loadSessionAs } from './session.ts'

/** Something has changed since the page was shown, or the form is not of this session. */
export class OutOfDate extends Error {
  readonly statusCode = 409
  constructor() {
    super('This page is out of date')
    this.name = 'OutOfDate'
  }
}

/** Not theirs to see: the same answer as for what does not exist, so that nobody learns which. */
export function forbidden(): NotFound {
  return new NotFound()
}

interface Words {
  readonly title: string
  readonly text: string
}

const notHere: Words = {
  title: 'There is nothing here for you',
  text: 'Either it does not exist, or it is not yours to see. Go back and look again, or ask your team manager.',
}

const words: Readonly<Record<number, Words>> = {
  403: notHere,
  404: notHere,
  400: {
    title: 'The form could not be read',
    text: 'Go back, reload the page and try again.',
  },
  409: {
    title: 'This page is out of date',
    text: 'Something has changed since it was shown, so nothing was done. Go back, reload the page and look before you try again.',
  },
  413: {
    title: 'That is too much at once',
    text: 'Nothing was kept. Go back and send less.',
  },
  503: {
    title: 'Waymark is not ready yet',
    text: 'Wait a moment and reload the page.',
  },
}

const broken: Words = {
  title: 'Something went wrong here',
  text: 'It has been noted. What you did may not be done: go back and look before you try again. If it matters now, ring.',
}

/** Errors of the console are pages in its layout; of a part of a page, a short word in its place. */
export function answerConsoleErrors(server: Server): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) {
      const err = { name: error.name, code: error.code, at: placeOf(error) }
      const { log } = server.consoleDeps
      log.error({ requestId: request.id, route: request.routeOptions.url, err }, 'a request failed')
    }
    return sendError(request, reply, status)
  })
  const preHandler = async (request: FastifyRequest): Promise<void> => {
    request.signedIn = await loadSessionAs(request, 'open')
  }
  server.setNotFoundHandler({ preHandler }, (request, reply) => sendError(request, reply, 404))
}

/** Without counts: nothing is asked of a store that may be what is broken. */
function sendError(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const error = words[status] ?? (status >= 500 ? broken : notHere)
  const context = { error, status: status === 403 ? 404 : status }
  if (isPart(request)) return sendPart(request, reply, 'console/error-part.njk', context)
  const menu = menuFor(request.signedIn?.viewer, { tab: undefined, counts: undefined })
  return sendPart(request, reply, 'console/error.njk', { ...menu, ...context })
}
