import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../src/domain/viewer.ts'
import { addNote } from '../../src/store/notes.ts'
import { readConversation } from '../../src/store/views/conversation.ts'
import type { Range } from '../../src/store/views/conversation-range.ts'
import { databases } from '../support/databases.ts'
import { asks, aViewer, aYoungPerson, writes, type YoungPerson } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('a thread as staff read it (%s)', (name) => {
  let test: TestStore
  let jo: Viewer
  let mia: YoungPerson

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer(test, 'Jo')
    mia = await aYoungPerson(test, { adviserId: jo.staffId })
  })
  afterAll(() => test.close())

  const read = (talkId: string, range: Range = {}, viewer = jo) =>
    readConversation(test.store.reading, viewer, talkId, { range, now: test.clock.now() })
  const textsIn = async (talkId: string, range: Range = {}) => {
    const conversation = await read(talkId, range)
    return conversation?.entries.flatMap((entry) => (entry.kind === 'theirs' ? entry.text : []))
  }

  it('joins what they wrote by SMS and by WhatsApp, and leaves out what is sealed', async () => {
    await writes(test, mia.sms, { text: 'to the bot alone' })
    const { talkId } = await asks(test, mia.sms)
    await writes(test, mia.whatsapp, { text: 'now by WhatsApp' })

    expect(await textsIn(talkId)).toEqual(['hi', 'now by WhatsApp'])
    expect((await read(talkId))?.entries[0]).toMatchObject({ kind: 'sealed-gap' })
  })

  it('is nobody else’s, nor of somebody who must not see them', async () => {
    const { talkId } = await asks(test, mia.sms)
    const sam = await aViewer(test, 'Sam')
    expect(await read(talkId, {}, sam)).toBeUndefined()

    const bar = { person_id: mia.id, staff_id: jo.staffId }
    await test.store.sql.insertInto('person_bars').values(bar).execute()
    expect(await read(talkId)).toBeUndefined()
  })

  it('shows an earlier talk and its notes to whom they are, and to the owner of this one alone not', async () => {
    const before = await asks(test, mia.sms)
    const note = { personId: mia.id, talkId: before.talkId, staffId: jo.staffId, text: 'a note' }
    await test.store.transaction((tx) => addNote(tx, note, test.clock.now()))
    await test.store.sql.updateTable('talks').set({ closed_at: 1 }).execute()
    await test.store.sql.updateTable('handovers').set({ closed_at: 1 }).execute()
    const { talkId } = await asks(test, mia.sms)
    const sam = await aViewer(test, 'Sam', { team: 'Another team' })
    await test.store.sql
      .updateTable('talks')
      .set({ owner_staff_id: sam.staffId })
      .where('id', '=', talkId)
      .execute()
    const kindsFor = async (viewer: Viewer) =>
      (await read(talkId, {}, viewer))?.entries.map(({ kind }) => kind)

    expect(await kindsFor(jo)).toEqual(['sealed-gap', 'theirs', 'note', 'sealed-gap', 'theirs'])
    expect(await kindsFor(sam)).toEqual(['sealed-gap', 'theirs'])
  })

  it('comes a hundred texts at a time, and none falls between two parts', async () => {
    const { talkId } = await asks(test, mia.sms)
    const words = Array.from({ length: 104 }, (_, index) => `text ${index}`)
    for (const text of words) await writes(test, mia.sms, { text })

    const newest = await read(talkId)
    const from = newest?.entries[0]?.id ?? ''
    expect(newest?.hasEarlier).toBe(true)
    expect(await textsIn(talkId)).toEqual(words.slice(4))
    expect(await textsIn(talkId, { before: from })).toEqual(['hi', ...words.slice(0, 4)])
    expect((await read(talkId, { before: from }))?.hasEarlier).toBe(false)

    await writes(test, mia.sms, { text: 'one more' })
    expect(await textsIn(talkId, { since: from })).toEqual([...words.slice(4), 'one more'])
    expect((await read(talkId, { since: from }))?.hasEarlier).toBe(true)
  })
})
