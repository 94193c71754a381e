import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { findDraft, removeDraft, saveDraft } from '../../src/store/drafts.ts'
import { addNote } from '../../src/store/notes.ts'
import { listPresent, noteRead, stopTyping, touchPresence } from '../../src/store/presence.ts'
import { addSavedReply, listSavedReplies, removeSavedReply } from '../../src/store/saved-replies.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { aViewer } from '../support/staff-world.ts'
import { aPlace } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('what staff type and do beside a talk (%s)', (name) => {
  let test: TestStore
  let store: Store
  let jo: string
  let place: { readonly staffId: string; readonly talkId: string }

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(async () => {
    await test.empty()
    jo = (await aViewer(test, 'Jo')).staffId
    place = { staffId: jo, talkId: (await aPlace(test)).talkId }
  })
  afterAll(() => test.close())

  const now = () => test.clock.now()
  const save = (text: string, notSent?: { because: 'taken-over'; byStaffId: string; at: Date }) =>
    store.transaction((tx) => saveDraft(tx, place, { text, ...(notSent && { notSent }) }, now()))

  it('a draft is one for each talk and writer, sealed, and keeps why it was not sent', async () => {
    const notSent = { because: 'taken-over', byStaffId: 'rae', at: new Date(1000) } as const
    await save('half a')
    await save('half a sentence', notSent)
    await save('half a sentence more')

    expect(await findDraft(store, place)).toMatchObject({ text: 'half a sentence more', notSent })
    const rows = await store.sql.selectFrom('drafts').select('text_sealed').execute()
    expect(rows.map((row) => row.text_sealed)).toEqual([expect.stringMatching(/^v1:/)])
    expect(await findDraft(store, { ...place, staffId: 'rae' })).toBeUndefined()
  })

  it('first words kept from two tabs at once are one draft', async () => {
    await Promise.all([save('one'), save('two')])

    expect(['one', 'two']).toContain((await findDraft(store, place))?.text)
  })

  it('nothing typed, or thrown away, is no draft', async () => {
    await save('words')
    await save('  \n')
    expect(await findDraft(store, place)).toBeUndefined()

    await save('words')
    await store.transaction((tx) => removeDraft(tx, place))
    expect(await findDraft(store, place)).toBeUndefined()
  })

  it('a note is sealed, and no message', async () => {
    const { person_id } = await store.sql.selectFrom('talks').selectAll().executeTakeFirstOrThrow()
    const note = { personId: person_id, talkId: place.talkId, staffId: jo, text: 'a note' }
    const id = await store.transaction((tx) => addNote(tx, note, now()))

    const row = await store.sql.selectFrom('notes').selectAll().executeTakeFirstOrThrow()
    expect(store.vault.open({ table: 'notes', column: 'text', row: id }, row.text_sealed)).toBe(
      'a note',
    )
    expect(await store.sql.selectFrom('messages').selectAll().execute()).toEqual([])
  })

  it('who looks is known for half a minute, who types for eight seconds; only news wakes pages', async () => {
    const heard: string[] = []
    const end = store.onHint(({ topic }) => heard.push(topic))
    const sign = (typing: boolean) =>
      store.transaction((tx) => touchPresence(tx, { ...place, typing }, now()))
    const present = () => listPresent(store, place.talkId, 'somebody else', now())

    await sign(true)
    await sign(true)
    expect(await present()).toEqual([{ staffId: jo, typing: true }])
    expect(await listPresent(store, place.talkId, jo, now())).toEqual([])

    test.clock.advance(9000)
    expect(await present()).toEqual([{ staffId: jo, typing: false }])
    await sign(true)
    await store.transaction((tx) => stopTyping(tx, place))
    expect(await present()).toEqual([{ staffId: jo, typing: false }])

    test.clock.advance(31_000)
    expect(await present()).toEqual([])
    if (name === 'sqlite') expect(heard).toEqual(['talk', 'talk'])
    end()
  })

  it('what came in is read by the owner alone', async () => {
    await store.sql.updateTable('talks').set({ unread: 2, owner_staff_id: jo }).execute()
    const unread = async () =>
      (await store.sql.selectFrom('talks').select('unread').executeTakeFirstOrThrow()).unread

    await store.transaction((tx) => noteRead(tx, { ...place, staffId: 'rae' }))
    expect(await unread()).toBe(2)
    await store.transaction((tx) => noteRead(tx, place))
    expect(await unread()).toBe(0)
  })

  it('saved replies are one’s own or everybody’s; only one’s own can be removed', async () => {
    const [own, all] = await store.transaction(async (tx) => [
      await addSavedReply(tx, { staffId: jo, title: 'Thanks', text: 'Thank you.' }, now()),
      await addSavedReply(tx, { title: 'Hello', text: 'Hello.' }, now()),
    ])
    const remove = (id: string) =>
      store.transaction((tx) => removeSavedReply(tx, { id, staffId: jo }, now()))

    expect((await listSavedReplies(store, jo)).map(({ title }) => title)).toEqual([
      'Hello',
      'Thanks',
    ])
    await remove(own)
    await remove(all)
    expect(await listSavedReplies(store, jo)).toMatchObject([{ title: 'Hello', own: false }])
  })
})
