import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../src/domain/viewer.ts'
import { handBack } from '../../src/handover/hand-back.ts'
import { takeOver } from '../../src/handover/take-over.ts'
import { type FirstText, writeFirst } from '../../src/handover/write-first.ts'
import type { StaffDeps } from '../../src/messaging/deps.ts'
import { setOptedOut } from '../../src/store/addresses.ts'
import { addTemplate } from '../../src/store/templates.ts'
import { databases } from '../support/databases.ts'
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

const dayMs = 24 * 3_600_000

describe.each(databases)('staff who write first (%s)', (name) => {
  let test: TestStore
  let deps: StaffDeps
  let jo: Viewer
  let mia: YoungPerson
  let forms = 0

  beforeAll(async () => {
    test = await openTestStore(name)
    deps = staffDeps(test)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer(test, 'Jo Marsh')
    mia = await aYoungPerson(test, { adviserId: jo.staffId })
  })
  afterAll(() => test.close())

  const write = (own: Partial<FirstText> = {}, viewer = jo) => {
    forms += 1
    const formKey = `first ${forms}`
    return writeFirst(deps, viewer, { personId: mia.id, text: 'Hi Mia', formKey, ...own })
  }

  const approve = () =>
    test.store.transaction((tx) =>
      addTemplate(
        tx,
        {
          kind: 'staff-first',
          language: 'en',
          contentSid: `HX${'b'.repeat(32)}`,
          wording: 'Hi, {{1}} from the council here. Text back when you can.',
          variables: ['staff-name'],
        },
        test.clock.now(),
      ),
    )

  async function optOut(): Promise<void> {
    await test.store.sql.updateTable('addresses').set({ opted_out_at: 1 }).execute()
  }

  async function theTalk(talkId: string) {
    const out = await outgoingOf(test, talkId)
    return out.map((text) => [text.text, text.channel, text.status])
  }

  it('own the talk from then on, and a handover that they began', async () => {
    const sealed = await writes(test, mia.sms)

    const result = await write()

    const talkId = result.kind === 'queued' ? result.talkId : ''
    expect(talkId).not.toBe(sealed.talkId)
    expect(await theTalk(talkId)).toEqual([
      ['person:taken-over Jo Jo', 'sms', 'queued'],
      ['Hi Mia', 'sms', 'queued'],
    ])
    expect(await handoverOf(test, talkId)).toMatchObject({
      reason: 'staff-began',
      status: 'taken',
      taken_by: jo.staffId,
    })
    expect(await eventsOf(test, talkId)).toContain('staff-began')
    expect((await writes(test, mia.sms)).talkId).toBe(talkId)
  })

  it("use a template when WhatsApp's window has closed, and what they wrote waits", async () => {
    await approve()
    await writes(test, mia.whatsapp)
    test.clock.advance(dayMs)

    const result = await write()

    expect(result).toMatchObject({ kind: 'template' })
    const talkId = result.kind === 'template' ? result.talkId : ''
    expect(await theTalk(talkId)).toEqual([
      ['person:taken-over Jo Jo', 'whatsapp', 'held'],
      ['Hi, Jo from the council here. Text back when you can.', 'whatsapp', 'queued'],
      ['Hi Mia', 'whatsapp', 'held'],
    ])
  })

  it('use SMS where there is no template', async () => {
    await writes(test, mia.whatsapp)
    test.clock.advance(dayMs)

    const result = await write()

    expect(result).toMatchObject({ kind: 'queued', channel: 'sms' })
    const talkId = result.kind === 'queued' ? result.talkId : ''
    expect((await theTalk(talkId)).map(([, channel]) => channel)).toEqual(['sms', 'sms'])
  })

  it('are left a task when no text reaches them, and no talk is opened', async () => {
    await writes(test, mia.sms)
    await optOut()

    expect(await write()).toEqual({ kind: 'ring-them' })
    expect(await write()).toEqual({ kind: 'ring-them' })

    expect(await openTasksOf(test, jo.staffId)).toMatchObject([
      { kind: 'ring-them', person_id: mia.id },
    ])
    expect(await test.store.sql.selectFrom('handovers').select('id').execute()).toEqual([])
  })

  it('never do to somebody who has not written to us', async () => {
    expect(await write()).toEqual({ kind: 'never-wrote' })
  })

  it('never do to a number that another person wrote from before it changed hands', async () => {
    const { addressId } = await writes(test, mia.sms)
    const lee = await aYoungPerson(test, { preferredName: 'Lee', adviserId: jo.staffId })
    await test.store.sql
      .updateTable('address_links')
      .set({ person_id: lee.id })
      .where('address_id', '=', addressId)
      .execute()

    expect(await write({ personId: lee.id })).toEqual({ kind: 'never-wrote' })
  })

  it('join the talk that waits for a person, and nobody else’s', async () => {
    const place = await asks(test, mia.sms)
    const sam = await aViewer(test, 'Sam Bright', { roles: ['duty-adviser'], onDuty: true })

    expect(await write({}, sam)).toMatchObject({ kind: 'queued', talkId: place.talkId })
    expect(await write()).toEqual({ kind: 'owned', by: 'Sam Bright' })
    expect(await write({}, sam)).toMatchObject({ kind: 'queued', talkId: place.talkId })
    expect(await handoverOf(test, place.talkId)).toMatchObject({ reason: 'asked' })
  })

  it('are taken once for one form', async () => {
    await writes(test, mia.sms)

    const first = await write({ formKey: 'same' })

    expect(await write({ formKey: 'same' })).toEqual({
      kind: 'duplicate',
      talkId: first.kind === 'queued' ? first.talkId : '',
    })
  })

  it('say something, to somebody they may see', async () => {
    await writes(test, mia.sms)
    const rae = await aViewer(test, 'Rae Okoro', { team: 'Fostering' })

    expect(await write({ text: ' ' })).toEqual({ kind: 'invalid', problem: 'empty' })
    expect(await write({}, rae)).toEqual({ kind: 'gone' })
    expect(await write({ personId: 'nobody' })).toEqual({ kind: 'gone' })
  })

  it('may begin again after they handed back', async () => {
    await writes(test, mia.sms)
    const first = await write()
    const talkId = first.kind === 'queued' ? first.talkId : ''
    const record = { summary: 'No answer', actions: '', withWords: false }
    const version = await versionOf(test, talkId)
    await handBack(deps, jo, { talkId, version, outcome: 'no-reply', record })

    const again = await write()

    expect(again).toMatchObject({ kind: 'queued' })
    expect(again).not.toMatchObject({ talkId })
    expect(await takeOver(deps, jo, talkId, version)).toEqual({ kind: 'gone' })
  })

  it('reach by WhatsApp somebody who turned SMS off', async () => {
    await writes(test, mia.whatsapp)
    test.clock.advance(1000)
    const { addressId } = await writes(test, mia.sms)
    await test.store.transaction((tx) => setOptedOut(tx, addressId, true, test.clock.now()))
    await approve()

    expect(await write()).toMatchObject({ kind: 'template' })
  })
})
