import { dirname, join, resolve } from 'node:path'
import type { DestinationStream } from 'pino'
import { refuseUntilLive } from './app/refuse-until-live.ts'
import { serve } from './app/serve.ts'
import { createCaller, createMailer } from './app/ways-out.ts'
import { wireMessaging } from './app/wire-messaging.ts'
import { loadPhrases } from './assistant/phrases.ts'
import type { Channel } from './channels/channel.ts'
import type { Mailer } from './channels/mail/mailer.ts'
import type { Caller } from './channels/voice.ts'
import type { Config } from './config.ts'
import { findDataKeys } from './data-key.ts'
import { addDemoPeople, refuseDemoPeople } from './demo/demo-people.ts'
import { addDemoTalks } from './demo/demo-talks.ts'
import type { Clock } from './domain/clock.ts'
import { importKnowledge, type Imported } from './editing/import-knowledge.ts'
import {
  type ServedKnowledge,
  serveKnowledge,
  type ServeKnowledgeDeps,
} from './editing/serve-knowledge.ts'
import { type ServedSwitches, serveSwitches } from './editing/stay-true/serve-switches.ts'
import { createTrials } from './editing/trial/create-trials.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { readKnowledgeDir } from './knowledge/load-files.ts'
import { createSearch } from './knowledge/search/create-search.ts'
import { createLog } from './log.ts'
import type { MessagingDeps } from './messaging/deps.ts'
import { createNet } from './oversight/safety/net.ts'
import { type ServedPhrases, servePhrases } from './oversight/safety/serve-phrases.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { systemClock } from './system-clock.ts'

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
  const indexCacheDir = edges.indexCacheDir ?? join(dataDirOf(config.store), 'index-cache')
  const search = createSearch({ cacheDir: indexCacheDir })
  const closers: (() => Promise<unknown>)[] = [() => search.close(), () => store.close()]
  const close = async (): Promise<void> => {
    for (const closeOne of closers) await closeOne()
  }
  try {
    if (!config.demo) await refuseDemoPeople(store)
    const isNewDemo = config.demo && (await addDemoPeople({ store, clock }))
    const own = { config, store, clock, log }
    const corporaDir = resolve(root, config.knowledgeDir)
    const { imported, ...inForce } = await putInForce({ ...own, search, dir: corporaDir })
    const ways = waysToStaff(config, edges)
    const phrases = loadPhrases(join(root, 'locales'))
    const { searchArticles } = search
    const wired = wireMessaging({ ...own, ...inForce, ...ways, phrases, searchArticles })
    const { assistantWith } = wired
    await refuseUntilLive(config, store)
    const { channel = wired.messaging.channel } = edges
    const messaging = { ...wired.messaging, channel }
    // Real networks, and tests with a stand-in for one, get only the people.
    if (isNewDemo && config.twilio === undefined) await addDemoTalks({ ...messaging, ...ways })
    const { library, published, refused } = inForce.knowledge
    const trials = createTrials({
      ...{ ...own, assistantWith, indexCacheDir, published, processId: messaging.processId },
      questionsDir: join(corporaDir, 'questions'),
    })
    const jobs = startJobs({
      ...{ ...messaging, ...ways, ...inForce, trials, corporaDir },
      net: createNet(inForce.safetyPhrases.inForce),
      sourceChecks: config.sourceChecks,
      ...(config.knowledgeWatch && { watchDir: corporaDir }),
    })
    closers.unshift(() => Promise.all([trials.close(), jobs.stop()]))
    const editing = { trials, refused }
    const indexReady = (): boolean => search.ready()
    const served = await serve(config, { messaging, library, editing, indexReady })
    closers.unshift(() => served.close())
    const { mailFolder } = ways
    return { url: served.url, store, imported, messaging, keyFile: keptIn, mailFolder, close }
  } catch (error) {
    await close()
    throw error
  }
}

interface Known extends ServeKnowledgeDeps {
  readonly clock: Clock
  /** Where articles and the council's file are. */
  readonly dir: string
}

/** What is answered with, and what the net listens for: from now on as it is published. */
async function putInForce({ store, clock, log, search, dir }: Known): Promise<{
  readonly imported: Imported
  readonly knowledge: ServedKnowledge
  readonly safetyPhrases: ServedPhrases
  readonly switches: ServedSwitches
}> {
  const imported = await importKnowledge({ store, clock }, await readKnowledgeDir(dir))
  const knowledge = serveKnowledge({ store, log, search })
  await knowledge.refresh()
  const safetyPhrases = servePhrases({ store })
  await safetyPhrases.refresh()
  const switches = serveSwitches({ store })
  await switches.refresh()
  return { imported, knowledge, safetyPhrases, switches }
}

/** How staff are told, and where it leads them. */
function waysToStaff(
  config: Config,
  edges: Edges,
): {
  readonly mailer: Mailer
  readonly caller: Caller
  readonly mailFolder: string | undefined
  readonly consoleUrl: string
} {
  const { publicUrl, host, port } = config
  const mailFolder = mailFolderOf(config, edges)
  return {
    mailer: createMailer(config, mailFolder),
    caller: createCaller(config, mailFolder),
    mailFolder,
    consoleUrl: `${publicUrl ?? `http://${host}:${port}`}/console`,
  }
}

/** Of the demo alone, and only while no mail server is set. */
function mailFolderOf({ demo, smtpUrl, store }: Config, edges: Edges): string | undefined {
  if (!demo || smtpUrl !== undefined) return undefined
  return edges.mailDir ?? join(dataDirOf(store), 'mail')
}

/** Beside the SQLite file, or data/. */
function dataDirOf(store: Config['store']): string {
  return store.engine === 'sqlite' ? dirname(store.file) : 'data'
}
