import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  addReceived,
  countRepliesSince,
  knownProviderIds,
  loadRecent,
  loadText,
  loadUnread,
  markAnswered,
  moveMessages,
  type Place,
} from '../../src/store/messages.ts'
import type { Store } from '../../src/store/store.ts'
import { openTalk } from '../../src/store/talks.ts'
import { databases } from '../support/databases.ts'
import { aPlace, aQueued, aReceived, aText, messageRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const hourMs = 3_600_000

describe.each(databases)('messages (%s)', (name) => {
  let test: TestStore
  let store: Store
  let place: Place

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(async () => {
    await test.empty()
    place = await aPlace(test)
  })
  afterAll(() => test.close())

  const now = (): Date => test.clock.now()
  const recent = async () =>
    (await loadRecent(store, place.personId, now())).map(({ text }) => text)

  it('come in once for each id of the provider’s', async () => {
    const text = aText()
    const add = () => store.transaction((tx) => addReceived(tx, place, text, now()))

    const [first, again] = [await add(), await add()]

    expect(first).toBeDefined()
    expect(again).toBeUndefined()
    expect(await loadUnread(store, place.talkId)).toHaveLength(1)
  })

  it('come in once when the same is posted twice together', async () => {
    const text = aText()
    const add = () => store.transaction((tx) => addReceived(tx, place, text, now()))

    const ids = await Promise.all([add(), add(), add()])

    expect(ids.filter((id) => id !== undefined)).toHaveLength(1)
  })

  it('are read as they were written, in order, even of one millisecond', async () => {
    const texts = ['hi 👋', '', 'ich weiß', '\u202ebackwards', 'x'.repeat(10_000)]
    for (const text of texts) await aReceived(test, place, { text })

    const unread = await loadUnread(store, place.talkId)

    expect(unread.map(({ text }) => text)).toEqual(texts)
    expect(unread[0]).toMatchObject({ addressId: place.addressId, channel: 'sms', media: [] })
  })

  it('are read in the order of their moments, whichever was stored first', async () => {
    const earlier = now()
    const later = new Date(earlier.getTime() + 1)
    const add = (text: string, at: Date) =>
      store.transaction((tx) => addReceived(tx, place, aText({ text }), at))

    await add('second', later)
    await add('first', earlier)

    const unread = await loadUnread(store, place.talkId)
    expect(unread.map(({ text }) => text)).toEqual(['first', 'second'])
  })

  it('keep their pictures as references, and the network’s word', async () => {
    const media = [{ url: 'https://media.example/ME1', contentType: 'image/jpeg' }]
    await aReceived(test, place, { text: 'STOP', media, optOut: 'stop' })

    expect(await loadUnread(store, place.talkId)).toMatchObject([{ media, optOut: 'stop' }])
  })

  it('keep words and pictures only sealed', async () => {
    const media = [{ url: 'https://media.example/ME1', contentType: 'image/jpeg' }]
    await aReceived(test, place, { text: 'my secret', media })
    await aQueued(test, place, { text: 'an answer to it' })

    const kept = JSON.stringify(await store.sql.selectFrom('messages').selectAll().execute())
    expect(kept).not.toMatch(/secret|media\.example|an answer to it/)
  })

  it('that were answered are read as unread no more', async () => {
    const first = await aReceived(test, place)
    const second = await aReceived(test, place, { text: 'and another' })
    const replyId = await aQueued(test, place)

    await store.transaction((tx) => markAnswered(tx, [first], replyId))

    expect((await loadUnread(store, place.talkId)).map(({ id }) => id)).toEqual([second])
    expect(await messageRow(store, first)).toMatchObject({ status: 'answered', reply_id: replyId })
  })

  it('of the last day are recent, oldest first: theirs that were answered, and ours', async () => {
    const asked = await aReceived(test, place, { text: 'asked' })
    const replyId = await aQueued(test, place, { text: 'answered' })
    await store.transaction((tx) => markAnswered(tx, [asked], replyId))
    await aQueued(test, place, { text: 'withheld', withheld: 'country' })
    await aReceived(test, place, { text: 'unread' })

    expect(await recent()).toEqual(['asked', 'answered'])
    test.clock.advance(24 * hourMs)
    expect(await recent()).toEqual([])
  })

  it('are at most twelve when they are recent', async () => {
    const texts = Array.from({ length: 14 }, (_, at) => `text ${at}`)
    for (const text of texts) await aQueued(test, place, { text })

    expect(await recent()).toEqual(texts.slice(2))
  })

  it('of somebody else are nobody’s recent ones', async () => {
    await aQueued(test, await aPlace(test), { text: 'for another' })

    expect(await recent()).toEqual([])
  })

  it('are counted as replies to an address: no welcome, no danger, nothing withheld', async () => {
    const since = new Date(now().getTime() - 1)
    await aQueued(test, place)
    await aQueued(test, place, { role: 'welcome' })
    await aQueued(test, place, { lane: 'danger', always: true })
    await aQueued(test, place, { withheld: 'reply-budget' })
    await aQueued(test, await aPlace(test))

    expect(await countRepliesSince(store, place.addressId, since)).toBe(1)
    expect(await countRepliesSince(store, place.addressId, now())).toBe(0)
  })

  it('change their talk, and can still be opened', async () => {
    const id = await aReceived(test, place, { text: 'i need my adviser' })
    const talk = await store.transaction((tx) => openTalk(tx, place.personId, 'advisers', now()))

    await store.transaction((tx) => moveMessages(tx, [id], talk.id))

    expect(await loadUnread(store, place.talkId)).toEqual([])
    expect(await loadUnread(store, talk.id)).toMatchObject([{ text: 'i need my adviser' }])
    expect(await loadText(store, id)).toBe('i need my adviser')
  })

  it('are known by the provider’s ids', async () => {
    const text = aText({ providerId: 'SM-known' })
    await store.transaction((tx) => addReceived(tx, place, text, now()))

    expect(await knownProviderIds(store, ['SM-known', 'SM-stranger'])).toEqual(
      new Set(['SM-known']),
    )
    expect(await knownProviderIds(store, [])).toEqual(new Set())
  })
})
