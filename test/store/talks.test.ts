import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Claim, ClaimLost } from '../../src/store/claims.ts'
import { addReceived, markAnswered, type Place } from '../../src/store/messages.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import type { Store } from '../../src/store/store.ts'
import {
  awaitTurn,
  claimTalks,
  endTurn,
  loadTalk,
  moveVersions,
  nextTalkDueAt,
  openTalk,
  releaseAnsweredTalk,
  releaseTalk,
  saveDialogState,
  talkForInbound,
  TurnStale,
} from '../../src/store/talks.ts'
import { type DialogState, emptyDialogState } from '../../src/domain/talk.ts'
import { untilBlocked } from '../support/blocked.ts'
import { databases } from '../support/databases.ts'
import { aPlace, aQueued, aReceived, aText, talkRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const burstMs = 1500
const after: DialogState = { ...emptyDialogState, article: 'council-tax', rephrased: true }

describe.each(databases)('talks (%s)', (name) => {
  let test: TestStore
  let store: Store

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  const now = (): Date => test.clock.now()

  async function texts(place: Place, cut = false): Promise<string> {
    const id = await aReceived(test, place)
    await store.transaction((tx) => awaitTurn(tx, place.talkId, { burstMs, cut }, now()))
    return id
  }

  const dueAt = async (place: Place) => (await talkRow(store, place.talkId)).inbox_due_at

  async function claimed(by = 'one'): Promise<Claim> {
    const [claim] = await store.transaction((tx) => claimTalks(tx, store, by, 1, now()))
    if (claim === undefined) throw new Error('No talk is due')
    return claim
  }

  /** Somebody whose one text is due, and a worker who has it in hand. */
  async function inHand(): Promise<{ place: Place; claim: Claim; textId: string }> {
    const place = await aPlace(test)
    const textId = await texts(place, true)
    return { place, claim: await claimed(), textId }
  }

  const answer = (place: Place, claim: Claim, textId: string, version = 0): Promise<void> =>
    store.transaction(async (tx) => {
      await markAnswered(tx, [textId], 'a reply')
      await endTurn(tx, claim, version, after)
    })

  describe('a burst', () => {
    it.each([
      ['one text: 1.5 s after it', [0], 1500],
      ['a second: 1.5 s after the last', [0, 1000], 2500],
      ['a third: at most 4 s after the first', [0, 1400, 2800], 4000],
      ['a late one: not later than 4 s after the first', [0, 3900], 4000],
      ['a fifth: at once', [0, 100, 200, 300, 400], 400],
      ['four: 1.5 s after the last', [0, 100, 200, 300], 1800],
    ])('is answered after %s', async (_, times, expected) => {
      const place = await aPlace(test)
      const start = now().getTime()

      for (const time of times) {
        test.clock.advance(start + time - now().getTime())
        await texts(place)
      }

      expect(await dueAt(place)).toBe(start + expected)
    })

    it('is cut short by what nobody goes on typing after', async () => {
      const place = await aPlace(test)
      await texts(place)
      test.clock.advance(500)

      await texts(place, true)

      expect(await dueAt(place)).toBe(now().getTime())
    })

    it('counts no text that was answered', async () => {
      const { place, claim, textId } = await inHand()
      await answer(place, claim, textId)
      test.clock.advance(3000)

      await texts(place)

      expect(await dueAt(place)).toBe(now().getTime() + burstMs)
    })
  })

  describe('the end of a turn', () => {
    it('keeps what the bot must remember, and is due no more', async () => {
      const { place, claim, textId } = await inHand()

      await answer(place, claim, textId)

      expect(await loadTalk(store, place.talkId)).toMatchObject({ version: 1, state: after })
      expect(await talkRow(store, place.talkId)).toMatchObject({
        inbox_due_at: null,
        claimed_by: null,
        claimed_until: null,
      })
      expect(await nextTalkDueAt(store)).toBeUndefined()
    })

    it('is refused when the talk changed meanwhile, and leaves nothing behind', async () => {
      const { place, claim, textId } = await inHand()
      await store.transaction((tx) => moveVersions(tx, place.personId))

      await expect(answer(place, claim, textId)).rejects.toThrow(TurnStale)

      expect(await loadTalk(store, place.talkId)).toMatchObject({
        version: 1,
        state: emptyDialogState,
      })
      const unread = await store.sql.selectFrom('messages').select('status').execute()
      expect(unread).toEqual([{ status: 'received' }])
    })

    it('is refused when the lease ran out and another has the talk', async () => {
      const { place, claim, textId } = await inHand()
      test.clock.advance(15_000)
      const theirs = await claimed('two')

      await expect(answer(place, claim, textId)).rejects.toThrow(ClaimLost)

      expect(await talkRow(store, place.talkId)).toMatchObject({ claimed_by: 'two' })
      await expect(answer(place, theirs, textId)).resolves.toBeUndefined()
    })

    it('says that the claim was lost when both are so', async () => {
      const { place, claim, textId } = await inHand()
      test.clock.advance(15_000)
      await claimed('two')
      await store.transaction((tx) => moveVersions(tx, place.personId))

      await expect(answer(place, claim, textId)).rejects.toThrow(ClaimLost)
    })

    it('leaves the talk due for texts that came in meanwhile', async () => {
      const { place, claim, textId } = await inHand()
      test.clock.advance(700)
      await texts(place)

      await answer(place, claim, textId)

      expect(await dueAt(place)).toBe(now().getTime() + burstMs)
      test.clock.advance(burstMs)
      expect((await claimed()).id).toBe(place.talkId)
    })

    it('loses no text that comes in at that very moment', async () => {
      const { place, claim, textId } = await inHand()

      const ended = await store.transaction(async (tx) => {
        await talkForInbound(tx, place.personId, now())
        await addReceived(tx, place, aText(), now())
        await awaitTurn(tx, place.talkId, { burstMs, cut: false }, now())
        const ending = answer(place, claim, textId)
        await untilBlocked(store)
        return { ending }
      })
      await ended.ending

      expect(await dueAt(place)).toBe(now().getTime() + burstMs)
    })
  })

  it('is due again when it was let go of, with one attempt more', async () => {
    const { place, claim } = await inHand()
    const later = new Date(now().getTime() + 1000)

    await store.transaction((tx) => releaseTalk(tx, claim, later))

    expect(await loadTalk(store, place.talkId)).toMatchObject({ attempts: 1, version: 0 })
    expect(await nextTalkDueAt(store)).toBe(later.getTime())
  })

  it('is not let go of by who has lost it', async () => {
    const { place, claim } = await inHand()
    test.clock.advance(15_000)
    await claimed('two')

    await store.transaction((tx) => releaseTalk(tx, claim, now()))
    await store.transaction((tx) => releaseAnsweredTalk(tx, claim))

    expect(await talkRow(store, place.talkId)).toMatchObject({ claimed_by: 'two', attempts: 0 })
  })

  it('in which nothing is unread any more is due no more', async () => {
    const { place, claim, textId } = await inHand()
    await store.transaction((tx) => markAnswered(tx, [textId], 'a card'))

    await store.transaction((tx) => releaseAnsweredTalk(tx, claim))

    expect(await talkRow(store, place.talkId)).toMatchObject({
      inbox_due_at: null,
      claimed_by: null,
    })
  })

  it('in which a text came in after all is due at once, not when the lease ends', async () => {
    const { place, claim } = await inHand()

    await store.transaction((tx) => releaseAnsweredTalk(tx, claim))

    expect(await nextTalkDueAt(store)).toBe(now().getTime())
    expect((await claimed('two')).id).toBe(place.talkId)
  })

  it('is opened once for each audience', async () => {
    const { personId, talkId } = await aPlace(test)
    const open = (audience: 'sealed' | 'advisers') =>
      store.transaction((tx) => openTalk(tx, personId, audience, now()))

    const first = await open('advisers')
    const again = await open('advisers')

    expect(again).toEqual(first)
    expect((await open('sealed')).id).toBe(talkId)
    expect(first).toMatchObject({ version: 0, attempts: 0, state: emptyDialogState })
  })

  it('is one when first texts come by two addresses of a person together', async () => {
    const addresses = [{ channel: 'sms', value: '+447700900101' }] as const
    const mia = { preferredName: 'Mia', language: 'en', addresses, demo: false }
    const personId = await store.transaction((tx) => registerPerson(tx, mia, 'a test', now()))

    const { first, second } = await store.transaction(async (tx) => {
      const opened = await talkForInbound(tx, personId, now())
      const meanwhile = store.transaction((other) => talkForInbound(other, personId, now()))
      await untilBlocked(store)
      return { first: opened, second: meanwhile }
    })

    expect((await second).id).toBe(first.id)
  })

  it('takes the next text: restricted before the advisers’ before the sealed one', async () => {
    const { personId, talkId } = await aPlace(test)
    const next = () => store.transaction((tx) => talkForInbound(tx, personId, now()))
    const open = (audience: 'advisers' | 'restricted:allegation') =>
      store.transaction((tx) => openTalk(tx, personId, audience, now()))

    expect((await next()).id).toBe(talkId)
    const advisers = await open('advisers')
    expect((await next()).id).toBe(advisers.id)
    const restricted = await open('restricted:allegation')
    expect((await next()).id).toBe(restricted.id)
  })

  it('keeps its state sealed', async () => {
    const { talkId } = await aPlace(test)

    await store.transaction((tx) => saveDialogState(tx, talkId, after))

    expect((await talkRow(store, talkId)).dialog_sealed).toMatch(/^v1:/)
    expect(await loadTalk(store, talkId)).toMatchObject({ version: 1, state: after })
  })

  it('moves its version for neither a text nor a reply', async () => {
    const place = await aPlace(test)

    await texts(place)
    await aQueued(test, place)

    expect(await loadTalk(store, place.talkId)).toMatchObject({ version: 0 })
  })
})
