import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { templates } from '../../src/cli/templates.ts'
import { listTemplates, templatesFor } from '../../src/store/templates.ts'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const sid = (digit: string): string => `HX${digit.repeat(32)}`
const wording = 'Hi, {{1}} from the council here. Text back when you can.'

describe.each(databases)('templates (%s)', (name) => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  const run = (...args: readonly string[]) => templates(test.store, args, test.clock.now())
  const add = (language = 'en', digit = 'a', kind = 'staff-first') =>
    run('add', kind, language, sid(digit), wording, 'staff-name')

  it('are added, listed and withdrawn', async () => {
    expect(await run('list')).toMatchObject({ output: expect.stringContaining('no templates') })

    expect(await add()).toMatchObject({ ok: true })

    const [template] = await listTemplates(test.store)
    expect((await run('list')).output).toContain(`in use  staff-first en  ${sid('a')}`)
    expect(await run('withdraw', template?.id ?? '')).toMatchObject({ ok: true })
    expect(await run('withdraw', template?.id ?? '')).toMatchObject({ ok: false })
    expect((await run('list')).output).toMatch(/^withdrawn/)
    expect(await templatesFor(test.store, 'en')).toEqual([])
  })

  it('are one of each kind and language at a time', async () => {
    await add()

    expect(await add('en', 'b')).toMatchObject({
      ok: false,
      output: expect.stringContaining('withdraw it first'),
    })
    expect(await add('ar', 'c')).toMatchObject({ ok: true })
  })

  it('are offered in their language, or else in English', async () => {
    await add('en', 'a')
    await add('ar', 'b')
    await add('en', 'c', 'staff-reply')

    const sids = async (language: string) =>
      (await templatesFor(test.store, language)).map(({ contentSid }) => contentSid).toSorted()

    expect(await sids('ar')).toEqual([sid('b'), sid('c')])
    expect(await sids('so')).toEqual([sid('a'), sid('c')])
  })

  it('are refused with every fault named', async () => {
    const { ok, output } = await run('add', 'advert', 'en', 'HX1', 'Hello {{1}}', 'their-name')

    expect(ok).toBe(false)
    for (const field of ['kind', 'contentSid', 'variables', 'wording']) {
      expect(output).toContain(`refused  ${field}`)
    }
  })

  it.each([[[]], [['add', 'staff-first']], [['change']]])(
    'says how it is called: %j',
    async (args) => {
      await expect(run(...args)).rejects.toThrow(/Say (which|all)/)
    },
  )
})
