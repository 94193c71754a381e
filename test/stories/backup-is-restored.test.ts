import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { loadConfig } from '../../src/config.ts'
import { backup } from '../../src/cli/backup.ts'
import { startApp, type App } from '../../src/app.ts'
import { ownIndexCache } from '../support/index-cache.ts'
import { fewAsks } from '../support/few-asks.ts'

/** On PostgreSQL a copy is its own tools' work; what opens it, DATA_KEY, is the same there. */
describe('a backup of an SQLite store with its key', () => {
  let folder: string
  const { dir: indexCacheDir, remove } = ownIndexCache('few')
  afterAll(remove)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-backup-'))
  })

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const configOf = (name: string) =>
    loadConfig({
      PORT: '0',
      BURST_MS: '0',
      LOG_LEVEL: 'silent',
      KNOWLEDGE_DIR: fewAsks(),
      KNOWLEDGE_WATCH: '0',
      DATABASE_URL: `sqlite:${join(folder, name, 'waymark.db')}`,
    })

  async function texts(app: App, text: string): Promise<void> {
    await fetch(`${app.url}/try/messages`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', origin: app.url },
      body: new URLSearchParams({ person: 'mia', channel: 'sms', text }),
      redirect: 'manual',
    })
  }

  it('runs elsewhere with everything in it, taken while the first one serves', async () => {
    const first = await startApp(configOf('here'), { indexCacheDir })
    await texts(first, 'what is a pathway plan')
    await backup(configOf('here'), join(folder, 'copy'))
    await first.close()

    const second = await startApp(configOf('copy'), { indexCacheDir })
    const page = await (await fetch(`${second.url}/try?person=mia&channel=sms`)).text()
    await second.close()

    expect(page).toContain('what is a pathway plan')
  })

  it('is refused without its key, and with another', async () => {
    const first = await startApp(configOf('here'), { indexCacheDir })
    await first.close()
    await backup(configOf('here'), join(folder, 'copy'))
    rmSync(join(folder, 'copy', 'waymark.key'))

    await expect(startApp(configOf('copy'), { indexCacheDir })).rejects.toThrow(/Put the key back/)
    const other = await startApp(configOf('other'), { indexCacheDir })
    await other.close()
    copyFileSync(join(folder, 'other', 'waymark.key'), join(folder, 'copy', 'waymark.key'))
    await expect(startApp(configOf('copy'), { indexCacheDir })).rejects.toThrow(
      /DATA_KEY does not open this store/,
    )
  })
})
