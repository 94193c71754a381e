import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type Loop, startLoop } from '../../src/jobs/loop.ts'
import { createLog } from '../../src/log.ts'
import { createTestClock, type TestClock } from '../support/clock.ts'

const pollMs = 5000

describe('a loop', () => {
  let clock: TestClock
  let logged: string
  let rounds: number
  let loop: Loop | undefined

  beforeEach(() => {
    clock = createTestClock(new Date('2026-11-24T11:00:00Z'))
    logged = ''
    rounds = 0
    loop = undefined
  })
  afterEach(() => loop?.stop())

  const logTo = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk)
      done()
    },
  })

  function start(work: (round: number) => Promise<number | undefined>): Loop {
    loop = startLoop({
      name: 'inbox',
      work: () => {
        rounds += 1
        return work(rounds)
      },
      pollMs,
      clock,
      log: createLog('info', logTo),
    })
    return loop
  }

  const idle = () => Promise.resolve(undefined)
  const inMs = (ms: number) => Promise.resolve(clock.now().getTime() + ms)

  it('works at once, and again with every poll', async () => {
    start(idle)
    await settle()
    expect(rounds).toBe(1)

    clock.advance(pollMs - 1)
    await settle()
    expect(rounds).toBe(1)
    clock.advance(1)
    await settle()
    expect(rounds).toBe(2)
  })

  it('works when something is due before the next poll', async () => {
    start((round) => (round === 1 ? inMs(700) : idle()))
    await settle()

    clock.advance(699)
    await settle()
    expect(rounds).toBe(1)
    clock.advance(1)
    await settle()
    expect(rounds).toBe(2)
  })

  it('polls though the next is due much later', async () => {
    start(() => inMs(60_000))
    await settle()

    clock.advance(pollMs)
    await settle()

    expect(rounds).toBe(2)
  })

  it('works on at once while something is due already', async () => {
    start((round) => (round < 4 ? inMs(-1000) : idle()))

    await settle()

    expect(rounds).toBe(4)
  })

  it('works when it is woken', async () => {
    const started = start(idle)
    await settle()

    started.wake()
    await settle()

    expect(rounds).toBe(2)
  })

  it('works once more when it is woken while it works, however often', async () => {
    const work = gate()
    const started = start((round) => (round === 1 ? work.passed.then(idle) : idle()))
    started.wake()
    started.wake()

    work.open()
    await settle()

    expect(rounds).toBe(2)
  })

  it('goes on after work that failed, a second later, and logs no words', async () => {
    start((round) =>
      round === 1 ? Promise.reject(new Error('key (+447700900123) exists')) : idle(),
    )
    await settle()

    clock.advance(999)
    await settle()
    expect(rounds).toBe(1)
    clock.advance(1)
    await settle()
    expect(rounds).toBe(2)
    expect(logged).toContain('a loop failed and will try again')
    expect(logged).toContain('"loop":"inbox"')
    expect(logged).not.toContain('7700900123')
  })

  it('goes on after work that threw before it began', async () => {
    start((round) => {
      if (round === 1) throw new Error('at once')
      return idle()
    })
    await settle()

    clock.advance(1000)
    await settle()

    expect(rounds).toBe(2)
  })

  it('stops when what is in hand is done, and begins nothing new', async () => {
    const work = gate()
    const started = start(() => work.passed.then(idle))
    let stopped = false
    const stopping = started.stop().then(() => {
      stopped = true
    })

    await settle()
    expect(stopped).toBe(false)
    work.open()
    await stopping
    started.wake()
    clock.advance(pollMs)
    await settle()

    expect(rounds).toBe(1)
  })

  it('stops while it waits', async () => {
    const started = start(idle)
    await settle()

    await expect(started.stop()).resolves.toBeUndefined()
  })
})

/** Lets everything run that waits for nothing but its turn. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** Work that goes on when the test says so. */
function gate(): { readonly passed: Promise<unknown>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  return {
    passed: promise,
    open: () => {
      resolve(undefined)
    },
  }
}
