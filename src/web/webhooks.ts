import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { errorOf } from '../channels/twilio/errors.ts'
import { parseInbound } from '../channels/twilio/parse-inbound.ts'
import { parseStatus } from '../channels/twilio/parse-status.ts'
import { fallbackTwiml } from '../channels/twilio/setup-words.ts'
import { isSignedByTwilio } from '../channels/twilio/verify-signature.ts'
import type { InboundMessage } from '../domain/message.ts'
import type { DeliveryReceipt } from '../messaging/record-delivery.ts'
import type { Form } from './plugins/forms.ts'
import type { Server } from './server.ts'

/** What a signature is checked with. */
export interface SignedBy {
  readonly authTokens: readonly string[]
  readonly publicUrl: string
}

export interface WebhookOptions extends SignedBy {
  readonly log: Logger
  /** 'rehearsal': it was not taken in, and whoever wrote is told so. */
  readonly receive: (inbound: InboundMessage) => Promise<unknown>
  readonly recordDelivery: (receipt: DeliveryReceipt) => Promise<string>
}

const emptyTwiml = '<Response/>'

/**
 * What Twilio posts to us. Every request is signed over our one public address; without that it
 * is 403 and nothing else happens. A text is answered 200 only after it is stored: Twilio does
 * not post it again, and the reply goes out by itself.
 */
export function addWebhooks(server: Server, options: WebhookOptions): void {
  server.post('/twilio/messages', async (request, reply) => {
    if (!isSigned(request, options)) return reply.code(403).send()
    const inbound = parseInbound(formOf(request))
    if ('problem' in inbound) return refuse(request, reply, options.log, inbound.problem)
    const result = await options.receive(inbound)
    return reply.type('text/xml').send(result === 'rehearsal' ? fallbackTwiml : emptyTwiml)
  })

  server.post<{ Querystring: { m?: string | string[] } }>(
    '/twilio/status',
    async (request, reply) => {
      if (!isSigned(request, options)) return reply.code(403).send()
      const status = parseStatus(formOf(request))
      // Twilio adds statuses without notice: one we do not know is not the sender's mistake.
      if ('problem' in status) {
        options.log.info(
          { requestId: request.id, problem: status.problem },
          'a receipt was left aside',
        )
        return reply.type('text/xml').send(emptyTwiml)
      }
      const { m } = request.query
      if (typeof m !== 'string') return refuse(request, reply, options.log, 'm is missing')
      const { providerId, errorCode } = status
      const result = await options.recordDelivery({
        messageId: m,
        providerId,
        status: status.status,
        retry: errorCode !== undefined && errorOf(errorCode).retryable,
        ...(errorCode !== undefined && { code: errorCode }),
      })
      options.log.debug({ providerId, result }, 'receipt')
      return reply.type('text/xml').send(emptyTwiml)
    },
  )

  // Asked for when we could not answer: it must need nothing, the signature's token least of all.
  server.route({
    method: ['GET', 'POST'],
    url: '/twilio/fallback',
    handler: (_request, reply) => reply.type('text/xml').send(fallbackTwiml),
  })
}

/** The form Twilio posted. */
export function formOf(request: FastifyRequest): Form {
  return (request.body ?? {}) as Form
}

/** Whether Twilio signed it with one of our tokens. */
export function isSigned(request: FastifyRequest, { authTokens, publicUrl }: SignedBy): boolean {
  const header = request.headers['x-twilio-signature']
  return isSignedByTwilio({
    authTokens,
    publicUrl,
    pathAndQuery: request.url,
    signature: typeof header === 'string' ? header : undefined,
    params: formOf(request),
  })
}

function refuse(request: FastifyRequest, reply: FastifyReply, log: Logger, problem: string) {
  log.warn({ requestId: request.id, problem }, 'a signed request could not be read')
  return reply.code(400).type('text/plain').send(`${problem}\n`)
}
