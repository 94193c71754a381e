import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { allowSignIn, openBrowser, signIn } from '../../support/sign-in.ts'
import { aViewer } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'
import { networkOf } from '../../../src/web/console/network-of.ts'

const jo = { email: 'jo.marsh@council.example' }
const sam = { email: 'sam.bright@council.example' }
const minute = 60_000

describe.each(databases)('guessing at the sign-in, on %s', (database) => {
  let test: TestStore
  let here: TestConsole
  beforeAll(async () => {
    test = await openTestStore(database)
    here = await openTestConsole(test, { demo: true })
  })
  afterAll(async () => {
    await here.close()
    await test.close()
  })
  beforeEach(async () => {
    await test.empty()
    for (const name of ['Jo Marsh', 'Sam Bright']) {
      await allowSignIn(test, (await aViewer(test, name)).staffId, test.clock.now())
    }
  })

  const guess = async (email: string, password = 'a wrong guess'): Promise<number> =>
    (await openBrowser(here.url).post('/console/sign-in', { email, password })).status
  const guesses = async (howMany: number, email: string): Promise<readonly number[]> => {
    const statuses: number[] = []
    for (let at = 0; at < howMany; at += 1) statuses.push(await guess(email))
    return statuses
  }

  it('is told to wait after five slips, longer each time, and told until when', async () => {
    const first = await guesses(6, jo.email)
    const soon = await openBrowser(here.url).post('/console/sign-in', {
      ...{ email: jo.email, password: 'waymark-demo' },
    })

    expect(first).toEqual([422, 422, 422, 422, 422, 422])
    expect(soon.status).toBe(429)
    expect(await soon.text()).toContain('Try again at Tue 24 Nov 2026, 11:01')
    test.clock.advance(minute / 2)
    expect(await guesses(2, jo.email)).toEqual([422, 429])
    test.clock.advance(minute / 2)
    expect(await guess(jo.email)).toBe(429)
    test.clock.advance(minute / 2)
    expect(await guess(jo.email, 'waymark-demo')).toBe(303)
  })

  it('has no more chances with many at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => guess(jo.email)))

    expect(all.filter((status) => status === 422)).toHaveLength(6)
  })

  it('forgives somebody who gets in, and forgets after an hour', async () => {
    await guesses(5, jo.email)
    await signIn(here, jo)
    expect(await guesses(6, jo.email)).toEqual([422, 422, 422, 422, 422, 422])
    test.clock.advance(62 * minute)

    expect(await guesses(6, jo.email)).toEqual([422, 422, 422, 422, 422, 422])
  })

  it('at many accounts is held up by where it comes from, which a success does not forgive', async () => {
    for (let at = 0; at < 30; at += 1) await guess(`nobody${at}@council.example`)
    const between = await guess(sam.email, 'waymark-demo')
    const oneMore = await guess('nobody30@council.example')

    expect(between).toBe(303)
    expect(oneMore).toBe(422)
    expect(await guess(sam.email, 'waymark-demo')).toBe(429)
    // Nobody's account pays for where others come from.
    test.clock.advance(minute / 2)
    expect(await guess(sam.email, 'waymark-demo')).toBe(303)
  })

  it('leaves a record without what was guessed', async () => {
    await guess(jo.email, 'my dog is called rex')
    await guess('nobody@council.example')

    const events = await test.store.sql.selectFrom('events').selectAll().orderBy('id').execute()
    expect(events.map(({ kind, detail }) => ({ kind, detail }))).toEqual([
      { kind: 'sign-in-failed', detail: '{"step":"password"}' },
      { kind: 'sign-in-failed', detail: '{"step":"password"}' },
    ])
    expect(events.map(({ staff_id: id }) => id === null)).toEqual([false, true])
    const names = await test.store.sql.selectFrom('throttles').select('name').execute()
    expect(JSON.stringify(names)).not.toContain('council.example')
  })
})

describe('who comes from the same place', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
