import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { isPublic } from '../../src/editing/stay-true/ask-source.ts'
import { checkSources } from '../../src/editing/stay-true/check-sources.ts'
import { findLooseEnds } from '../../src/editing/stay-true/find-loose-ends.ts'
import { remindKeepers } from '../../src/editing/stay-true/remind-keepers.ts'
import { serveSwitches } from '../../src/editing/stay-true/serve-switches.ts'
import { setKeepers } from '../../src/store/keepers.ts'
import { publishRevision } from '../../src/store/revisions.ts'
import { markStaffLeft } from '../../src/store/staff.ts'
import { listSourceChecks } from '../../src/store/source-checks.ts'
import { listSwitchedBack, listSwitchedOff, switchOff, switchOn } from '../../src/store/switches.ts'
import { anArticle, anArticleFile } from '../support/an-article.ts'
import { databases } from '../support/databases.ts'
import { aHand, councilTax, publishDeps, published } from '../support/editing-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const dayMs = 24 * 60 * 60 * 1000
const tax = { kind: 'article', name: 'council-tax', language: 'en' } as const

describe.each(databases)('staying true (%s)', (database) => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore(database)
  })
  afterAll(() => test.close())
  beforeEach(() => test.empty())

  const inDays = (days: number) =>
    new Date(test.clock.now().getTime() + days * dayMs).toISOString().slice(0, 10)
  const told = async () =>
    (
      await test.store.sql
        .selectFrom('notices')
        .select(['staff_id', 'kind'])
        .orderBy('id')
        .execute()
    ).map(({ staff_id, kind }) => [staff_id, kind])
  const remind = () => remindKeepers(publishDeps(test))
  const bySomebody = { by: 'somebody', at: new Date(0) }

  it('reminds the editor 30 and 7 days before a review and past it, once each', async () => {
    const ines = await aHand(test, 'Ines Roy', 'content-editor')
    const abe = await aHand(test, 'Abe Finch', 'content-editor', 'approver')
    await test.store.transaction((tx) => setKeepers(tx, councilTax, { editor: abe.id }, bySomebody))
    await published(test, anArticleFile({ reviewBy: inDays(31) }))
    await remind()
    expect(await told()).toEqual([])

    for (const days of [1, 1, 23, 7, 2]) {
      test.clock.advance(days * dayMs)
      await Promise.all([remind(), remind()])
    }

    expect(await told()).toEqual(Array.from({ length: 3 }, () => [abe.id, 'review-due']))
    expect(ines.id).not.toBe(abe.id)
  })

  it('tells the owner of a core article daily while its fixed text stands in', async () => {
    const sol = await aHand(test, 'Sol Grant', 'safeguarding-lead')
    const place = { ...councilTax, name: 'crisis-help' }
    await published(test, anArticleFile({ id: 'crisis-help', reviewBy: inDays(-61) }), place)

    await remind()
    await remind()
    test.clock.advance(dayMs)
    await remind()

    expect(await told()).toEqual([
      [sol.id, 'core-unchecked'],
      [sol.id, 'core-unchecked'],
    ])
  })

  it('tells the leads of a core article whose owner has left', async () => {
    const sol = await aHand(test, 'Sol Grant', 'safeguarding-lead')
    const gone = await aHand(test, 'Gil Poe', 'content-editor')
    const place = { ...councilTax, name: 'crisis-help' }
    await published(test, anArticleFile({ id: 'crisis-help', reviewBy: inDays(-61) }), place)
    const at = test.clock.now()
    await test.store.transaction((tx) => setKeepers(tx, place, { owner: gone.id }, bySomebody))
    await test.store.transaction((tx) => markStaffLeft(tx, gone.id, at))

    await remind()

    expect(await told()).toEqual([[sol.id, 'core-unchecked']])
  })

  it('tells daily of an overdue second look whoever may take it, else administrators', async () => {
    const abe = await aHand(test, 'Abe Finch', 'content-editor', 'approver')
    const ada = await aHand(test, 'Ada Orr', 'administrator')
    await published(test)
    const at = test.clock.now()
    const urgent = { ...councilTax, raw: anArticleFile(), by: abe.id, why: 'so', checkBy: at }
    await test.store.transaction((tx) => publishRevision(tx, urgent, at))
    test.clock.advance(dayMs)

    await remind()
    await remind()
    const sol = await aHand(test, 'Sol Grant', 'safeguarding-lead')
    test.clock.advance(dayMs)
    await remind()

    expect(await told()).toEqual([
      [abe.id, 'second-look'],
      [ada.id, 'second-look'],
      [sol.id, 'second-look'],
    ])
  })

  it('takes out of service once and puts back once, whoever presses first', async () => {
    const at = test.clock.now()
    const off = () =>
      test.store.transaction((tx) => switchOff(tx, tax, { reason: 'wrong', by: 'ines' }, at))
    const switches = serveSwitches({ store: test.store })

    expect([await off(), await off()]).toEqual([true, false])
    await switches.refresh()
    expect([...switches.outOfService().articles]).toEqual(['en/council-tax'])
    const [one] = await listSwitchedOff(test.store)
    const on = () => test.store.transaction((tx) => switchOn(tx, one?.id ?? '', 'abe', at))
    expect([await on(), await on()]).toEqual([true, false])
    await switches.refresh()

    expect(switches.outOfService().articles.size).toBe(0)
    expect(await listSwitchedBack(test.store, 5)).toMatchObject([{ offBy: 'ines', onBy: 'abe' }])
    expect(await off()).toBe(true)
  })

  it('asks for each source once a week, and keeps since when it is gone', async () => {
    await published(test)
    const asked: string[] = []
    const ask = (status: 'gone' | 'there') =>
      checkSources(publishDeps(test), (url) => {
        asked.push(url)
        return Promise.resolve(status)
      })
    const since = test.clock.now()
    await ask('gone')
    await ask('gone')
    test.clock.advance(7 * dayMs)
    await ask('gone')

    expect(asked).toEqual(['https://example.org/tax', 'https://example.org/tax'])
    expect(await listSourceChecks(test.store)).toMatchObject([{ status: 'gone', goneSince: since }])
    test.clock.advance(7 * dayMs)
    await ask('there')
    const [check] = await listSourceChecks(test.store)
    expect(check).toMatchObject({ status: 'there' })
    expect(check?.goneSince).toBeUndefined()
  })
})

describe('what an editor has to look after', () => {
  it('is what is to be confirmed, values nobody knows, and sources that are gone', () => {
    const article = anArticle({
      confirm: ['the amount'],
      shortAnswer: 'Ring {council:known} or {council:dead}.',
    })
    const council = `name: A council
short-name: council
countries: ['44']
values:
  known: { value: 'Yes', checked: 2026-07-01, confirm: whether }
  dead: { value: null }
`
    const checkedAt = new Date(0)
    const gone = { url: 'https://example.org/tax', checkedAt, status: 'gone' } as const
    const other = { url: 'https://example.org/other', checkedAt, status: 'gone' } as const

    const ends = findLooseEnds([article], council, [gone, other])

    expect(ends.toConfirm).toEqual([{ article, what: ['the amount'] }])
    expect(ends.valuesToConfirm).toEqual(['known'])
    expect(ends.deadValues).toEqual([{ key: 'dead', articles: [article] }])
    expect(ends.gone).toEqual([{ check: gone, articles: [article] }])
  })

  it.each([
    'http://127.0.0.1/',
    'http://10.1.2.3/',
    'http://169.254.169.254/latest',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00::1]/',
    'http://0x7f.1/',
    'http://user@93.184.216.34/',
    'file:///etc/passwd',
    'ftp://93.184.216.34/',
  ])('asks for nothing inside our own net: %s', async (url) => {
    expect(await isPublic(new URL(url))).toBe(false)
  })

  it('asks for public pages', async () => {
    expect(await isPublic(new URL('https://93.184.216.34/page'))).toBe(true)
  })
})
