import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { readSetting, writeSetting, writeSettingOnce } from '../../src/store/settings.ts'
import type { Hint, Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('transactions (%s)', (name) => {
  let test: TestStore
  let store: Store

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  const spend = (sender: string, more: () => void = () => undefined): Promise<string> =>
    store.transaction(async (tx) => {
      await tx.sql.insertInto('senders').values({ sender, next_at: 0 }).execute()
      more()
      return sender
    })

  async function spent(): Promise<readonly string[]> {
    const rows = await store.reading.sql
      .selectFrom('senders')
      .select('sender')
      .orderBy('sender')
      .execute()
    return rows.map((row) => row.sender)
  }

  it('are kept when they resolve, and can be seen at once by who reads', async () => {
    const seen = await spend('one').then(spent)

    expect(seen).toEqual(['one'])
  })

  it('leave nothing when they throw, and reject with the same error', async () => {
    const broken = new Error('broken')

    const failing = spend('one', () => {
      throw broken
    })

    await expect(failing).rejects.toBe(broken)
    expect(await spent()).toEqual([])
  })

  it('that run together stand and fall by themselves', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `sender ${String(at).padStart(2, '0')}`)

    const results = await Promise.allSettled(
      names.map((sender, at) =>
        spend(sender, () => {
          if (at % 3 === 0) throw new Error(sender)
        }),
      ),
    )

    const kept = names.filter((_, at) => at % 3 !== 0)
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(20)
    expect(results.flatMap((one) => ('value' in one ? [one.value] : []))).toEqual(kept)
    expect(await spent()).toEqual(kept)
  })

  it('survive one among them whose statement the database refuses', async () => {
    const results = await Promise.allSettled(['a', 'b', 'b', 'c'].map((sender) => spend(sender)))

    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(await spent()).toEqual(['a', 'b', 'c'])
  })

  it('go on after one that failed', async () => {
    await spend('a', () => {
      throw new Error('broken')
    }).catch(() => undefined)

    await spend('b')

    expect(await spent()).toEqual(['b'])
  })

  it('give hints only of what was committed', async () => {
    const heard: Hint[] = []
    const stop = store.onHint((hint) => heard.push(hint))
    const hinting = (id: string, work: () => Promise<unknown>) =>
      store.transaction(async (tx) => {
        tx.hint('inbox', id)
        await work()
      })

    await hinting('fails', () => Promise.reject(new Error('broken'))).catch(() => undefined)
    await hinting('stands', async () => {
      await spent()
      expect(heard.map(({ id }) => id)).not.toContain('stands')
    })
    // PostgreSQL's come by a connection of their own, when it is ready.
    while (!heard.some(({ id }) => id === 'last')) await hinting('last', spent)
    stop()

    expect(heard.map(({ id }) => id)).not.toContain('fails')
    expect(heard).toContainEqual({ topic: 'inbox', id: 'last' })
  })

  it('give no hints to who stopped listening', async () => {
    const heard: Hint[] = []
    const stop = store.onHint((hint) => heard.push(hint))
    stop()

    await store.transaction((tx) => {
      tx.hint('inbox', 'x')
      return Promise.resolve()
    })

    expect(heard).toEqual([])
  })

  it('keep settings: written over, or only once', async () => {
    await writeSetting(store.sql, 'a', '1')
    await writeSetting(store.sql, 'a', '2')
    await writeSettingOnce(store.sql, 'a', '3')

    expect(await readSetting(store.sql, 'a')).toBe('2')
    expect(await readSetting(store.sql, 'nobody wrote')).toBeUndefined()
  })
})

describe('transactions that share a commit (sqlite)', () => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore('sqlite')
  })
  afterAll(() => test.close())

  it('run in the order they were asked for, one at a time', async () => {
    const steps: number[] = []
    const run = (number: number) =>
      test.store.transaction(async (tx) => {
        steps.push(number)
        await tx.leaseNow()
        await tx.sql.selectFrom('people').select('id').execute()
        steps.push(number)
      })

    await Promise.all(Array.from({ length: 80 }, (_, at) => run(at)))

    expect(steps).toEqual(Array.from({ length: 160 }, (_, at) => Math.floor(at / 2)))
  })

  it('are answered only when what they wrote is safe', async () => {
    const missing: string[] = []
    const write = async (sender: string): Promise<void> => {
      await test.store.transaction((tx) =>
        tx.sql.insertInto('senders').values({ sender, next_at: 0 }).execute(),
      )
      const { reading } = test.store
      const row = await reading.sql
        .selectFrom('senders')
        .select('sender')
        .where('sender', '=', sender)
        .executeTakeFirst()
      if (row === undefined) missing.push(sender)
    }

    await Promise.all(Array.from({ length: 70 }, (_, at) => write(`sender ${at}`)))

    expect(missing).toEqual([])
  })

  it('give the hints of one only when all are safe', async () => {
    const seen: number[] = []
    const count = () => test.store.reading.sql.selectFrom('revisions').select('id').execute()
    const reads: Promise<void>[] = []
    const stop = test.store.onHint(() => {
      reads.push(count().then((rows) => void seen.push(rows.length)))
    })
    const publish = (id: string) =>
      test.store.transaction(async (tx) => {
        tx.hint('articles', id)
        await tx.sql
          .insertInto('revisions')
          .values({ ...aRevision, id })
          .execute()
      })

    await Promise.all(['a', 'b', 'c'].map(publish))
    await Promise.all(reads)
    stop()

    expect(seen).toEqual([3, 3, 3])
  })
})

const aRevision = {
  kind: 'article',
  name: 'x',
  language: 'en',
  raw: '',
  hash: '',
  base_hash: null,
  status: 'published',
  by: 'a test',
  why: '',
  created_at: 0,
  published_at: 0,
} as const
