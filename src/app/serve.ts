import type { Config } from '../config.ts'
import type { ServedKnowledge } from '../editing/serve-knowledge.ts'
import { acceptCall } from '../handover/calls/accept-call.ts'
import { describeCall, noteCallEnded } from '../handover/calls/end-of-call.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { onlyFromStaff } from '../messaging/only-from-staff.ts'
import { receiveMessage } from '../messaging/receive-message.ts'
import { recordDelivery } from '../messaging/record-delivery.ts'
import { answers } from '../store/figures.ts'
import { addConsole } from '../web/console/console.ts'
import type { ConsoleDeps } from '../web/console/page.ts'
import { addFrontPage } from '../web/front-page.ts'
import { addHealth } from '../web/health.ts'
import { addMetrics } from '../web/metrics.ts'
import { createServer, type Server } from '../web/server.ts'
import { addTry } from '../web/try/try.ts'
import { addVoiceWebhooks } from '../web/voice-webhooks.ts'
import { addWebhooks } from '../web/webhooks.ts'
import { listen } from './listen.ts'
import { createMediaFetch } from './ways-out.ts'

interface Behind {
  readonly messaging: MessagingDeps
  readonly library: ServedKnowledge['library']
  readonly editing: ConsoleDeps['editing']
  readonly indexReady: () => boolean
}

interface Served {
  /** Where it listens, such as http://127.0.0.1:3000. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Opens the doors: the service, and with METRICS_HOST an address of their own for figures.
 * @throws {PortTaken} when another program listens there; then both are closed
 */
export async function serve(config: Config, behind: Behind): Promise<Served> {
  const server = wireServer(config, behind)
  const metrics = config.metrics && wireMetrics(config, behind.messaging)
  const close = async (): Promise<void> => {
    await metrics?.close()
    await server.close()
  }
  try {
    const url = await listen(server, config)
    if (metrics !== undefined && config.metrics !== undefined) await listen(metrics, config.metrics)
    return { url, close }
  } catch (error) {
    await close()
    throw error
  }
}

function wireServer(config: Config, { messaging, library, editing, indexReady }: Behind): Server {
  const { store, clock, log } = messaging
  const { demo, publicUrl, sessionSecret } = config
  const server = createServer({ log, trustProxy: config.trustProxy })
  addHealth(server, {
    ready: async () => ({ store: await answers(store.reading), index: indexReady() }),
  })
  if (config.metrics === undefined) addMetrics(server, { data: store.reading, clock })
  addFrontPage(server, { demo })
  if (demo) addTry(server, messaging)
  addConsole(server, {
    ...{ store, clock, log, messaging, library, editing, demo, publicUrl, sessionSecret },
    fetchMedia: createMediaFetch(config),
  })
  addTwilio(server, config, messaging)
  return server
}

/** What Twilio calls: only when there is an account, and an address that it signs. */
function addTwilio(
  server: Server,
  { twilio, publicUrl, rehearsal }: Config,
  messaging: MessagingDeps,
): void {
  if (twilio === undefined || publicUrl === undefined) return
  const signed = { authTokens: twilio.authTokens, publicUrl }
  addVoiceWebhooks(server, {
    ...signed,
    council: messaging.councilName,
    describe: (callId) => describeCall(messaging, callId),
    accept: (callId) => acceptCall(messaging, callId),
    ended: (callId, how) => noteCallEnded(messaging, callId, how),
  })
  addWebhooks(server, {
    ...signed,
    log: messaging.log,
    receive: (inbound) =>
      rehearsal ? onlyFromStaff(messaging, inbound) : receiveMessage(messaging, inbound),
    recordDelivery: (receipt) => recordDelivery(messaging, receipt),
  })
}

function wireMetrics({ trustProxy }: Config, { store, clock, log }: MessagingDeps): Server {
  const server = createServer({ log, trustProxy })
  addMetrics(server, { data: store.reading, clock })
  return server
}
