import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../src/domain/viewer.ts'
import { deliveryWords } from '../../src/handover/delivery-words.ts'
import { handBack } from '../../src/handover/hand-back.ts'
import { takeOver } from '../../src/handover/take-over.ts'
import { writeFirst } from '../../src/handover/write-first.ts'
import { processInbox } from '../../src/messaging/process-inbox.ts'
import { replyAsStaff, type StaffReply } from '../../src/messaging/reply-as-staff.ts'
import type { OutgoingStatus } from '../../src/store/outbox.ts'
import { addTemplate, templatesFor } from '../../src/store/templates.ts'
import { loadViewer } from '../../src/store/viewers.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import type { Device } from '../support/people.ts'
import { messageRow } from '../support/stored.ts'
import { settled } from '../support/time-runs.ts'

const dayMs = 24 * 3_600_000
const number = '+447700900101'
const contentSid = `HX${'a'.repeat(32)}`

describe.each(databases)('an adviser who takes over (%s)', (database) => {
  let test: TestApp
  let mia: Device
  let onWhatsApp: Device
  let forms = 0

  beforeEach(async () => {
    test = await startTestApp({ database })
    mia = test.phone(number)
    onWhatsApp = test.phone(`whatsapp:${number}`)
  })

  afterEach(() => test.close())

  const messaging = () => test.app.messaging
  const store = () => test.app.store

  /** The talk that advisers may read, as the newest is. */
  function talk() {
    return store()
      .sql.selectFrom('talks')
      .innerJoin('people', 'people.id', 'talks.person_id')
      .select(['talks.id', 'talks.version', 'talks.person_id', 'people.adviser_id'])
      .where('audience', '=', 'advisers')
      .orderBy('talks.id', 'desc')
      .executeTakeFirstOrThrow()
  }

  async function asViewer(staffId: string): Promise<Viewer> {
    const viewer = await loadViewer(store(), staffId, test.clock.now())
    if (viewer === undefined) throw new Error('Nobody of that id works here')
    return viewer
  }

  const adviser = async () => asViewer((await talk()).adviser_id ?? '')

  async function asks(device: Device): Promise<void> {
    await device.texts('can i talk to a person')
    await settled(test)
  }

  async function takesOver(viewer?: Viewer) {
    const { id, version } = await talk()
    return takeOver(messaging(), viewer ?? (await adviser()), id, version)
  }

  async function replies(text: string, how: StaffReply['how'] = 'now') {
    forms += 1
    const reply = { talkId: (await talk()).id, text, formKey: `form ${forms}`, how }
    const result = await replyAsStaff(messaging(), await adviser(), reply)
    if (result.kind === 'queued') await settled(test)
    return result
  }

  const wordsTo = ({ address }: Device) => test.twilio.sentTo(address).map(({ body }) => body)
  const newestTo = (device: Device) => wordsTo(device).at(-1)

  async function audienceOfNewest(): Promise<string> {
    const row = await store()
      .sql.selectFrom('messages')
      .innerJoin('talks', 'talks.id', 'messages.talk_id')
      .select('talks.audience')
      .orderBy('messages.id', 'desc')
      .executeTakeFirstOrThrow()
    return row.audience
  }

  it('talks with them, on the channel they last used, hands back, and the bot answers again', async () => {
    await asks(mia)
    expect(await takesOver()).toEqual({ kind: 'taken' })
    await settled(test)
    expect(newestTo(mia)).toMatch(/talking with .*a person/)

    await replies('Hi Mia, what is up?')
    await mia.texts('my rent')
    await onWhatsApp.texts('i mean this month')
    await settled(test)
    await replies('Shall we ring them together?')

    expect(wordsTo(mia).slice(-1)).toEqual(['Hi Mia, what is up?'])
    expect(wordsTo(onWhatsApp)).toEqual(['Shall we ring them together?'])

    const { id: talkId, version } = await talk()
    const record = { summary: 'Rent', actions: 'Ring the landlord', withWords: false }
    const outcome = 'action-agreed' as const
    const result = await handBack(messaging(), await adviser(), {
      talkId,
      version,
      outcome,
      record,
    })
    await settled(test)

    expect(result).toMatchObject({ kind: 'handed-back' })
    expect(newestTo(onWhatsApp)).toMatch(/finished for now/)
    await mia.texts('how do i pay less council tax')
    await settled(test)
    expect(newestTo(mia)).toMatch(/council tax/i)
    expect(await audienceOfNewest()).toBe('sealed')
  })

  it('makes the bot silent in the middle of its turn', async () => {
    await asks(mia)
    const said = wordsTo(mia).length
    await mia.texts('how do i pay less council tax')
    const held = Promise.withResolvers<undefined>()
    const begun = Promise.withResolvers<undefined>()
    const { assistant } = messaging()
    const slow: typeof assistant = {
      ...assistant,
      async takeTurn(turn, findings) {
        begun.resolve(undefined)
        await held.promise
        return assistant.takeTurn(turn, findings)
      },
    }
    const later = new Date(test.clock.now().getTime() + 5000)
    const clock = { ...test.clock, now: () => later }

    const turn = processInbox({ ...messaging(), assistant: slow, clock })
    await begun.promise
    expect(await takesOver()).toEqual({ kind: 'taken' })
    held.resolve(undefined)
    await turn
    await settled(test)

    expect(wordsTo(mia).slice(said)).toEqual([expect.stringMatching(/talking with .*a person/)])
    const answered = await store()
      .sql.selectFrom('messages')
      .select(['status', 'error_code'])
      .where('status', '=', 'withheld')
      .execute()
    expect(answered).toHaveLength(1)
  })

  it('is one of two who try at the same instant, and the other is told whose it is', async () => {
    await asks(mia)
    const jo = await adviser()
    const duty: Viewer = { ...jo, staffId: await anotherId(jo.staffId), onDuty: true }

    const results = await Promise.all([takesOver(jo), takesOver(duty)])
    await settled(test)

    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['owned', 'taken'])
    expect(wordsTo(mia).filter((words) => /a person\. The bot is off/.test(words))).toHaveLength(1)
  })

  async function anotherId(staffId: string): Promise<string> {
    const row = await store()
      .sql.selectFrom('staff')
      .select('id')
      .where('id', '!=', staffId)
      .executeTakeFirstOrThrow()
    return row.id
  }

  describe("while WhatsApp's window closes", () => {
    beforeEach(async () => {
      await asks(onWhatsApp)
      await takesOver()
      await settled(test)
      test.clock.advance(dayMs)
    })

    it('is told before anything leaves, and what waits goes when they write', async () => {
      const before = wordsTo(onWhatsApp)
      expect(await replies('Hi, how did it go?')).toMatchObject({
        kind: 'window-closed',
        options: { sms: true },
      })

      expect(await replies('Hi, how did it go?', 'hold')).toMatchObject({ kind: 'held' })
      expect(wordsTo(onWhatsApp)).toEqual(before)

      await onWhatsApp.texts('hey')
      await settled(test)

      expect(wordsTo(onWhatsApp)).toEqual([...before, 'Hi, how did it go?'])
    })

    it('can send an approved template, or an SMS', async () => {
      const wording = 'Hi, {{1}} from the council here. Text back when you can.'
      test.twilio.templates.approve(contentSid, wording)
      const template = { kind: 'staff-reply', language: 'en', contentSid, wording } as const
      await store().transaction((tx) =>
        addTemplate(tx, { ...template, variables: ['staff-name'] }, test.clock.now()),
      )
      const [offered] = await templatesFor(store(), 'en')

      await replies('', { template: offered?.id ?? '' })
      await replies('Hi, how did it go?', 'sms')

      expect(newestTo(onWhatsApp)).toMatch(/^Hi, \w+ from the council here/)
      expect(newestTo(mia)).toBe('Hi, how did it go?')
      expect(test.twilio.receipts.map(({ fields }) => fields['ErrorCode'])).not.toContain('63016')
    })
  })

  it('is told of a text that was not delivered, in plain words, and what to do', async () => {
    await asks(onWhatsApp)
    await takesOver()
    await settled(test)
    test.twilio.chaos.failDelivery(63016)

    const result = await replies('Hi Mia')
    await test.twilio.receiptsSettled()

    const row = await messageRow(store(), result.kind === 'queued' ? result.id : '')
    const { state, words, remedy } = deliveryWords({
      status: row.status as OutgoingStatus,
      channel: 'whatsapp',
      ...(row.error_code !== null && { code: row.error_code }),
      ...(row.delivery_status !== null && { delivery: 'undelivered' }),
    })
    expect(state).toBe('failed')
    expect(words).toMatch(/24 hours/)
    expect(remedy).toMatch(/template/)
    const notices = await store().sql.selectFrom('notices').select('kind').execute()
    expect(notices.map(({ kind }) => kind)).toContain('not-reached')
  })

  it('sends nothing after STOP, and can reach them where texts are on', async () => {
    await asks(onWhatsApp)
    await mia.texts('hi')
    await settled(test)
    await takesOver()
    await settled(test)
    const before = wordsTo(mia)

    await mia.texts('STOP')
    await settled(test)

    expect(await replies('Are you there?')).toMatchObject({ kind: 'opted-out', channel: 'sms' })
    expect(wordsTo(mia)).toEqual(before)
    await onWhatsApp.texts('here')
    await settled(test)
    expect(await replies('Good')).toMatchObject({ kind: 'queued', channel: 'whatsapp' })
    expect(newestTo(onWhatsApp)).toBe('Good')
  })

  it('may write first to somebody who has written to us, and to nobody else', async () => {
    await mia.texts('hi')
    await settled(test)
    const { id: personId, adviser_id } = await store()
      .sql.selectFrom('people')
      .innerJoin('messages', 'messages.person_id', 'people.id')
      .select(['people.id', 'people.adviser_id'])
      .executeTakeFirstOrThrow()
    const jo = await asViewer(adviser_id ?? '')
    const quiet = await store()
      .sql.selectFrom('people')
      .select('id')
      .where('adviser_id', '=', jo.staffId)
      .where('id', '!=', personId)
      .executeTakeFirst()

    const first = { personId, text: 'Hi, Jo here. Text back when you can.', formKey: 'first' }
    const result = await writeFirst(messaging(), jo, first)
    await settled(test)

    expect(result).toMatchObject({ kind: 'queued', channel: 'sms' })
    expect(newestTo(mia)).toBe('Hi, Jo here. Text back when you can.')
    await mia.texts('hey jo')
    await settled(test)
    expect(await audienceOfNewest()).toBe('advisers')
    if (quiet !== undefined) {
      const toQuiet = { ...first, personId: quiet.id, formKey: 'quiet' }
      expect(await writeFirst(messaging(), jo, toQuiet)).toEqual({ kind: 'never-wrote' })
    }
  })
})
