import { randomBytes } from 'node:crypto'
import { loadConfig } from '../../config.ts'
import type { Council } from '../../knowledge/article.ts'
import { createLibrary } from '../../knowledge/library.ts'
import { createLog } from '../../log.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'
import { openStore } from '../../store/open-store.ts'
import { addSession, sessionHash } from '../../store/sessions.ts'
import type { Store } from '../../store/store.ts'
import { systemClock } from '../../system-clock.ts'
import { addConsole } from '../../web/console/console.ts'
import { createServer } from '../../web/server.ts'
import { appEnvironment } from './account.ts'
import { type DatabaseServer, openPostgresServer, openSqliteFolder } from './databases.ts'
import { against, type Measure, type Round } from './measure.ts'

/** A filled store with the console over it, and nothing else that works meanwhile. */
export interface ConsolePages<Page extends string> {
  /** Asks for the page, and returns how long the server took, in milliseconds. */
  timePage(page: Page): Promise<number>
  close(): Promise<void>
}

/** What is asked for: as whom, where, and what stands in every such page that is not empty. */
export interface PageAsked {
  readonly staffId: string
  readonly url: string
  readonly holds: string
}

/** Fills an empty database, and opens the console over it. */
export async function openConsolePages<Page extends string>(
  databaseUrl: string,
  council: Council,
  fill: (store: Store, at: Date) => Promise<Readonly<Record<Page, PageAsked>>>,
): Promise<ConsolePages<Page>> {
  const config = loadConfig(appEnvironment({ databaseUrl, apiUrl: 'http://127.0.0.1:1' }))
  const store = await openStore({ location: config.store, dataKeys: config.dataKeys ?? [] })
  const at = systemClock.now()
  const pages = await fill(store, at)
  const server = consoleOver(store, council)
  const cookies = new Map<string, string>()
  for (const { staffId } of Object.values<PageAsked>(pages)) {
    cookies.set(staffId, await signIn(store, staffId, at))
  }
  return {
    async timePage(page) {
      const { staffId, url, holds } = pages[page]
      const headers = { cookie: cookies.get(staffId) ?? '' }
      const began = performance.now()
      const reply = await server.inject({ url, headers })
      const took = performance.now() - began
      if (reply.statusCode === 200 && reply.body.includes(holds)) return took
      throw new Error(`The page answered ${reply.statusCode}: this run measured something else`)
    },
    async close() {
      await server.close()
      await store.close()
    },
  }
}

function consoleOver(store: Store, council: Council) {
  const log = createLog('silent')
  const server = createServer({ log, trustProxy: false })
  addConsole(server, {
    ...{ store, clock: systemClock, log, demo: false },
    ...{ publicUrl: undefined, sessionSecret: undefined },
    library: () => createLibrary([], council),
    fetchMedia: () => Promise.reject(new Error('No page of the bench shows media')),
    editing: {
      trials: { askDraft: () => Promise.reject(new Error('The bench tries no drafts')) },
      refused: () => [],
    },
    // Of all that moves messages on, a page asks only which sender a channel has.
    messaging: { senderOf: () => '+447700900001' } as unknown as MessagingDeps,
  })
  return server
}

async function signIn(store: Store, staffId: string, at: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const session = { idHash: sessionHash(store, token), staffId, kind: 'desk' } as const
  await store.transaction((tx) => addSession(tx, session, at))
  return `waymark=${token}`
}

// === Few against many

export interface FewAndMany<Page extends string> {
  readonly pages: readonly Page[]
  readonly sizes: { readonly few: number; readonly many: number }
  readonly rounds: number
  /** The most that many may cost, as a multiple of few. */
  readonly aim: number
  readonly open: (databaseUrl: string, size: number) => Promise<ConsolePages<Page>>
}

/** On SQLite, and on PostgreSQL where there is one: `ours` is the page with many, `floor` with few. */
export async function measureFewAndMany<Page extends string>(
  databaseUrl: string | undefined,
  asked: FewAndMany<Page>,
): Promise<readonly Measure[]> {
  const postgres = await openPostgresServer(databaseUrl)
  const servers = [openSqliteFolder(), ...(postgres === undefined ? [] : [postgres])]
  try {
    const measures: Measure[] = []
    for (const server of servers) measures.push(...(await measureOn(server, asked)))
    return measures
  } finally {
    for (const server of servers) await server.close()
  }
}

async function measureOn<Page extends string>(
  server: DatabaseServer,
  { pages, sizes, rounds, aim, open }: FewAndMany<Page>,
): Promise<readonly Measure[]> {
  const openOne = async (size: number) => {
    process.stderr.write(`${server.name}: ${size} …\n`)
    return open(await server.create(), size)
  }
  const few = await openOne(sizes.few)
  const many = await openOne(sizes.many)
  try {
    const measures: Measure[] = []
    for (const page of pages) {
      const measured = await measureRounds({ few, many }, page, rounds)
      measures.push(against({ name: page, database: server.name, aim }, measured))
    }
    return measures
  } finally {
    await few.close()
    await many.close()
  }
}

/** One page is over sooner than a busy machine is fair. */
const pagesOfRound = 4

/** One right after the other, so that what else the machine does falls on both. */
async function measureRounds<Page extends string>(
  { few, many }: { readonly few: ConsolePages<Page>; readonly many: ConsolePages<Page> },
  page: Page,
  rounds: number,
): Promise<readonly Round[]> {
  const measured: Round[] = []
  for (let round = 0; round <= rounds; round += 1) {
    let [ours, floor] = [0, 0]
    for (let at = 0; at < pagesOfRound; at += 1) {
      floor += await few.timePage(page)
      ours += await many.timePage(page)
    }
    // The first round warms up.
    if (round > 0) measured.push({ ours: ours / pagesOfRound, floor: floor / pagesOfRound })
  }
  return measured
}
