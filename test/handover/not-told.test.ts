import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { recordDelivery } from '../../src/messaging/record-delivery.ts'
import { claimNotices } from '../../src/store/notice-outbox.ts'
import { noticeChannels } from '../../src/store/notices.ts'
import { markStaffLeft } from '../../src/store/staff.ts'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'
import {
  aHandover,
  aMember,
  change,
  createOffice,
  endings,
  minute,
  team,
  tell,
} from './notice-world.ts'

const down = { kind: 'try-later', code: 'ECONNECTION' } as const
const refused = { kind: 'refused', code: '550' } as const

describe.each(databases)('a member of staff who cannot be told (%s)', (name) => {
  let test: TestStore
  let jo: string
  let handoverId: string

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aMember(test, { textsOn: true })
    handoverId = (await aHandover(test, jo)).id
  })
  afterAll(() => test.close())

  /** Lets the loops look each half minute, for so long. */
  async function passes(office: ReturnType<typeof createOffice>, minutes: number): Promise<void> {
    for (let half = 0; half < minutes * 2; half += 1) {
      await office.works()
      test.clock.advance(minute / 2)
    }
    await office.works()
  }

  it('is told when the mail server is back, and meanwhile the chain goes on, once', async () => {
    const lee = await aMember(test)
    const { id } = await aHandover(test, lee, { priority: 0 })
    await tell(test, lee, 'danger', { handoverId: id })
    const office = createOffice(test, { mail: Array.from({ length: 12 }, () => down) })

    await passes(office, 4)
    expect(office.goneOn).toEqual([])
    await passes(office, 1)
    expect(office.goneOn).toEqual([{ handoverId: id, staffId: lee }])
    await passes(office, 12)

    expect(office.goneOn).toHaveLength(1)
    expect(office.mails).toHaveLength(13)
    expect(new Set(office.mails.map((mail) => mail.id)).size).toBe(1)
    expect(await endings(test)).toEqual(['email sent'])
  })

  it('has an hour for a normal one, counted from when it was due', async () => {
    const lee = await aMember(test)
    const { id } = await aHandover(test, lee)
    await tell(test, lee, 'handover', { handoverId: id })
    const office = createOffice(test, { mail: Array.from({ length: 99 }, () => down) })

    await passes(office, 59)
    expect(office.goneOn).toEqual([])
    await passes(office, 1)

    expect(office.goneOn).toEqual([{ handoverId: id, staffId: lee }])
  })

  it('is told by the other way when one is refused for good', async () => {
    await tell(test, jo, 'handover', { handoverId })
    const office = createOffice(test, { mail: [refused] })

    await passes(office, 70)

    expect(office.goneOn).toEqual([])
    expect(office.texts).toHaveLength(1)
    expect(office.mails).toHaveLength(1)
    expect(await endings(test)).toEqual(['email failed 550', 'sms sent'])
  })

  it('is passed over at once when every way is refused for good', async () => {
    await tell(test, jo, 'handover', { handoverId })
    const office = createOffice(test, {
      mail: [refused],
      sms: [{ kind: 'unreachable', code: '21614' }],
    })

    await office.works()

    expect(office.goneOn).toEqual([{ handoverId, staffId: jo }])
    const told = await test.store.sql.selectFrom('events').select(['kind', 'staff_id']).execute()
    expect(told).toContainEqual({ kind: 'not-told', staff_id: jo })
  })

  it('is passed over when the phone did not get the SMS either', async () => {
    await tell(test, jo, 'handover', { handoverId })
    const office = createOffice(test, { mail: [refused] })
    await office.works()
    const receipt = {
      messageId: office.texts[0]?.id ?? '',
      providerId: 'SM-1',
      status: 'undelivered',
      code: '30003',
      retry: true,
    } as const

    expect(await recordDelivery(test, receipt)).toBe('recorded')
    expect(await recordDelivery(test, receipt)).toBe('older')
    await office.works()

    expect(office.goneOn).toEqual([{ handoverId, staffId: jo }])
    expect(await endings(test)).toEqual(['email failed 550', 'sms failed 30003'])
  })

  it('gets no second SMS when nobody knows what became of the first', async () => {
    await tell(test, jo, 'danger', { handoverId })
    const office = createOffice(test, { mail: [refused], sms: [{ kind: 'unknown' }] })

    await passes(office, 10)

    expect(office.texts).toHaveLength(1)
    expect(office.goneOn).toEqual([{ handoverId, staffId: jo }])
    const providerId = 'SM-late'
    const receipt = { messageId: office.texts[0]?.id ?? '', providerId, retry: false }
    await recordDelivery(test, { ...receipt, status: 'delivered' })
    expect(await endings(test)).toEqual(['email failed 550', 'sms sent'])
  })

  it('gets the e-mail of a process that died, and not its SMS a second time', async () => {
    await tell(test, jo, 'danger', { handoverId })
    for (const by of noticeChannels) {
      await test.store.transaction((tx) =>
        claimNotices(tx, test.store, 'that died', by, test.clock.now()),
      )
    }
    const office = createOffice(test)
    await office.works()
    expect(office.mails).toEqual([])

    test.clock.advance(16_000)
    await office.works()

    expect(office.mails).toHaveLength(1)
    expect(office.texts).toEqual([])
    expect(await endings(test)).toEqual(['email sent', 'sms unknown unknown'])
    expect(office.goneOn).toEqual([])
  })

  it('who left since gets nothing, and the chain goes on', async () => {
    await tell(test, jo, 'handover', { handoverId })
    await test.store.transaction((tx) => markStaffLeft(tx, jo, test.clock.now()))
    const office = createOffice(test)

    await office.works()

    expect([...office.mails, ...office.texts]).toEqual([])
    expect(office.goneOn).toEqual([{ handoverId, staffId: jo }])
  })

  it('of a pool holds it up only when none of the pool was told', async () => {
    const pool = [
      await aMember(test, { roles: ['duty-adviser'], email: 'a@council.example' }),
      await aMember(test, { roles: ['duty-adviser'], email: 'b@council.example' }),
    ]
    const one = await aHandover(test, null, { stage: 'duty', team })
    for (const staffId of pool) await tell(test, staffId, 'handover', { handoverId: one.id })
    const office = createOffice(test, { mail: [refused] })
    await office.works()
    expect(office.goneOn).toEqual([])

    const other = await aHandover(test, null, { stage: 'duty', team, priority: 0 })
    for (const staffId of pool) await tell(test, staffId, 'danger', { handoverId: other.id })
    const broken = createOffice(test, { mail: [refused, refused] })
    await broken.works()

    expect(broken.goneOn.map((gone) => gone.handoverId)).toContain(other.id)
  })

  it('changes nothing for a handover that somebody has read meanwhile', async () => {
    await tell(test, jo, 'went-on', { handoverId })
    await change(test, handoverId, { acknowledged_by: 'somebody', acknowledged_at: 1 })
    const office = createOffice(test, {
      mail: [refused],
      sms: [{ kind: 'opted-out', code: '21610' }],
    })

    await office.works()

    expect(office.goneOn).toEqual([])
  })
})
