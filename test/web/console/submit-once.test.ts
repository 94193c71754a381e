import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { FastifyRequest } from 'fastify'
import { claimSubmission } from '../../../src/store/submissions.ts'
import { OutOfDate } from '../../../src/web/console/errors.ts'
import { readForm } from '../../../src/web/console/page.ts'
import { submitOnce } from '../../../src/web/console/submit-once.ts'
import { databases } from '../../support/databases.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const by = (staffId: string, body: object = {}) =>
  ({ viewer: { staffId }, body }) as unknown as FastifyRequest

describe.each(databases)('the same form again, on %s', (database) => {
  let test: TestStore
  beforeAll(async () => {
    test = await openTestStore(database)
  })
  afterAll(() => test.close())

  /** Counts how often it was done. */
  const counter = () => {
    const done: string[] = []
    const work = (place: string) => () => {
      done.push(place)
      return Promise.resolve(place)
    }
    return { done, work }
  }

  it('leads to where the first one led, and is not done again', async () => {
    const { done, work } = counter()

    const places = [
      await submitOnce(test, by('jo'), 'again', work('/console/a')),
      await submitOnce(test, by('jo'), 'again', work('/console/b')),
    ]

    expect(places).toEqual(['/console/a', '/console/a'])
    expect(done).toEqual(['/console/a'])
  })

  it('waits for the first when both come at once', async () => {
    const { done, work } = counter()

    const places = await Promise.all(
      ['/console/a', '/console/b', '/console/c'].map((place) =>
        submitOnce(test, by('jo'), 'at once', work(place)),
      ),
    )

    expect(new Set(places).size).toBe(1)
    expect(done).toHaveLength(1)
  })

  it('is another when another person sent it', async () => {
    const { done, work } = counter()

    await submitOnce(test, by('jo'), 'two people', work('/console/a'))
    await submitOnce(test, by('sam'), 'two people', work('/console/b'))

    expect(done).toEqual(['/console/a', '/console/b'])
  })

  it('may be sent again when it came to nothing', async () => {
    const { work } = counter()
    const failing = submitOnce(test, by('jo'), 'failed', () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')

    expect(await submitOnce(test, by('jo'), 'failed', work('/console/a'))).toBe('/console/a')
  })

  it('is not done when a process ended in the middle of it: nobody knows whether it was', async () => {
    const { done, work } = counter()
    const interrupted = { key: 'jo:interrupted', staffId: 'jo' }
    await test.store.transaction((tx) => claimSubmission(tx, interrupted, test.clock.now()))

    const again = submitOnce(test, by('jo'), 'interrupted', work('/console/a'))

    await expect(again).rejects.toBeInstanceOf(OutOfDate)
    expect(done).toEqual([])
  })
})

describe('the key of a form', () => {
  const keyOf = (body: object): string | undefined => readForm(by('jo', body))['key']
  const form = { csrf: 'x', key: 'minted', text: 'one\r\ntwo', tell: ['a', 'b'] }

  it.each([
    ['the same, sent twice', form, true],
    ['in another order, after another sign-in', { ...form, text: 'one\ntwo', csrf: 'y' }, true],
    ['with other words, after going back', { ...form, text: 'three' }, false],
    ['of a page that was loaded again', { ...form, key: 'another' }, false],
  ])('%s', (_what, other, same) => {
    expect(keyOf(form) === keyOf(other)).toBe(same)
  })

  it('is new each time where the page minted none', () => {
    expect(keyOf({ text: 'a' })).not.toBe(keyOf({ text: 'a' }))
  })
})
