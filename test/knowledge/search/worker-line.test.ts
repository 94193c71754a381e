import { describe, expect, it } from '@jest/globals'
import { startWorker } from '../../../src/knowledge/search/worker-line.ts'
import { keyOf } from '../../../src/knowledge/search/worker-messages.ts'
import { anArticle } from '../../support/an-article.ts'

describe('a search worker', () => {
  it('rejects its jobs when it is ended, and does not call that a death', async () => {
    const deaths: Error[] = []
    const line = startWorker((cause) => deaths.push(cause))
    const job = line.do({ kind: 'nothing' })
    const rejected = expect(job).rejects.toThrow('closed')
    await line.end()

    await rejected
    await expect(line.do({ kind: 'nothing' })).rejects.toThrow('closed')
    expect(deaths).toEqual([])
  })

  it('rejects its jobs when it dies, and tells of it once', async () => {
    const deaths: Error[] = []
    const line = startWorker((cause) => deaths.push(cause), { maxOldGenerationSizeMb: 8 })
    const articles = Array.from({ length: 3_000 }, (_, at) => anArticle({ id: `tax-${at}` }))
    const brought = line.do({ kind: 'bring', articles }).catch(() => undefined)
    const keys = articles.map(keyOf)
    const job = line.do({ kind: 'load', keys, vocabulary: [], cacheDir: undefined })

    await expect(job).rejects.toThrow('search worker')
    await expect(line.do({ kind: 'nothing' })).rejects.toThrow('search worker')
    expect(deaths).toHaveLength(1)
    await brought
    await line.end()
  })
})
