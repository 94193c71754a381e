import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { serveKnowledge, type ServedKnowledge } from '../../src/editing/serve-knowledge.ts'
import type { Article } from '../../src/knowledge/article.ts'
import type { SearchService } from '../../src/knowledge/search/search-service.ts'
import { WorseIndex } from '../../src/knowledge/search/try-index.ts'
import { publishRevision } from '../../src/store/revisions.ts'
import { databases } from '../support/databases.ts'
import { aLog } from '../support/edges.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const ours = join(import.meta.dirname, '../../knowledge')
const tax = readFileSync(join(ours, 'en/council-tax.md'), 'utf8')

/** It notes what it is told, and refuses what a test says is worse. */
function aSearch() {
  const told: string[] = []
  const worse = { ids: new Set<string>() }
  const search = {
    load: (articles: readonly Article[]) => {
      told.push(`load ${articles.map(({ id }) => id).join()}`)
      return Promise.resolve()
    },
    replace: ({ id }: Article) => {
      told.push(`replace ${id}`)
      return worse.ids.has(id) ? Promise.reject(new WorseIndex('less')) : Promise.resolve()
    },
    remove: (id: string) => {
      told.push(`remove ${id}`)
      return Promise.resolve()
    },
    refused: () => undefined,
  }
  return { told, worse, search: search as unknown as SearchService }
}

describe.each(databases)('what is published is served (%s)', (database) => {
  let test: TestStore
  let search: ReturnType<typeof aSearch>
  let served: ServedKnowledge
  let logged: () => string
  beforeAll(async () => {
    test = await openTestStore(database)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    await test.empty()
    search = aSearch()
    const log = aLog()
    logged = log.logged
    await publish('council-tax', tax)
    served = serveKnowledge({ store: test.store, log: log.log, search: search.search })
    await served.refresh()
  })

  const publish = (name: string, raw: string, status: 'published' | 'withdrawn' = 'published') => {
    test.clock.advance(1)
    const text = { kind: 'article', name, language: 'en', raw, status } as const
    return test.store.transaction((tx) =>
      publishRevision(tx, { ...text, by: 'ines', why: 'a test' }, test.clock.now()),
    )
  }
  const title = () => served.library().find('council-tax', 'en')?.title
  const retitled = (words: string) => tax.replace(/^title: .*$/m, `title: ${words}`)

  it('puts one article in force, and does nothing while nothing was published', async () => {
    const before = served.published()
    await served.refresh()
    expect(served.published()).toBe(before)

    const id = await publish('council-tax', retitled('Taxes'))
    await served.refresh()

    expect(search.told).toEqual(['load council-tax', 'replace council-tax'])
    expect(title()).toBe('Taxes')
    expect(served.revisionOf('council-tax', 'en')).toBe(id)
  })

  it('goes on with the text before one that cannot be read, also after a start', async () => {
    await publish('council-tax', 'title: [broken')
    await served.refresh()
    const again = serveKnowledge({ store: test.store, log: aLog().log, search: aSearch().search })
    await again.refresh()

    expect(title()).toBeDefined()
    expect(served.refused()).toEqual([{ path: 'en/council-tax.md', why: 'fault' }])
    expect(logged()).toContain('the one before goes on')
    expect(again.library().find('council-tax', 'en')?.title).toBe(title())
  })

  it('goes on with the text before one that hides others, until it is mended', async () => {
    const before = title()
    search.worse.ids.add('council-tax')
    await publish('council-tax', retitled('Everything'))
    await served.refresh()
    await served.refresh()

    expect(title()).toBe(before)
    expect(served.refused()).toEqual([{ path: 'en/council-tax.md', why: 'worse' }])
    expect(search.told.filter((told) => told.startsWith('replace'))).toHaveLength(1)

    search.worse.ids.clear()
    await publish('council-tax', retitled('Taxes'))
    await served.refresh()

    expect(title()).toBe('Taxes')
    expect(served.refused()).toEqual([])
  })

  it('takes out what is withdrawn', async () => {
    await publish('council-tax', tax, 'withdrawn')
    await served.refresh()

    expect(title()).toBeUndefined()
    expect(search.told.at(-1)).toBe('remove council-tax')
  })

  it('loads all again in one go when much was published', async () => {
    for (let at = 0; at < 9; at += 1)
      await publish(`tax-${at}`, tax.replace('council-tax', `tax-${at}`))
    await served.refresh()

    expect(search.told).toHaveLength(2)
    expect(search.told.at(-1)).toContain('load')
  })
})
