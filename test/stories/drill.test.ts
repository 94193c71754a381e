import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { runDrillCommand } from '../../src/cli/drill.ts'
import { contactHash, lastDrillOf } from '../../src/store/drill-events.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import {
  declareOutOfHours,
  type SmallKnowledge,
  smallKnowledge,
} from '../support/small-knowledge.ts'
import { dataKey } from '../support/prepared-database.ts'
import { timeRuns } from '../support/time-runs.ts'

const phone = '+441452614194'
/** Jo's, Mia's adviser. */
const jo = '+447700900201'

describe.each(databases)('a drill of the alarms (%s)', (database) => {
  let test: TestApp
  let knowledge: SmallKnowledge

  beforeAll(async () => {
    knowledge = smallKnowledge()
    test = await startTestApp({ database, env: { KNOWLEDGE_DIR: knowledge.dir } })
  })
  afterAll(async () => {
    await test.close()
    knowledge.remove()
  })

  const until = (done: () => boolean | Promise<boolean>) =>
    timeRuns({ clock: test.clock, store: test.app.store, stepMs: 1000 }, done)

  /** The command, in a process of its own as far as the store can tell. */
  async function command(...args: readonly string[]) {
    const env = { DATABASE_URL: test.database.url, DATA_KEY: dataKey.toString('base64'), DEMO: '1' }
    return runDrillCommand(args, env, test.clock)
  }

  async function drill(args: readonly string[], meanwhile: () => Promise<unknown>) {
    let ended = false
    const ending = command(...args).finally(() => {
      ended = true
    })
    await meanwhile()
    await until(() => ended)
    return ending
  }

  async function nothingIsLeft(): Promise<void> {
    for (const table of ['alarms', 'handovers'] as const) {
      const open = await test.app.store.sql
        .selectFrom(table)
        .select('id')
        .where('closed_at', 'is', null)
        .execute()
      expect(open).toEqual([])
    }
    const calls = await test.app.store.sql
      .selectFrom('calls')
      .select('id')
      .where('status', 'in', ['queued', 'calling'])
      .execute()
    expect(calls).toEqual([])
  }

  it('tells the people of a young person, says that it is one, and reports how fast', async () => {
    const mia = await test.app.store.sql
      .selectFrom('people')
      .innerJoin('staff', 'staff.id', 'people.adviser_id')
      .select('people.id')
      .where('staff.mobile_sealed', 'is not', null)
      .executeTakeFirstOrThrow()

    const { output, ok } = await drill(['--person', mia.id], async () => {
      await until(() => test.twilio.sentTo(jo).length > 0)
      const text = test.twilio.sentTo(jo)[0]?.body ?? ''
      expect(text).toMatch(/^Waymark DRILL, urgent: /)
      await test.phone(jo).texts(/\b\d{4}\b/.exec(text)?.[0] ?? '')
    })

    expect(output).toContain('with the service on duty')
    expect(output).toMatch(/Jo Marsh +by SMS +sent after \d+ s/)
    expect(output).toMatch(/Dee Cole +by e-mail/)
    expect(output).toMatch(/^Jo Marsh acknowledged it after .*\.$/m)
    expect(ok).toBe(true)
    await nothingIsLeft()
    // Nobody young was sent anything: the only texts went to Jo.
    expect(new Set(test.twilio.sent.map(({ to }) => to))).toEqual(new Set([jo]))
  })

  it('rings whoever answers at night, though it is day, and counts as a test of them', async () => {
    await declareOutOfHours(test, knowledge, phone)
    const contact = contactHash(test.app.store, test.app.messaging.safety())
    const tested = () => lastDrillOf(test.app.store, contact, new Date(0))
    expect(await tested()).toBeUndefined()
    const placed = test.twilio.calls.placed.length

    const { output, ok } = await drill(['--night'], async () => {
      await until(() => test.twilio.calls.placed.length > placed)
      const call = test.twilio.calls.placed[placed]
      if (call === undefined) throw new Error('There was no call')
      expect(await test.twilio.calls.hears(call)).toContain('This is a drill.')
      expect(await test.twilio.calls.presses(call)).toContain('This was a drill.')
    })

    expect(output).toContain('with nobody of the service on duty')
    expect(output).toMatch(/whoever answers at night +rung +accepted/)
    expect(output).toContain('Whoever answers at night acknowledged it after')
    expect(ok).toBe(true)
    expect(await tested()).toBeDefined()
    await nothingIsLeft()
  })

  it('ends by itself, and says so, when nobody acknowledges it', async () => {
    const { output, ok } = await drill(['--night', '--minutes', '2'], () => Promise.resolve())

    expect(ok).toBe(false)
    expect(output).toMatch(/^NOBODY acknowledged it within 2 min \d+ s\.$/m)
    await nothingIsLeft()
  })

  it.each([
    [['--minutes', '0'], /whole number from 1 to 240/],
    [['--night', '--person', 'x'], /leave --person out/],
    [['--person', 'x'], /No young person/],
    [['--loud'], /Call it like this/],
  ])('refuses %j', async (args, problem) => {
    await expect(command(...args)).rejects.toThrow(problem)
  })

  it('is withdrawn when no service takes it up', async () => {
    await test.stop()

    const ending = command()
    const ended = ending.then(() => true)
    while (!(await Promise.race([ended, pause(2, false)]))) test.clock.advance(1000)
    const { output, ok } = await ending

    expect(ok).toBe(false)
    expect(output).toContain('is the service running')
  })
})
