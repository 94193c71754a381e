import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { pino } from 'pino'
import type { Caller, CallResult, OutboundCall } from '../../../src/channels/voice.ts'
import { defaultCouncilSafety, type OutOfHours } from '../../../src/domain/council-safety.ts'
import type { CallsDeps } from '../../../src/handover/calls/calls-deps.ts'
import { describeCall, noteCallEnded } from '../../../src/handover/calls/end-of-call.ts'
import { makeCalls } from '../../../src/handover/calls/make-calls.ts'
import { queueCall } from '../../../src/handover/calls/queue-call.ts'
import { endCallsOf, markAccepted } from '../../../src/store/end-calls.ts'
import { addShift } from '../../../src/store/on-call.ts'
import { addStaff } from '../../../src/store/staff.ts'
import { anAlarm } from '../../support/an-alarm.ts'
import { databases } from '../../support/databases.ts'
import { aViewer, asks, aYoungPerson, team } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const phone = '+441452614194'
const minute = 60_000

describe.each(databases)('voice calls about an alarm, on %s', (database) => {
  let test: TestStore
  let rung: OutboundCall[]
  let answer: CallResult
  let outOfHours: OutOfHours
  let alarmId: string

  beforeAll(async () => {
    test = await openTestStore(database)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    await test.empty()
    rung = []
    answer = { kind: 'ringing', providerId: 'CA1' }
    outOfHours = { kind: 'staffed_call', phone }
    const mia = await aYoungPerson(test)
    alarmId = await anAlarm(test, await asks(test, mia.sms))
  })

  const caller: Caller = {
    call: (one) => {
      rung.push(one)
      return Promise.resolve(answer)
    },
  }
  const deps = (processId = 'one'): CallsDeps => ({
    ...{ store: test.store, clock: test.clock, log: pino({ enabled: false }), caller, processId },
    safety: () => ({ ...defaultCouncilSafety, outOfHours }),
  })
  const queue = (own: { phone?: string; staffId?: string } = { phone }) =>
    test.store.transaction((tx) => queueCall(tx, { alarmId, ...own }, test.clock.now()))
  const statuses = async () => {
    const rows = await test.store.sql
      .selectFrom('calls')
      .select(['status', 'attempts'])
      .orderBy('id')
      .execute()
    return rows.map((row) => `${row.status} ${row.attempts}`)
  }
  const later = (minutes: number) => {
    test.clock.advance(minutes * minute)
  }

  it('rings once, though it is asked for twice and two processes look', async () => {
    expect(await queue()).toBe('queued')
    expect(await queue()).toBe('already')
    await Promise.all([makeCalls(deps('one')), makeCalls(deps('two'))])
    expect(rung.map(({ to }) => to)).toEqual([phone])
    expect(await statuses()).toEqual(['calling 0'])
  })

  it('rings again five minutes after one that nobody accepted, without end', async () => {
    await queue()
    for (const times of [1, 2, 3, 4]) {
      await makeCalls(deps())
      expect(rung).toHaveLength(times)
      await noteCallEnded(deps(), rung.at(-1)?.id ?? '', 'completed')
      // Twilio may say it twice.
      await noteCallEnded(deps(), rung.at(-1)?.id ?? '', 'completed')
      later(4.9)
      await makeCalls(deps())
      expect(rung).toHaveLength(times)
      later(0.2)
    }
    expect((await statuses()).at(-1)).toBe('queued 4')
  })

  it('rings again when the provider never says how it ended, or whether it rang', async () => {
    await queue()
    await makeCalls(deps())
    later(3)
    answer = { kind: 'unknown' }
    await makeCalls(deps())
    expect(rung).toHaveLength(2)
    later(1)
    await makeCalls(deps())
    expect(rung).toHaveLength(3)
  })

  it('rings again after a call that the provider refused, and sooner when it is busy', async () => {
    answer = { kind: 'refused', code: '21215' }
    await queue()
    await makeCalls(deps())
    expect(await statuses()).toEqual(['failed 0', 'queued 1'])
    answer = { kind: 'try-later', code: '20429' }
    later(5)
    await makeCalls(deps())
    later(0.5)
    answer = { kind: 'ringing', providerId: 'CA2' }
    await makeCalls(deps())
    expect(rung).toHaveLength(3)
    expect(await statuses()).toEqual(['failed 0', 'calling 1'])
  })

  it('stops once somebody deals with it', async () => {
    await queue()
    const now = test.clock.now().getTime()
    const change = { acknowledged_at: now, attempted_at: now }
    await test.store.sql.updateTable('alarms').set(change).where('id', '=', alarmId).execute()
    await makeCalls(deps())
    expect(rung).toEqual([])
    expect(await statuses()).toEqual(['stale 0'])
  })

  it('goes on when whoever said so has not tried to reach them in half an hour', async () => {
    const change = { acknowledged_at: test.clock.now().getTime() }
    await test.store.sql.updateTable('alarms').set(change).where('id', '=', alarmId).execute()
    later(31)
    await queue()
    await makeCalls(deps())
    expect(rung).toHaveLength(1)
  })

  it('rings nobody at night while somebody is on duty', async () => {
    await aViewer(test, 'Dee Duty', { roles: ['duty-adviser'] })
    await queue()
    await makeCalls(deps())
    expect(rung).toEqual([])
  })

  it('rings somebody of the rota while their shift runs', async () => {
    outOfHours = { kind: 'rota' }
    const member = { name: 'Ola Call', roles: ['social-worker'] as const, team, textsOn: true }
    const now = test.clock.now()
    const own = { ...member, workMobile: '+447700900555', workingPattern: {}, demo: false }
    const staffId = await test.store.transaction((tx) => addStaff(tx, own, now))
    const shift = { staffId, from: now.getTime(), until: now.getTime() + 10 * minute }
    await test.store.transaction((tx) => addShift(tx, shift, staffId, now))
    expect(await queue({ staffId })).toBe('queued')
    await makeCalls(deps())
    expect(rung.map(({ to }) => to)).toEqual(['+447700900555'])
    await noteCallEnded(deps(), rung[0]?.id ?? '', 'no-answer')
    later(11)
    await makeCalls(deps())
    expect(rung).toHaveLength(1)
    expect(await statuses()).toEqual(['not-accepted 0', 'stale 1'])
  })

  it('has no way to somebody without a mobile', async () => {
    const ada = await aViewer(test, 'Ada')
    expect(await queue({ staffId: ada.staffId })).toBe('no-way')
  })

  it('counts a key pressed after it was given up, once', async () => {
    await queue()
    await makeCalls(deps())
    const id = rung[0]?.id ?? ''
    await noteCallEnded(deps(), id, 'completed')
    const accept = () =>
      test.store.transaction(async (tx) => {
        const isFirst = await markAccepted(tx, id, test.clock.now())
        await endCallsOf(tx, alarmId, test.clock.now())
        return isFirst
      })
    expect(await accept()).toBe(true)
    expect(await accept()).toBe(false)
    expect(await statuses()).toEqual(['accepted 0', 'stale 1'])
  })

  it('says of a call what may be said', async () => {
    await queue()
    await makeCalls(deps())
    expect(await describeCall(deps(), rung[0]?.id ?? '')).toMatchObject({
      drill: false,
      waits: true,
    })
    expect(await describeCall(deps(), 'no such call')).toBeUndefined()
  })
})
