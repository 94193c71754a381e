import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { reseal } from '../../src/store/data-keys.ts'
import { openStore, type StoreLocation } from '../../src/store/open-store.ts'
import { meetParty } from '../../src/store/address-links.ts'
import { loadPerson } from '../../src/store/people.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import { type Store, StoreUnavailable } from '../../src/store/store.ts'
import { createDatabase, databases, type TestDatabase } from '../support/databases.ts'
import { dataKey, locationOf, tuesdayMorning } from '../support/prepared-database.ts'

const newKey = Buffer.alloc(32, 8)
const mia = { channel: 'sms', value: '+447700900101' } as const

let database: TestDatabase
let location: StoreLocation

afterEach(() => database.remove())

async function opened<T>(
  dataKeys: readonly Buffer[],
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore({ location, dataKeys })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

function register(store: Store): Promise<string> {
  const mias = { preferredName: 'Mia', language: 'en', addresses: [mia], demo: false }
  return store.transaction((tx) => registerPerson(tx, mias, 'a test', tuesdayMorning))
}

async function whoTexts(store: Store): Promise<string | undefined> {
  const party = await store.transaction((tx) => meetParty(tx, mia, tuesdayMorning))
  return (await loadPerson(store, party.personId)).preferredName
}

describe.each(databases)('opening a store (%s)', (name) => {
  beforeEach(async () => {
    database = await createDatabase(name)
    location = locationOf(database)
  })

  it('makes the tables, and finds them and what is in them the next time', async () => {
    await opened([dataKey], register)

    const found = await opened([dataKey], whoTexts)

    expect(found).toBe('Mia')
  })

  it('refuses another DATA_KEY, names it, and leaves the store as it was', async () => {
    await opened([dataKey], register)

    const refused = openStore({ location, dataKeys: [newKey] })

    await expect(refused).rejects.toThrow(StoreUnavailable)
    await expect(refused).rejects.toThrow(/^DATA_KEY does not open this store\. Set the key/)
    expect(await opened([dataKey], whoTexts)).toBe('Mia')
  })

  it('opens with a new key before the old one', async () => {
    await opened([dataKey], register)

    expect(await opened([newKey, dataKey], whoTexts)).toBe('Mia')
  })

  it('refuses to lose the old key while values need it, and says how to', async () => {
    await opened([dataKey], register)
    await opened([newKey, dataKey], () => Promise.resolve())

    for (const alone of [newKey, dataKey]) {
      const refused = openStore({ location, dataKeys: [alone] })
      await expect(refused).rejects.toThrow(StoreUnavailable)
      await expect(refused).rejects.toThrow(/^DATA_KEY lacks a key.*run: npm run waymark -- reseal/)
    }
  })

  it.each([
    ['the new key', [newKey, dataKey]],
    ['the old key after all', [dataKey, newKey]],
  ])('needs only %s once everything was sealed with it again', async (_, keys) => {
    await opened([dataKey], register)
    await opened([newKey, dataKey], () => Promise.resolve())

    const again = () => opened(keys, ({ sql, vault }) => reseal(sql, vault, keys))
    await again()

    expect(await again()).toBe(0)
    expect(await opened(keys.slice(0, 1), whoTexts)).toBe('Mia')
  })

  it('stays with the first key when a second is only added', async () => {
    await opened([dataKey], register)
    await opened([dataKey, newKey], () => Promise.resolve())

    expect(await opened([dataKey], whoTexts)).toBe('Mia')
  })

  it('has a connection for screens beside the one that writes', async () => {
    await opened([dataKey], async (store) => {
      await register(store)

      const people = await store.reading.sql.selectFrom('people').select('id').execute()

      expect(people).toHaveLength(1)
    })
  })
})

describe('a store on SQLite', () => {
  beforeEach(async () => {
    database = await createDatabase('sqlite')
    location = locationOf(database)
  })

  const fileOf = (): string => database.url.slice('sqlite:'.length)

  it('serves one process: a second is refused before it touches anything', async () => {
    await opened([dataKey], async () => {
      const before = readFileSync(fileOf())
      const files = readdirSync(dirname(fileOf())).sort()

      const second = openStore({ location, dataKeys: [newKey] })

      await expect(second).rejects.toThrow(StoreUnavailable)
      await expect(second).rejects.toThrow(
        /is in use by another Waymark\. Stop it, or set DATABASE_URL/,
      )
      expect(readFileSync(fileOf())).toEqual(before)
      expect(readdirSync(dirname(fileOf())).sort()).toEqual(files)
    })
  })

  it('may be edited by a command beside the process that serves', async () => {
    await opened([dataKey], async (serving) => {
      const beside = await openStore({ location, dataKeys: [dataKey], serving: false })
      await register(beside)
      await beside.close()

      expect(await whoTexts(serving)).toBe('Mia')
    })
  })

  it('serves again once the first has closed', async () => {
    await opened([dataKey], register)

    await expect(opened([dataKey], whoTexts)).resolves.toBe('Mia')
  })

  it('lets go of the lock when it could not open', async () => {
    await opened([dataKey], register)
    await openStore({ location, dataKeys: [newKey] }).catch(() => undefined)

    await expect(opened([dataKey], whoTexts)).resolves.toBe('Mia')
  })

  it('makes its folder', async () => {
    const file = join(dirname(fileOf()), 'a new folder', 'waymark.db')

    const store = await openStore({ location: { engine: 'sqlite', file }, dataKeys: [dataKey] })
    await store.close()

    expect(existsSync(file)).toBe(true)
  })

  it('refuses a file that is something else, and names DATABASE_URL', async () => {
    writeFileSync(
      fileOf(),
      'This is a letter, and it is longer than a header of SQLite.'.repeat(20),
    )

    const refused = openStore({ location, dataKeys: [dataKey] })

    await expect(refused).rejects.toThrow(StoreUnavailable)
    await expect(refused).rejects.toThrow('DATABASE_URL')
  })

  it('refuses a place where no file can be, and names DATABASE_URL', async () => {
    writeFileSync(fileOf(), '')
    const file = join(fileOf(), 'waymark.db')

    const refused = openStore({ location: { engine: 'sqlite', file }, dataKeys: [dataKey] })

    await expect(refused).rejects.toThrow(StoreUnavailable)
    await expect(refused).rejects.toThrow('DATABASE_URL')
  })

  it('cannot write through the connection for screens', async () => {
    await opened([dataKey], async ({ reading }) => {
      const write = reading.sql.insertInto('settings').values({ name: 'a', value: 'b' }).execute()

      await expect(write).rejects.toThrow('readonly')
    })
  })
})

describe('a store on PostgreSQL', () => {
  it('lets two open it together for the first time', async () => {
    database = await createDatabase('postgres')
    location = locationOf(database)

    const both = await Promise.all([
      openStore({ location, dataKeys: [dataKey] }),
      openStore({ location, dataKeys: [dataKey] }),
    ])

    const [one, other] = both
    expect(one.vault.lookup('address', 'x')).toBe(other.vault.lookup('address', 'x'))
    await Promise.all(both.map((store) => store.close()))
  })

  it('that cannot be reached names DATABASE_URL, and no password', async () => {
    const url = 'postgres://waymark:se-cret@127.0.0.1:1/waymark'
    database = await createDatabase('sqlite')

    const refused = openStore({ location: { engine: 'postgres', url }, dataKeys: [dataKey] })

    await expect(refused).rejects.toThrow(StoreUnavailable)
    await expect(refused).rejects.toThrow(/^Cannot reach the PostgreSQL of DATABASE_URL/)
    await expect(refused).rejects.not.toThrow('se-cret')
  })
})
