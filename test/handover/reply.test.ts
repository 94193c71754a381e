import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../src/domain/viewer.ts'
import { takeOver } from '../../src/handover/take-over.ts'
import type { StaffDeps } from '../../src/messaging/deps.ts'
import { expireHeld } from '../../src/messaging/expire-held.ts'
import { recordDelivery } from '../../src/messaging/record-delivery.ts'
import { replyAsStaff, type StaffReply } from '../../src/messaging/reply-as-staff.ts'
import { sendQueued } from '../../src/messaging/send-queued.ts'
import { setOptedOut } from '../../src/store/addresses.ts'
import type { Place } from '../../src/store/messages.ts'
import { takeBackHeld } from '../../src/store/staff-messages.ts'
import { addTemplate, templatesFor } from '../../src/store/templates.ts'
import { databases } from '../support/databases.ts'
import { aChannel, aDesk, aLog } from '../support/edges.ts'
import { messageRow, talkRow } from '../support/stored.ts'
import {
  asks,
  aViewer,
  aYoungPerson,
  eventsOf,
  handoverOf,
  outgoingOf,
  staffDeps,
  versionOf,
  writes,
  type YoungPerson,
  openTasksOf,
} from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const contentSid = `HX${'a'.repeat(32)}`

describe.each(databases)("a reply of staff's (%s)", (name) => {
  let test: TestStore
  let deps: StaffDeps
  let jo: Viewer
  let mia: YoungPerson
  let place: Place
  let channel: ReturnType<typeof aChannel>
  let forms = 0
  const { log } = aLog()

  beforeAll(async () => {
    test = await openTestStore(name)
    deps = staffDeps(test)
  })
  beforeEach(async () => {
    await test.empty()
    channel = aChannel()
    jo = await aViewer(test, 'Jo Marsh')
    mia = await aYoungPerson(test, { adviserId: jo.staffId })
  })
  afterAll(() => test.close())

  async function owns(address = mia.sms): Promise<void> {
    place = await asks(test, address)
    await takeOver(deps, jo, place.talkId, await versionOf(test, place.talkId))
  }

  function reply(own: Partial<StaffReply> = {}, viewer = jo) {
    forms += 1
    const usual = { talkId: place.talkId, text: 'Hi Mia', formKey: `form ${forms}`, how: 'now' }
    return replyAsStaff(deps, viewer, { ...usual, ...own } as StaffReply)
  }

  const send = () =>
    sendQueued({
      ...test,
      log,
      channel,
      desk: aDesk(),
      processId: 'one',
      senderRate: 100,
      senderOf: (to) => `${to}:sender`,
    })

  async function staffTexts() {
    return (await outgoingOf(test, place.talkId)).filter(({ author }) => author === 'staff')
  }

  it('leaves in order after what told who is talking, and is on record', async () => {
    await owns()

    const result = await reply({ text: '  Hi Mia  ' })
    await send()
    await send()

    expect(result).toMatchObject({ kind: 'queued', channel: 'sms' })
    expect(channel.sent.map((one) => one.text)).toEqual([
      expect.stringContaining('person:taken-over'),
      'Hi Mia',
    ])
    expect(await eventsOf(test, place.talkId)).toContain('staff-replied')
  })

  it('reads what they wrote before, and is reminded of a working day after it', async () => {
    await owns()
    await test.store.sql.updateTable('talks').set({ unread: 2 }).execute()
    test.clock.advance(hourMs)

    await reply()

    const at = test.clock.now().getTime()
    expect(await talkRow(test.store, place.talkId)).toMatchObject({ unread: 0, last_at: at })
    expect((await handoverOf(test, place.talkId)).due_at).toBe(at + dayMs)
  })

  it('goes where they last wrote from, whichever channel that is', async () => {
    await owns()
    await writes(test, mia.whatsapp)
    await reply({ text: 'one' })
    await writes(test, mia.sms)
    await reply({ text: 'two' })

    const sent = (await staffTexts()).map((text) => [text.text, text.channel])
    expect(sent).toEqual([
      ['one', 'whatsapp'],
      ['two', 'sms'],
    ])
  })

  it('is one text however often its form is sent, also at the same moment', async () => {
    await owns()
    const [first] = await Promise.all([reply({ formKey: 'same' }), reply({ formKey: 'same' })])

    expect(await reply({ formKey: 'same' })).toEqual({ kind: 'duplicate' })
    expect(['queued', 'duplicate']).toContain(first.kind)
    expect(await staffTexts()).toHaveLength(1)
  })

  it('is refused while the bot or somebody else has the talk, and says whose it is', async () => {
    place = await asks(test, mia.sms)
    expect(await reply()).toEqual({ kind: 'not-owner' })
    await owns()
    const sam = await aViewer(test, 'Sam Bright', { roles: ['duty-adviser'], onDuty: true })
    const rae = await aViewer(test, 'Rae Okoro', { team: 'Fostering' })

    const byJo = { by: 'Jo Marsh', byStaffId: jo.staffId }
    expect(await reply({}, sam)).toEqual({ kind: 'not-owner', ...byJo })
    expect(await reply({}, rae)).toEqual({ kind: 'not-owner' })
    expect(await staffTexts()).toEqual([])
  })

  it.each([
    ['   ', 'empty'],
    ['x'.repeat(1601), 'too-long'],
  ])('says what is wrong with its words', async (text, problem) => {
    await owns()

    expect(await reply({ text })).toEqual({ kind: 'invalid', problem })
    expect(await reply({ text, how: 'hold' })).toEqual({ kind: 'invalid', problem })
  })

  it('is refused when they turned texts off, and offers the number they did not', async () => {
    await owns(mia.whatsapp)
    await test.store.transaction((tx) => setOptedOut(tx, place.addressId, true, test.clock.now()))

    expect(await reply()).toMatchObject({
      kind: 'opted-out',
      channel: 'whatsapp',
      options: { sms: true },
    })
    expect(await reply({ how: 'sms' })).toMatchObject({ kind: 'queued', channel: 'sms' })
  })

  it('says so when no address of theirs is left', async () => {
    await owns()
    await test.store.sql.updateTable('address_links').set({ until_at: 1 }).execute()

    expect(await reply()).toEqual({ kind: 'invalid', problem: 'no-address' })
  })

  describe("when WhatsApp's window has closed", () => {
    let closesAt: Date

    beforeEach(async () => {
      await owns(mia.whatsapp)
      await send()
      closesAt = new Date(test.clock.now().getTime() + dayMs)
      test.clock.advance(dayMs - 1000)
    })

    it('is sent to the last second, and then not', async () => {
      expect(await reply({ text: 'in time' })).toMatchObject({ kind: 'queued' })
      test.clock.advance(1000)

      const late = await reply({ text: 'late' })

      expect(late).toMatchObject({
        kind: 'window-closed',
        options: { sms: true, templates: [], last: { channel: 'whatsapp', open: false, closesAt } },
      })
      expect(await staffTexts()).toHaveLength(1)
    })

    it('is closed already for a sender of ours that they did not write to', async () => {
      const elsewhere: StaffDeps = { ...deps, senderOf: () => 'whatsapp:+447700900009' }
      const talk = { talkId: place.talkId, text: 'Hi', formKey: 'elsewhere', how: 'now' } as const

      expect(await replyAsStaff(elsewhere, jo, talk)).toMatchObject({ kind: 'window-closed' })
    })

    it('waits when it is held, and goes when they write again', async () => {
      test.clock.advance(1000)
      const expiresAt = new Date(test.clock.now().getTime() + 7 * dayMs)
      expect(await reply({ text: 'one', how: 'hold' })).toMatchObject({ kind: 'held', expiresAt })
      await reply({ text: 'two', how: 'hold' })
      await send()
      expect((await staffTexts()).map(({ status }) => status)).toEqual(['held', 'held'])

      await writes(test, mia.whatsapp)
      await reply({ text: 'three' })
      await send()
      await send()
      await send()

      expect(channel.sent.slice(1).map((one) => one.text)).toEqual(['one', 'two', 'three'])
    })

    it('is sent at once when it was to be held and they have written meanwhile', async () => {
      expect(await reply({ how: 'hold' })).toMatchObject({ kind: 'queued' })
    })

    it('expires when they do not write, and leaves a task to whoever wrote it', async () => {
      test.clock.advance(1000)
      const held = await reply({ how: 'hold' })
      const id = held.kind === 'held' ? held.id : ''
      const due = await expireHeld(test)
      expect(due).toBe(test.clock.now().getTime() + 7 * dayMs)
      test.clock.advance(7 * dayMs)

      expect(await expireHeld(test)).toBeUndefined()
      await writes(test, mia.whatsapp)
      await expireHeld(test)

      expect(await messageRow(test.store, id)).toMatchObject({ status: 'expired' })
      expect(await openTasksOf(test, jo.staffId)).toMatchObject([
        { kind: 'expired-text', person_id: mia.id, message_id: id },
      ])
    })

    it('is cancelled while held when they turn texts off, or its author takes it back', async () => {
      test.clock.advance(1000)
      await reply({ text: 'one', how: 'hold' })
      const two = await reply({ text: 'two', how: 'hold' })
      const id = two.kind === 'held' ? two.id : ''

      const took = await test.store.transaction((tx) => takeBackHeld(tx, id, jo.staffId))
      const tookOthers = await test.store.transaction((tx) => takeBackHeld(tx, id, 'somebody'))
      await test.store.transaction((tx) => setOptedOut(tx, place.addressId, true, test.clock.now()))

      expect([took, tookOthers]).toEqual([true, false])
      expect((await staffTexts()).map((text) => [text.status, text.error_code])).toEqual([
        ['cancelled', 'opted-out'],
        ['cancelled', 'taken-back'],
      ])
    })

    it('goes as a template in their language, with the text after it if that is wished', async () => {
      test.clock.advance(1000)
      const words = 'Hi, {{1}} from {{2}} here. Text back when you can.'
      await test.store.transaction((tx) =>
        addTemplate(
          tx,
          {
            kind: 'staff-reply',
            language: 'en',
            contentSid,
            wording: words,
            variables: ['staff-name', 'council-name'],
          },
          test.clock.now(),
        ),
      )
      const [template] = await templatesFor(test.store, 'so')
      const how = { template: template?.id ?? '', thenHold: true }

      expect(await reply({ text: 'Your review', how })).toMatchObject({ kind: 'queued' })
      await send()

      const text = 'Hi, Jo from the council here. Text back when you can.'
      expect(channel.sent.at(-1)).toMatchObject({
        text,
        template: { contentSid, variables: { '1': 'Jo', '2': 'the council' } },
      })
      expect((await staffTexts()).map((one) => [one.text, one.status])).toEqual([
        [text, 'sent'],
        ['Your review', 'held'],
      ])
    })

    it('says so when there is no such template', async () => {
      const how = { template: 'none' }

      expect(await reply({ how })).toEqual({ kind: 'invalid', problem: 'no-template' })
    })
  })

  describe('that is not delivered', () => {
    const notices = () =>
      test.store.sql.selectFrom('notices').select(['staff_id', 'kind']).execute()

    it('is told to whoever wrote it, once', async () => {
      await owns()
      const result = await reply()
      const messageId = result.kind === 'queued' ? result.id : ''
      await send()
      await send()
      const { provider_id } = await messageRow(test.store, messageId)
      const receipt = { messageId, providerId: provider_id ?? '', code: '30005', retry: false }

      await recordDelivery(test, { ...receipt, status: 'undelivered' })
      await recordDelivery(test, { ...receipt, status: 'failed' })

      expect(await notices()).toEqual([{ staff_id: jo.staffId, kind: 'not-reached' }])
      expect(await eventsOf(test, place.talkId)).toContain('not-delivered')
    })

    it('is told when the network refused it, and texts are off from then on', async () => {
      await owns()
      await send()
      channel = aChannel({ kind: 'opted-out', code: '21610' })
      await reply()
      await send()

      expect(await staffTexts()).toMatchObject([{ status: 'failed', error_code: '21610' }])
      expect(await notices()).toEqual([{ staff_id: jo.staffId, kind: 'not-reached' }])
      expect(await reply()).toMatchObject({ kind: 'opted-out' })
    })

    it('is tried once more first when a phone was off', async () => {
      await owns()
      const result = await reply()
      const messageId = result.kind === 'queued' ? result.id : ''
      await send()
      await send()
      const { provider_id } = await messageRow(test.store, messageId)
      const receipt = { messageId, providerId: provider_id ?? '', code: '30003', retry: true }

      await recordDelivery(test, { ...receipt, status: 'undelivered' })

      expect(await notices()).toEqual([])
      expect(await messageRow(test.store, messageId)).toMatchObject({ status: 'queued' })
    })
  })
})
