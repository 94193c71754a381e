import { randomUUID } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import type { DestinationStream, Logger } from 'pino'
import { createApology } from './assistant/apology.ts'
import { createAssistant } from './assistant/create-assistant.ts'
import { afterAllegation } from './assistant/deciders/allegation.ts'
import { readBesideCard } from './assistant/beside-card.ts'
import { dangerChoices } from './assistant/danger-choices.ts'
import { loadPhrases, type Phrases } from './assistant/phrases.ts'
import type { Channel, ProviderLog } from './channels/channel.ts'
import { createFolderMailer } from './channels/mail/folder-mailer.ts'
import { type Mailer, noMailer } from './channels/mail/mailer.ts'
import { createSmtpMailer } from './channels/mail/smtp-mailer.ts'
import { type FetchMedia, noMedia } from './channels/media.ts'
import { createSimulatedCaller, noCaller } from './channels/simulated-caller.ts'
import { createSimulator, emptyProviderLog } from './channels/simulator.ts'
import { createTwilioCaller } from './channels/twilio/caller.ts'
import { createMediaFetcher } from './channels/twilio/fetch-media.ts'
import { createTwilioLog } from './channels/twilio/provider-log.ts'
import { createTwilioChannel } from './channels/twilio/sender.ts'
import type { Caller } from './channels/voice.ts'
import { type Config, isLoopback, type TwilioConfig } from './config.ts'
import { findDataKeys } from './data-key.ts'
import { addDemoPeople, refuseDemoPeople } from './demo/demo-people.ts'
import { addDemoTalks } from './demo/demo-talks.ts'
import type { ChannelName } from './domain/address.ts'
import type { Clock } from './domain/clock.ts'
import { importKnowledge, type Imported } from './editing/import-knowledge.ts'
import { type ServedKnowledge, serveKnowledge } from './editing/serve-knowledge.ts'
import { createAlarmDesk } from './handover/alarms/alarm-desk.ts'
import { createCaseDesk } from './handover/cases/case-desk.ts'
import { acceptCall } from './handover/calls/accept-call.ts'
import { describeCall, noteCallEnded } from './handover/calls/end-of-call.ts'
import { createDesk } from './handover/desk.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { readKnowledgeDir } from './knowledge/load-files.ts'
import { createSearch } from './knowledge/search/create-search.ts'
import { createLog } from './log.ts'
import type { FixedCards, MessagingDeps, TurnTaker } from './messaging/deps.ts'
import { onlyFromStaff } from './messaging/only-from-staff.ts'
import { onlyToStaff } from './messaging/only-to-staff.ts'
import { recordDelivery } from './messaging/record-delivery.ts'
import { receiveMessage } from './messaging/receive-message.ts'
import { createNet } from './oversight/safety/net.ts'
import { servePhrases, type ServedPhrases } from './oversight/safety/serve-phrases.ts'
import { readPass } from './oversight/golive/pass.ts'
import { type Cards, createCards, missingSafetyValues } from './safeguarding/cards.ts'
import { answers } from './store/figures.ts'
import { windowIsOpen } from './store/addresses.ts'
import { openStore } from './store/open-store.ts'
import { type Store, StoreUnavailable } from './store/store.ts'
import { systemClock } from './system-clock.ts'
import { addConsole } from './web/console/console.ts'
import { addFrontPage } from './web/front-page.ts'
import { addHealth } from './web/health.ts'
import { addMetrics } from './web/metrics.ts'
import { createServer, type Server } from './web/server.ts'
import { addTry } from './web/try/try.ts'
import { addVoiceWebhooks } from './web/voice-webhooks.ts'
import { addWebhooks } from './web/webhooks.ts'

/** The edges of the world, which tests replace; everything else is the app as shipped. */
export interface Edges {
  readonly clock?: Clock
  /** Where texts leave in place of Twilio or the simulator. */
  readonly channel?: Channel
  readonly logTo?: DestinationStream
  /** Milliseconds a claim holds (default: 15,000), judged by `leaseNow` (default: the database's clock). */
  readonly leaseMs?: number
  readonly leaseNow?: () => number
  /** Where built indexes are kept (default: beside the SQLite file, or data/). */
  readonly indexCacheDir?: string
  /** Where the demo writes e-mails to staff (default: mail/ beside the SQLite file, or in data/). */
  readonly mailDir?: string
}

export interface App {
  /** Where it listens, such as http://127.0.0.1:3000. */
  readonly url: string
  readonly store: Store
  readonly imported: Imported
  /** What its texts are moved on with. */
  readonly messaging: MessagingDeps
  /** Undefined when DATA_KEY gave the key. */
  readonly keyFile: string | undefined
  /** Where e-mails to staff are written, in place of leaving: the demo without SMTP_URL. */
  readonly mailFolder: string | undefined
  /** Finishes what is in hand and stops. */
  close(): Promise<void>
}

const root = join(import.meta.dirname, '..')

/** The only place that constructs things: the app, listening and working. */
export async function startApp(config: Config, edges: Edges = {}): Promise<App> {
  const clock = edges.clock ?? systemClock
  const log = createLog(config.logLevel, edges.logTo)
  const { keys, keptIn } = findDataKeys(config.store, config.dataKeys)
  const store = await openStore({ location: config.store, dataKeys: keys, ...edges })
  const search = createSearch({ cacheDir: edges.indexCacheDir ?? cacheDirOf(config) })
  const closers: (() => Promise<unknown>)[] = [() => search.close(), () => store.close()]
  const close = async (): Promise<void> => {
    for (const closeOne of closers) await closeOne()
  }
  try {
    if (!config.demo) await refuseDemoPeople(store)
    const isNewDemo = config.demo && (await addDemoPeople({ store, clock }))
    const knowledgeDir = resolve(root, config.knowledgeDir)
    const imported = await importKnowledge({ store, clock }, await readKnowledgeDir(knowledgeDir))
    const knowledge = serveKnowledge({ store, log, search })
    await knowledge.refresh()
    const safetyPhrases = servePhrases({ store })
    await safetyPhrases.refresh()
    const { searchArticles } = search
    const own = { config, store, clock, log }
    const wired = wireMessaging({ ...own, knowledge, searchArticles, safetyPhrases })
    await refuseUntilLive(config, store)
    const messaging = edges.channel === undefined ? wired : { ...wired, channel: edges.channel }
    const mailFolder = mailFolderOf(config, edges)
    const telling = { mailer: createMailer(config, mailFolder), consoleUrl: consoleUrlOf(config) }
    const caller = createCaller(config, mailFolder)
    // Real networks, and tests with a stand-in for one, get only the people.
    if (isNewDemo && config.twilio === undefined) await addDemoTalks({ ...messaging, ...telling })
    const jobs = startJobs({
      ...messaging,
      ...telling,
      caller,
      knowledge,
      safetyPhrases,
      net: createNet(safetyPhrases.inForce),
      corporaDir: knowledgeDir,
      ...watched(config, knowledgeDir),
    })
    closers.unshift(() => jobs.stop())
    const { library } = knowledge
    const server = wireServer(config, { messaging, library, indexReady: () => search.ready() })
    closers.unshift(() => server.close())
    const url = await listen(server, config)
    const metrics = await serveMetrics(config, messaging)
    if (metrics !== undefined) closers.unshift(() => metrics.close())
    return { url, store, imported, messaging, keyFile: keptIn, mailFolder, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A real account reaches real young people: nothing of it starts before `golive` has passed. */
async function refuseUntilLive(config: Config, store: Store): Promise<void> {
  const { twilio, publicUrl, rehearsal } = config
  if (twilio === undefined || rehearsal || isLoopback(new URL(twilio.apiUrl).hostname)) return
  if ((await readPass(store, { ...twilio, publicUrl })) !== undefined) return
  throw new StoreUnavailable(
    'Going live has not been checked for this Twilio account: run npm run waymark -- golive and mend what it names. To test the alarms before, start with REHEARSAL=1: then only staff are texted and rung',
  )
}

function cacheDirOf({ store }: Config): string {
  return join(store.engine === 'sqlite' ? dirname(store.file) : 'data', 'index-cache')
}

/** Of the demo alone, and only while no mail server is set. */
function mailFolderOf({ demo, smtpUrl, store }: Config, edges: Edges): string | undefined {
  if (!demo || smtpUrl !== undefined) return undefined
  return edges.mailDir ?? join(store.engine === 'sqlite' ? dirname(store.file) : 'data', 'mail')
}

function createMailer({ smtpUrl, mailFrom }: Config, folder: string | undefined): Mailer {
  if (smtpUrl !== undefined && mailFrom !== undefined) return createSmtpMailer(smtpUrl, mailFrom)
  return folder === undefined ? noMailer : createFolderMailer(folder, 'waymark@demo.example')
}

/** The demo's calls are files beside its e-mails. */
function createCaller({ twilio, publicUrl }: Config, folder: string | undefined): Caller {
  const authToken = twilio?.authTokens.at(-1)
  if (twilio !== undefined && publicUrl !== undefined && authToken !== undefined) {
    return createTwilioCaller({ ...twilio, authToken, publicUrl })
  }
  return folder === undefined ? noCaller : createSimulatedCaller(join(folder, 'calls'))
}

function consoleUrlOf({ publicUrl, host, port }: Config): string {
  return `${publicUrl ?? `http://${host}:${port}`}/console`
}

function watched({ knowledgeWatch }: Config, dir: string): { watchDir?: string } {
  return knowledgeWatch ? { watchDir: dir } : {}
}

// === Messaging

interface Wiring {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  readonly knowledge: ServedKnowledge
  readonly searchArticles: ReturnType<typeof createSearch>['searchArticles']
  /** What the safeguarding lead had the net listen for beside its rules. */
  readonly safetyPhrases: ServedPhrases
}

function wireMessaging(wiring: Wiring): MessagingDeps {
  const { config, store, clock, log, knowledge } = wiring
  const phrases = loadPhrases(join(root, 'locales'))
  const { council } = knowledge.library()
  refuseMissingNumbers(config, council.values)
  const cards = createCards((key) => phrases.say(`cards:${key}`), council.values)
  const { assistant, fixedCards } = wireAssistant(wiring, phrases, cards)
  const outside = connect(config, { store, clock })
  const serviceHours = () => knowledge.library().council.serviceHours
  const desk = createDesk({ serviceHours })
  const say = (key: string, values?: Readonly<Record<string, string>>) => phrases.say(key, values)
  const safety = () => knowledge.library().council.safety
  return {
    store,
    clock,
    log,
    ...outside,
    assistant,
    cards: fixedCards,
    processId: randomUUID(),
    burstMs: config.burstMs,
    senderRate: config.senderRate,
    senderOf: senderOf(config.twilio),
    countries: () => knowledge.library().council.countries,
    revisionOf: knowledge.revisionOf,
    serviceHours,
    desk,
    alarmDesk: createAlarmDesk({
      ...{ log, desk, serviceHours, safety, say, cards: fixedCards },
      senderOf: senderOf(config.twilio),
      consoleUrl: consoleUrlOf(config),
    }),
    caseDesk: createCaseDesk({ desk, log, serviceHours, say: (key) => phrases.say(key) }),
    safety,
    say,
    councilName: () => knowledge.library().council.shortName,
  }
}

/** A young person in danger must never meet a gap where a number should be. */
function refuseMissingNumbers(config: Config, values: Readonly<Record<string, string>>): void {
  const missing = missingSafetyValues(values)
  if (config.demo || missing.length === 0) return
  throw new StoreUnavailable(
    `council.yaml has no value for ${missing.join(', ')}: danger cards need them. Set them and start again`,
  )
}

function wireAssistant(
  { knowledge, searchArticles, safetyPhrases }: Wiring,
  phrases: Phrases,
  cards: Cards,
): { assistant: TurnTaker; fixedCards: FixedCards } {
  const { library } = knowledge
  const { assess, takeTurn, tools } = createAssistant(
    { phrases, searchArticles, library, cards },
    safetyPhrases.inForce,
  )
  const apologise = createApology(phrases, library().council)
  return {
    assistant: {
      assess,
      takeTurn,
      apologise: (turn) => apologise(turn, 'the turn failed'),
    },
    fixedCards: {
      say: (card, told) => cards.say(card, told),
      alarmText: (text) => cards.alarmText(text),
      beside: readBesideCard(phrases),
      allegation: cards.allegation,
      allegationAgain: phrases.say('person:told-us.kept'),
      afterDanger: { choices: dangerChoices(phrases) },
      afterAllegation: afterAllegation(tools),
    },
  }
}

function connect(
  { twilio, publicUrl, rehearsal }: Config,
  deps: Pick<MessagingDeps, 'store' | 'clock'>,
): { channel: Channel; providerLog: ProviderLog } {
  if (twilio === undefined || publicUrl === undefined) {
    const channel = createSimulator({
      onReceipt: (receipt) => recordDelivery(deps, { ...receipt, retry: false }),
      windowIsOpen: (to) => windowIsOpen(deps.store, to, deps.clock.now()),
    })
    return { channel, providerLog: emptyProviderLog }
  }
  const [authToken = ''] = twilio.authTokens.slice(-1)
  const settings = { ...twilio, authToken, publicUrl }
  const channel = createTwilioChannel(settings)
  if (rehearsal) return { channel: onlyToStaff(deps.store, channel), providerLog: emptyProviderLog }
  return { channel, providerLog: createTwilioLog(settings) }
}

/** The newest token: an old one may not open what came in since. */
function mediaFetcherOf({ twilio }: Config): FetchMedia {
  const authToken = twilio?.authTokens.at(-1)
  if (twilio === undefined || authToken === undefined) return noMedia
  return createMediaFetcher({ ...twilio, authToken })
}

function senderOf(twilio: TwilioConfig | undefined): (channel: ChannelName) => string {
  return (channel) => {
    const own = channel === 'sms' ? twilio?.smsFrom : twilio?.whatsappFrom
    return `${channel}:${own ?? twilio?.messagingServiceSid ?? 'simulator'}`
  }
}

// === The web

interface Behind {
  readonly messaging: MessagingDeps
  readonly library: ServedKnowledge['library']
  readonly indexReady: () => boolean
}

function wireServer(config: Config, { messaging, library, indexReady }: Behind): Server {
  const { store, clock, log } = messaging
  const server = createServer({ log, trustProxy: config.trustProxy })
  addHealth(server, {
    ready: async () => ({ store: await answers(store.reading), index: indexReady() }),
  })
  if (config.metrics === undefined) addMetrics(server, { data: store.reading, clock })
  addFrontPage(server, { demo: config.demo })
  if (config.demo) addTry(server, messaging)
  const { demo, publicUrl, sessionSecret } = config
  const fetchMedia = mediaFetcherOf(config)
  addConsole(server, {
    ...{ store, clock, log, messaging, library, demo, publicUrl, sessionSecret },
    fetchMedia,
  })
  if (config.twilio !== undefined && config.publicUrl !== undefined) {
    const signed = { authTokens: config.twilio.authTokens, publicUrl: config.publicUrl }
    addVoiceWebhooks(server, {
      ...signed,
      council: messaging.councilName,
      describe: (callId) => describeCall(messaging, callId),
      accept: (callId) => acceptCall(messaging, callId),
      ended: (callId, how) => noteCallEnded(messaging, callId, how),
    })
    addWebhooks(server, {
      ...signed,
      log,
      receive: (inbound) =>
        config.rehearsal ? onlyFromStaff(messaging, inbound) : receiveMessage(messaging, inbound),
      recordDelivery: (receipt) => recordDelivery(messaging, receipt),
    })
  }
  return server
}

/** With METRICS_HOST, figures are served on an address of their own, and not on the public one. */
async function serveMetrics(
  { metrics, trustProxy }: Config,
  { store, clock, log }: MessagingDeps,
): Promise<Server | undefined> {
  if (metrics === undefined) return undefined
  const server = createServer({ log, trustProxy })
  addMetrics(server, { data: store.reading, clock })
  await listen(server, metrics)
  return server
}

async function listen(
  server: Server,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<string> {
  try {
    return await server.listen({ host, port })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    throw new PortTaken(host, port, { cause })
  }
}

/** Another program listens where we should. */
export class PortTaken extends Error {
  constructor(host: string, port: number, options?: ErrorOptions) {
    super(
      `Port ${port} of ${host} is taken. Stop what listens there, or set PORT to another`,
      options,
    )
    this.name = 'PortTaken'
  }
}
