import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { emptyDialogState } from '../../src/domain/talk.ts'
import type { Effect, Turn, TurnOutcome } from '../../src/domain/turn.ts'
import { recordQuestion } from '../../src/messaging/record-question.ts'
import type { Place } from '../../src/store/messages.ts'
import { listSuggestions } from '../../src/store/suggestions.ts'
import { loadTalk } from '../../src/store/talks.ts'
import { aTurn, read } from '../assistant/support.ts'
import { databases } from '../support/databases.ts'
import { aStaffMember } from '../support/register.ts'
import { aPlace } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('what is written of a question (%s)', (name) => {
  let test: TestStore
  let place: Place

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    place = await aPlace(test)
  })
  afterAll(() => test.close())

  async function record(turn: Turn, effects: readonly Effect[] = []): Promise<void> {
    const { store, clock } = test
    const talk = await loadTalk(store, place.talkId)
    const outcome: TurnOutcome = {
      ...{ kind: 'none', because: '', topics: [], replies: [], effects },
      state: emptyDialogState,
    }
    const taken = {
      loaded: { turn, talk, place, address: { id: place.addressId }, repliesLately: 0 },
      ...{ claim: { id: talk.id, token: 1 }, findings: read(turn), outcome },
      ...{ withheld: undefined, failed: false },
    }
    const deps = { revisionOf: () => undefined, statusesOf: () => [] }
    await store.transaction((tx) => recordQuestion(tx, deps, place, taken as never, clock.now()))
  }
  async function written(): Promise<readonly string[]> {
    const rows = await test.store.sql.selectFrom('questions').selectAll().execute()
    return rows.map(({ id, masked_sealed }) =>
      test.store.vault.open({ table: 'questions', column: 'masked', row: id }, masked_sealed ?? ''),
    )
  }

  it('has no name of anybody we know, though none may be said to this number', async () => {
    const adviserId = await aStaffMember(test, { name: 'Maya Iqbal' })
    const adviserToldId = await aStaffMember(test, { name: 'Theo Lund' })
    const known = aTurn('').person
    const person = { ...known, preferredName: 'Amy', adviserId, adviserToldId }
    const text = 'amy here can maya or theo or robyn get me a snake'
    const goesTo = { stage: 'cover', firstName: 'Robyn', dueInNow: true } as const
    const unchecked = aTurn(text, { person, named: false, goesTo })

    await record(unchecked, [{ kind: 'suggested', text: 'tell maya about snakes' }])

    expect(await written()).toEqual(['[…] here can […] or […] or […] get me a snake'])
    const asked = { status: 'open', page: 1, most: 9 } as const
    const { suggestions } = await listSuggestions(test.store, asked)
    expect(suggestions.map(({ masked }) => masked)).toEqual(['tell […] about snakes'])
  })

  it.each([
    ['with an alarm open', aTurn('a snake', { openAlarm: 'suicide' })],
    ['of danger', aTurn('i want to kill myself')],
    ['of what an adult did', aTurn('my pa keeps touching my leg in the car')],
  ])('is nothing %s', async (_, turn) => {
    await record(turn, [{ kind: 'suggested', text: 'say more' }])

    expect(await written()).toEqual([])
    const asked = { status: 'open', page: 1, most: 9 } as const
    expect((await listSuggestions(test.store, asked)).total).toBe(0)
  })
})
