import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Refusal } from './create-fields.ts'

/** One call to the REST API, for tests to look at. */
export interface RestRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly form: URLSearchParams
}

export interface Routes {
  readonly accountSid: string
  readonly authToken: string
  /** Notes the call, before anything is decided about it. */
  readonly note: (request: RestRequest) => void
  /** `POST Messages.json`: answers by itself. */
  readonly create: (request: RestRequest, response: ServerResponse) => Promise<void>
  /** `POST Calls.json`: answers by itself. */
  readonly call: (request: RestRequest, response: ServerResponse) => void
  /** Every GET: the resource, or undefined for a 404. */
  readonly read: (request: RestRequest) => object | undefined
}

/** Twilio's REST API as far as we call it: Basic auth, two POSTs, the rest reads. */
export function createRestServer(routes: Routes): Server {
  return createServer((request, response) => {
    answer(routes, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'failed'
      sendRefusal(response, { status: 500, code: 20500, message })
    })
  })
}

async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://twilio')
  const rest: RestRequest = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(await readBody(request)),
  }
  routes.note(rest)
  if (!isAllowed(request, routes)) {
    sendRefusal(response, { status: 401, code: 20003, message: 'Authenticate' })
    return
  }
  const messages = `/2010-04-01/Accounts/${routes.accountSid}/Messages.json`
  if (rest.method === 'POST' && rest.path === messages) {
    await routes.create(rest, response)
    return
  }
  if (rest.method === 'POST' && rest.path === messages.replace('Messages', 'Calls')) {
    routes.call(rest, response)
    return
  }
  const resource = rest.method === 'GET' ? routes.read(rest) : undefined
  if (resource) sendJson(response, 200, resource)
  else sendRefusal(response, { status: 404, code: 20404, message: `Nothing at ${rest.path}` })
}

function isAllowed(request: IncomingMessage, { accountSid, authToken }: Routes): boolean {
  const expected = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
  return request.headers.authorization === `Basic ${expected}`
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  const { status, code, message, retryAfter } = refusal
  if (retryAfter !== undefined) response.setHeader('retry-after', `${retryAfter}`)
  const more_info = `https://www.twilio.com/docs/errors/${code}`
  sendJson(response, status, { code, message, more_info, status })
}
