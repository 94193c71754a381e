import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { findNewest } from '../../src/store/revision-history.ts'
import { publishRevision } from '../../src/store/revisions.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { type SmallKnowledge, smallKnowledge } from '../support/small-knowledge.ts'
import { dataKey, locationOf } from '../support/prepared-database.ts'
import { timeRuns } from '../support/time-runs.ts'

const place = { kind: 'article', name: 'council-tax', language: 'en' } as const

/**
 * Two servers on PostgreSQL; on SQLite, which one process serves from, a command beside the server,
 * as `waymark knowledge import` is.
 */
describe.each(databases)('what another process publishes (%s)', (database) => {
  let folder: SmallKnowledge
  let one: TestApp
  let second: TestApp | undefined
  let beside: Store

  beforeAll(async () => {
    folder = smallKnowledge()
    const env = { KNOWLEDGE_DIR: folder.dir }
    one = await startTestApp({ database, env })
    if (database === 'postgres') {
      const shared = { ...env, TWILIO_API_URL: one.twilio.url }
      second = await startTestApp({ database: one.database, env: shared })
      beside = second.app.store
      one.twilio.webhookBase = one.app.url
    } else {
      const location = locationOf(one.database)
      beside = await openStore({ location, dataKeys: [dataKey], serving: false })
    }
  })
  afterAll(async () => {
    await (second === undefined ? beside.close() : second.close())
    await one.close()
    folder.remove()
  })

  const inForce = () => one.log().split('articles are in force').length

  async function publishBeside(words: string): Promise<void> {
    const newest = await findNewest(beside, place)
    const raw = (newest?.raw ?? '').replace(/\n---\n[\s\S]*?\n## /, `\n---\n${words}\n\n## `)
    const revision = { ...place, raw, by: 'editor', why: 'a story' }
    await beside.transaction((tx) => publishRevision(tx, revision, one.clock.now()))
  }

  it('is what this one answers with, without a restart', async () => {
    await one.phone('+447700900101').texts('how do i pay council tax')
    const before = inForce()
    await publishBeside('Zebra crossings are free.')
    await timeRuns({ clock: one.clock, store: one.app.store }, () => inForce() > before)

    await one.phone('+447700900102').texts('how do i pay council tax')
    expect(await one.phone('+447700900102').receives()).toContain('Zebra crossings')
  })

  it('is not what this one answers with when it is broken: the last goes on', async () => {
    const newest = await findNewest(beside, place)
    const raw = (newest?.raw ?? '').replace('owner:', 'ownr:')
    const revision = { ...place, raw, by: 'editor', why: 'a broken one' }
    await beside.transaction((tx) => publishRevision(tx, revision, one.clock.now()))
    await timeRuns({ clock: one.clock, store: one.app.store }, () =>
      one.log().includes('has a fault'),
    )

    await one.phone('+447700900103').texts('how do i pay council tax')
    expect(await one.phone('+447700900103').receives()).toContain('Zebra crossings')
  })
})
