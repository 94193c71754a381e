import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { backup } from '../../src/cli/backup.ts'
import { loadConfig } from '../../src/config.ts'
import { findDataKeys } from '../../src/data-key.ts'
import { openStore } from '../../src/store/open-store.ts'
import { loadPerson, whoIsHere } from '../../src/store/people.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import type { Store } from '../../src/store/store.ts'
import { dataKey, tuesdayMorning } from '../support/prepared-database.ts'

describe('a copy of an SQLite store', () => {
  let folder: string
  let open: readonly Store[]

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark backup '))
    open = []
  })
  afterEach(async () => {
    for (const store of open) await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const configAt = (name: string, own: Readonly<Record<string, string>> = {}) =>
    loadConfig({ DATABASE_URL: `sqlite:${join(folder, name, 'waymark.db')}`, ...own })

  async function opened(config: ReturnType<typeof configAt>): Promise<Store> {
    const { keys } = findDataKeys(config.store, config.dataKeys)
    const store = await openStore({ location: config.store, dataKeys: keys })
    open = [...open, store]
    return store
  }

  const register = (store: Store, preferredName: string): Promise<string> =>
    store.transaction((tx) =>
      registerPerson(
        tx,
        { preferredName, language: 'en', addresses: [], demo: false },
        'a test',
        tuesdayMorning,
      ),
    )

  it('with its key runs elsewhere, while the store goes on', async () => {
    const serving = await opened(configAt('live'))
    const mia = await register(serving, 'Mia')

    const said = await backup(configAt('live'), join(folder, 'copy'))
    const later = await register(serving, 'Ola')

    const restored = await opened(configAt('copy'))
    expect(await loadPerson(restored, mia)).toMatchObject({ preferredName: 'Mia' })
    await expect(loadPerson(restored, later)).rejects.toThrow()
    expect(await whoIsHere(restored)).toEqual({ demo: false, real: true })
    expect(said).toContain(join(folder, 'copy', 'waymark.db'))
    expect(said).toContain('Whoever has both can read everything')
  })

  it('is made without the key when DATA_KEY has it, and says to keep it', async () => {
    const config = configAt('live', { DATA_KEY: dataKey.toString('base64') })
    await register(await opened(config), 'Mia')

    const said = await backup(config, join(folder, 'copy'))

    expect(readdirSync(join(folder, 'copy'))).toEqual(['waymark.db'])
    expect(said).toContain('Keep DATA_KEY')
  })

  it('is not written over another', async () => {
    await opened(configAt('live'))
    await backup(configAt('live'), join(folder, 'copy'))

    const again = backup(configAt('live'), join(folder, 'copy'))

    await expect(again).rejects.toThrow(/is there already: name an empty folder/)
  })

  it('is refused when there is no store, and makes none', async () => {
    const copying = backup(configAt('nowhere'), join(folder, 'copy'))

    await expect(copying).rejects.toThrow(/waymark\.db is not there: nothing to copy/)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is refused when the key is lost, and leaves no half of it', async () => {
    const config = configAt('live')
    await opened(config)
    rmSync(join(folder, 'live', 'waymark.key'))

    await expect(backup(config, join(folder, 'copy'))).rejects.toThrow(/its key .* is not/)

    expect(existsSync(join(folder, 'copy', 'waymark.db'))).toBe(false)
  })

  it('is PostgreSQL’s own affair there', async () => {
    const config = loadConfig({
      DATABASE_URL: 'postgres://u:p@db/waymark',
      DATA_KEY: dataKey.toString('base64'),
      DEMO: '1',
    })

    await expect(backup(config, join(folder, 'copy'))).rejects.toThrow(/pg_dump/)
  })
})
