import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { ledger } from '../support/in-danger.ts'

const card = /999[\s\S]*116 123[\s\S]*1 I'm in danger/

describe.each(databases)('danger while nothing else works (%s)', (database) => {
  let test: TestApp
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-no-knowledge-'))
    writeFileSync(join(folder, 'council.yaml'), 'name: [this, is: broken')
    test = await startTestApp({ database, env: { KNOWLEDGE_DIR: folder } })
  })

  afterAll(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('gets its card with no articles, no council and nothing to search', async () => {
    const phone = test.phone('+447700900311')

    await phone.texts('i want to kill myself')

    expect(await phone.receives()).toMatch(card)
    expect(await ledger(test).openAlarmsOf(phone.address)).toBe(1)
  })

  it('gets its card though the register and every hour of staff cannot be read', async () => {
    const { sql } = test.app.store
    await sql
      .updateTable('people')
      .set({ name_sealed: 'v1:broken', birthday_sealed: 'v1:broken' })
      .execute()
    await sql.updateTable('staff').set({ working_pattern: '{broken' }).execute()
    const mia = test.phone('+447700900101')

    await mia.texts('i want to kill myself')

    expect(await mia.receives()).toMatch(card)
    expect(await ledger(test).openAlarmsOf(mia.address)).toBe(1)
  })
})
