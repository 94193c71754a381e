import { afterAll, beforeAll, expect, describe, it } from '@jest/globals'
import { sql } from 'kysely'
import { addAbsence } from '../../src/store/absences.ts'
import { addStaff } from '../../src/store/staff.ts'
import { noteSafeContact, openHandover } from '../../src/store/handovers.ts'
import { reseal } from '../../src/store/data-keys.ts'
import { loadUnread } from '../../src/store/messages.ts'
import { loadPerson } from '../../src/store/people.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import { addQuestion } from '../../src/store/questions.ts'
import type { Store } from '../../src/store/store.ts'
import { keyId } from '../../src/store/vault.ts'
import { databases } from '../support/databases.ts'
import { sealEditingWords } from '../support/editing-words.ts'
import { sealSafetyWords } from '../support/safety-words.ts'
import { anAddress, aPlace, aReceived } from '../support/stored.ts'
import { dataKey } from '../support/prepared-database.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const newKey = Buffer.alloc(32, 8)
const media = [{ url: 'https://media.example/ME1', contentType: 'image/jpeg' }]

describe.each(databases)('sealing everything again (%s)', (name) => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  afterAll(() => test.close())

  /** Something sealed in every table that a function of ours seals in. */
  async function fill(): Promise<{ personId: string; talkId: string }> {
    const address = anAddress()
    const at = test.clock.now()
    const mia = { preferredName: 'Mia', birthday: '2008-03-04', language: 'en', demo: false }
    const jo = { name: 'Jo', email: 'jo@example.org', workMobile: '+447700900301', demo: false }
    const job = { roles: [], team: 'a team', workingPattern: {}, textsOn: false }
    const personId = await test.store.transaction(async (tx) => {
      await addStaff(tx, { ...jo, ...job }, at)
      return registerPerson(tx, { ...mia, addresses: [address] }, 'a test', at)
    })
    const place = await aPlace(test, address)
    const { talkId } = place
    await aReceived(test, place, { text: 'hello', media })
    await test.store.transaction(async (tx) => {
      await openHandover(tx, { talkId, personId, reason: 'asked' }, at)
      await noteSafeContact(tx, talkId, { how: 'text' })
      const asked = { masked: 'hello', words: ['hello'], topics: [], outcome: 'none' }
      await addQuestion(tx, { talkId, personId, language: 'en', ...asked }, at)
    })
    return { personId, talkId }
  }

  /** Every sealed column of the schema, with the keys that its values name. */
  async function keysOfColumns(store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
    const tables = await store.sql.introspection.getTables()
    const columns = tables.flatMap((table) =>
      table.columns
        .filter((column) => column.name.endsWith('_sealed'))
        .map((column) => [table.name, column.name] as const),
    )
    const found = new Map<string, readonly string[]>()
    for (const [table, column] of columns) {
      const { rows } = await sql<{ sealed: string }>`select ${sql.ref(column)} as sealed
        from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(store.sql)
      found.set(
        `${table}.${column}`,
        rows.map(({ sealed }) => sealed.split(':')[1] ?? ''),
      )
    }
    return found
  }

  it('leaves no value of any column to the old key, and every one can be opened', async () => {
    const { personId, talkId } = await fill()
    await sealSafetyWords(test, { personId, talkId })
    await sealEditingWords(test)
    await fillTheRest(personId)
    const before = await keysOfColumns(test.store)
    expect([...before].filter(([, keys]) => keys.length === 0)).toEqual([])
    const keys = [newKey, dataKey]
    const rotating = await test.again({ dataKeys: keys, serving: false })

    await reseal(rotating.sql, rotating.vault, keys)

    const left = [...(await keysOfColumns(rotating)).values()].flat()
    await rotating.close()
    expect(new Set(left)).toEqual(new Set([keyId(newKey)]))
    const alone = await test.again({ dataKeys: [newKey], serving: false })
    expect(await loadPerson(alone, personId)).toMatchObject({ preferredName: 'Mia' })
    expect(await loadUnread(alone, talkId)).toMatchObject([{ text: 'hello', media }])
    await alone.close()
  })

  function seal(table: string, column: string, row: string): string {
    return test.store.vault.seal({ table, column, row }, 'sealed')
  }

  /** What no function of ours seals yet, or needs much around it: a row of its own in each table. */
  async function fillTheRest(personId: string): Promise<void> {
    const { sql: db } = test.store
    const { id: staff_id } = await db.selectFrom('staff').select('id').executeTakeFirstOrThrow()
    await db
      .updateTable('people')
      .set({
        case_reference_sealed: seal('people', 'case_reference', personId),
        case_link_sealed: seal('people', 'case_link', personId),
      })
      .execute()
    const id = 'a row'
    const absence = { staffId: staff_id, from: 1, until: 2, reason: 'leave' }
    await test.store.transaction((tx) =>
      addAbsence(tx, { ...absence, tellReason: false, tellUntil: false }, 'a test', new Date()),
    )
    const person = { id, staff_id, person_id: personId, created_at: 0 }
    await db
      .insertInto('sign_ins')
      .values({
        ...{ id, staff_id, issuer: 'waymark', subject: 'jo', password_hash: null },
        totp_sealed: seal('sign_ins', 'totp', id),
        ...{ totp_confirmed_at: null, totp_last_step: null, setup_hash: null, setup_until: null },
        created_at: 0,
      })
      .execute()
    await db
      .insertInto('drafts')
      .values({
        ...{ id, staff_id, talk_id: 't', why: null, updated_at: 0 },
        text_sealed: seal('drafts', 'text', id),
      })
      .execute()
    for (const link of await db.selectFrom('address_links').select('id').execute()) {
      const reason_sealed = seal('address_links', 'reason', link.id)
      const unlink_reason_sealed = seal('address_links', 'unlink_reason', link.id)
      await db
        .updateTable('address_links')
        .set({ reason_sealed, unlink_reason_sealed })
        .where('id', '=', link.id)
        .execute()
    }
    for (const message of await db.selectFrom('messages').select('id').execute()) {
      const template_sealed = seal('messages', 'template', message.id)
      await db
        .updateTable('messages')
        .set({ template_sealed })
        .where('id', '=', message.id)
        .execute()
    }
    await db
      .insertInto('notes')
      .values({
        ...person,
        ...{ talk_id: null, retain_until: null },
        text_sealed: seal('notes', 'text', id),
      })
      .execute()
    await db
      .insertInto('contact_records')
      .values({
        ...person,
        ...{ talk_id: 't', handover_id: 'h', from_at: 0, until_at: 0, channels: '[]' },
        ...{ with_words: 0, outcome: 'answered', retain_until: null },
        ...{ in_case_system_at: null, in_case_system_by: null },
        summary_sealed: seal('contact_records', 'summary', id),
        actions_sealed: seal('contact_records', 'actions', id),
      })
      .execute()
    await db
      .insertInto('looks')
      .values({
        ...{ id, staff_id, person_id: personId, at: 0, until_at: 0 },
        reason_sealed: seal('looks', 'reason', id),
      })
      .execute()
  }
})
