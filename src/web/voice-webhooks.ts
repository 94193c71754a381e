import type { FastifyReply, FastifyRequest } from 'fastify'
import { voiceAddress } from '../channels/twilio/caller.ts'
import { hasPressedOne, parseVoiceEnd } from '../channels/twilio/parse-voice.ts'
import { acceptedTwiml, alarmTwiml } from '../channels/twilio/voice-words.ts'
import type { Server } from './server.ts'
import { formOf, isSigned, type SignedBy } from './webhooks.ts'

export interface VoiceOptions extends SignedBy {
  readonly council: () => string
  /** What the call of this id is about; undefined: no such call. */
  readonly describe: (
    callId: string,
  ) => Promise<{ readonly drill: boolean; readonly waits: boolean } | undefined>
  readonly accept: (callId: string) => Promise<'accepted' | 'already' | 'unknown'>
  readonly ended: (callId: string, how: string) => Promise<void>
}

interface OfCall {
  Querystring: { c?: string | string[] }
}

/** What Twilio asks while it rings somebody about an alarm; signed as every other request. */
export function addVoiceWebhooks(server: Server, options: VoiceOptions): void {
  server.post<OfCall>('/twilio/voice', async (request, reply) => {
    if (!isSigned(request, options)) return reply.code(403).send()
    return say(reply, await words(options, callOf(request), false))
  })

  server.post<OfCall>('/twilio/voice/accepted', async (request, reply) => {
    if (!isSigned(request, options)) return reply.code(403).send()
    const id = callOf(request)
    if (!hasPressedOne(formOf(request))) return say(reply, await words(options, id, true))
    const result = await options.accept(id)
    const drill = (await options.describe(id))?.drill ?? false
    return say(reply, acceptedTwiml({ drill }, result))
  })

  server.post<OfCall>('/twilio/voice-status', async (request, reply) => {
    if (!isSigned(request, options)) return reply.code(403).send()
    const how = parseVoiceEnd(formOf(request))
    if (how !== undefined) await options.ended(callOf(request), how)
    return say(reply, '<Response/>')
  })
}

async function words(options: VoiceOptions, id: string, again: boolean): Promise<string> {
  const about = await options.describe(id)
  if (about === undefined) return acceptedTwiml({ drill: false }, 'unknown')
  if (!about.waits) return acceptedTwiml(about, 'already')
  const acceptUrl = voiceAddress(options.publicUrl, '/twilio/voice/accepted', id)
  return alarmTwiml({ council: options.council(), drill: about.drill, acceptUrl }, again)
}

function callOf(request: FastifyRequest<OfCall>): string {
  const { c } = request.query
  return typeof c === 'string' ? c : ''
}

const say = (reply: FastifyReply, twiml: string) => reply.type('text/xml').send(twiml)
