import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'
import { aHandover, aMember, change, createOffice, endings, minute, tell } from './notice-world.ts'

describe.each(databases)('a notice that waits while others act (%s)', (name) => {
  let test: TestStore
  let jo: string

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aMember(test)
  })
  afterAll(() => test.close())

  it.each([
    ['was taken over', { status: 'taken', taken_by: 'somebody', acknowledged_at: 1 }],
    ['was acknowledged', { acknowledged_by: 'somebody', acknowledged_at: 1 }],
    ['was closed', { status: 'closed', closed_at: 1 }],
    ['went on to somebody else', { for_staff_id: 'somebody' }],
  ])('says nothing of a handover that %s meanwhile', async (_, set) => {
    const office = createOffice(test)
    const { id, personId } = await aHandover(test, jo)
    await tell(test, jo, 'handover', { handoverId: id })
    await tell(test, jo, 'texts-off', { personId })
    await change(test, id, set)

    await office.works()

    expect(office.mails.map(({ text }) => text)).toEqual([
      expect.not.stringContaining('began to wait'),
    ])
    expect(await endings(test)).toEqual(['email stale', 'email sent'])
  })

  it.each([
    ['is not sent when somebody read it since', minute, ['email stale']],
    ['is sent though they had read what was there before', -minute, ['email sent']],
  ])('of danger %s', async (_, later, expected) => {
    const office = createOffice(test)
    const { id } = await aHandover(test, jo, { priority: 0 })
    await tell(test, jo, 'danger', { handoverId: id })
    const acknowledged_at = test.clock.now().getTime() + later
    await change(test, id, { acknowledged_by: jo, acknowledged_at })

    await office.works()

    expect(await endings(test)).toEqual(expected)
  })

  it('of a handover that was passed on says so to whom it came, and to whom it left', async () => {
    const office = createOffice(test)
    const rae = await aMember(test)
    const { id } = await aHandover(test, rae)
    await tell(test, jo, 'went-on', { handoverId: id })
    await tell(test, rae, 'went-on', { handoverId: id })

    await office.works()

    const texts = office.mails.map(({ text }) => text).join()
    expect(texts).toContain('who waited for you was passed on to somebody else')
    expect(texts).toContain('nobody has answered yet was passed on to you')
  })
})
