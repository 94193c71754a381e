import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { publishRevision } from '../../src/store/revisions.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { fewAsks } from '../support/few-asks.ts'
import { timeRuns } from '../support/time-runs.ts'

describe.each(databases)('an article changes while it is served (%s)', (database) => {
  let test: TestApp
  let folder: string
  const file = () => join(folder, 'en', 'pathway-plan.md')

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-knowledge-'))
    cpSync(fewAsks(), folder, { recursive: true })
    test = await startTestApp({ database, env: { KNOWLEDGE_DIR: folder, KNOWLEDGE_WATCH: '1' } })
  })

  afterEach(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const published = () =>
    test.app.store.sql
      .selectFrom('revisions')
      .select('raw')
      .where('name', '=', 'pathway-plan')
      .orderBy('id')
      .execute()

  const until = (done: () => boolean | Promise<boolean>) =>
    timeRuns({ clock: test.clock, store: test.app.store }, done)

  const changed = (from: RegExp, to: string) => readFileSync(file(), 'utf8').replace(from, to)

  it('is live as soon as its file is saved', async () => {
    writeFileSync(
      file(),
      changed(
        /(---\n[\s\S]*?\n---\n)[\s\S]*?(\n## )/,
        '$1Your pathway plan says zebra crossings.\n$2',
      ),
    )
    await until(async () => (await published()).length === 2)
    await until(() => test.log().split('articles are in force').length === 3)

    await test.phone('+447700900101').texts('what is a pathway plan')

    expect(await test.phone('+447700900101').receives()).toContain('zebra crossings')
  })

  it('brings a new number of the council into the cards of danger', async () => {
    const council = join(folder, 'council.yaml')
    const raw = readFileSync(council, 'utf8')
    const jay = test.phone('+447700900102')

    writeFileSync(council, raw.replace(/(\n  front-door-phone:\n    value: ).*/, '$101452 000111'))
    await until(() => test.log().split('articles are in force').length === 3)
    await jay.texts('im scared im going to hurt my baby')

    expect(await jay.receives()).toContain('01452 000111')
  })

  it('is refused with a fault, and the old one goes on', async () => {
    writeFileSync(file(), changed(/title: .*/, 'title: [broken'))
    await until(() => test.log().includes('pathway-plan.md:'))

    await test.phone('+447700900101').texts('what is a pathway plan')

    expect(await published()).toHaveLength(1)
    expect(await test.phone('+447700900101').receives()).toContain('pathway plan')
  })

  it('is not overwritten by its file when it was edited elsewhere', async () => {
    const [first] = await published()
    const edited = (first?.raw ?? '').replace('asks:', 'asks:\n  - an ask from the console')
    await test.app.store.transaction((tx) =>
      publishRevision(
        tx,
        {
          kind: 'article',
          name: 'pathway-plan',
          language: 'en',
          raw: edited,
          by: 'editor',
          why: 'an ask',
        },
        test.clock.now(),
      ),
    )
    writeFileSync(file(), changed(/asks:/, 'asks:\n  - an ask from the file'))

    await until(() => test.log().includes('"conflicts":["en/pathway-plan.md"]'))

    expect((await published()).at(-1)?.raw).toBe(edited)
  })
})
