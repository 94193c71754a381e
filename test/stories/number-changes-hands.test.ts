import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../src/domain/viewer.ts'
import { takeOver } from '../../src/handover/take-over.ts'
import { replyAsStaff } from '../../src/messaging/reply-as-staff.ts'
import { importPeople } from '../../src/register/import-people.ts'
import { checkNumber, linkNumber, unlinkNumber } from '../../src/register/link-number.ts'
import { currentLinkOf, findOrAddAddress } from '../../src/store/address-links.ts'
import { findPersonByReference } from '../../src/store/registrations.ts'
import { findStaffByEmail } from '../../src/store/staff.ts'
import { loadViewer } from '../../src/store/viewers.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/sign-in.ts'
import { settled, timeRuns } from '../support/time-runs.ts'

const number = '+447700900101'
const dayMs = 24 * 3_600_000

describe.each(databases)('a number that changes hands (%s)', (database) => {
  let test: TestApp

  beforeEach(async () => {
    test = await startTestApp({ database })
  })
  afterEach(() => test.close())

  const store = () => test.app.store
  const deps = () => ({ store: store(), clock: test.clock })

  async function viewerOf(name: string): Promise<Viewer> {
    const member = await findStaffByEmail(store(), `${name}@demo.example`)
    const viewer = await loadViewer(store(), member?.id ?? '', test.clock.now())
    if (viewer === undefined) throw new Error(`${name} does not work here`)
    return viewer
  }

  const idOfMia = async () => (await findPersonByReference(store(), 'D-0101')) ?? ''

  async function linkOf(value: string) {
    const { id } = await store().transaction((tx) =>
      findOrAddAddress(tx, { channel: 'sms', value }, test.clock.now()),
    )
    return currentLinkOf(store(), id)
  }

  async function says(words: string, from = number): Promise<string> {
    const phone = test.phone(from)
    const before = test.twilio.sentTo(from).length
    await phone.texts(words)
    await settled(test)
    const sent = test.twilio.sentTo(from).slice(before)
    return sent.map(({ body }) => body).join('\n')
  }

  it('names nobody after ninety days of silence, until somebody has made sure', async () => {
    const tia = '+447700900105'
    for (const phone of [number, tia]) await says('council tax', phone)
    test.clock.advance(91 * dayMs)
    const link = await linkOf(number)
    const jo = await viewerOf('jo.marsh')
    await checkNumber(deps(), jo, { linkId: link?.id ?? '', how: 'we-rang' })

    expect(await says('can i talk to my adviser', tia)).not.toContain('Jo')
    expect(await says('can i talk to my adviser')).toContain('Jo')
  })

  it('is a stranger’s once it was unlinked: no name, no page of hers, nobody’s business', async () => {
    await says('can i talk to my adviser')
    const jo = await signIn(test.app, { email: 'jo.marsh@demo.example' })
    const mia = await idOfMia()
    const link = await linkOf(number)
    const reason = 'Her brother has this phone now'
    await unlinkNumber(deps(), await viewerOf('jo.marsh'), { linkId: link?.id ?? '', reason })

    const answer = await says('my secret is a blue door, can i talk to a person')

    expect(answer).not.toMatch(/Jo|Mia/)
    expect((await linkOf(number))?.personId).not.toBe(mia)
    for (const path of ['/console', '/console/my-talks', `/console/people/${mia}`]) {
      const page = await (await jo.get(path)).text()
      expect(page).not.toContain('blue door')
    }
    const theirs = await store()
      .sql.selectFrom('talks')
      .select('id')
      .where('person_id', '=', (await linkOf(number))?.personId ?? '')
      .execute()
    for (const { id } of theirs) {
      expect((await jo.get(`/console/talks/${id}`)).status).toBe(404)
    }
  })

  it('goes on as the young person’s talk when a new number is linked while somebody talks', async () => {
    const unknown = '+447700900150'
    await says('the old words are a red boat', unknown)
    await says('can i talk to a person', unknown)
    const dee = await viewerOf('dee.cole')
    const stranger = await linkOf(unknown)
    const before = await openTalkOf(stranger?.personId ?? '')
    await takeOver(test.app.messaging, dee, before?.id ?? '', before?.version ?? 0)
    await settled(test)
    const asked = { personId: await idOfMia(), number: unknown, reason: 'She told me her name' }

    expect(await linkNumber(deps(), dee, asked)).toEqual({ kind: 'linked' })
    await test.phone(unknown).texts('are you still there')
    const talk = await openTalkOf(await idOfMia())
    const reply = { talkId: talk?.id ?? '', text: 'Yes I am', formKey: 'a form' }
    await replyAsStaff(test.app.messaging, dee, { ...reply, how: 'now' })
    await settled(test)

    expect(talk?.owner_staff_id).toBe(dee.staffId)
    expect(test.twilio.sentTo(unknown).at(-1)?.body).toBe('Yes I am')
    const jo = await signIn(test.app, { email: 'jo.marsh@demo.example' })
    const page = await (await jo.get(`/console/talks/${talk?.id ?? ''}`)).text()
    expect(page).toContain('are you still there')
    expect(page).not.toMatch(/red boat|talk to a person/)
  })

  it('comes with the case system’s file: what waited for duty waits for her own adviser', async () => {
    const unknown = '+447700900151'
    await says('can i talk to a person', unknown)
    const stranger = await linkOf(unknown)
    const csv = `reference,preferred_name,personal_adviser,mobile\nD-0101,Mia,jo.marsh@demo.example,${unknown}\n`

    const plan = await importPeople(deps(), csv)
    const waiting = () =>
      store()
        .sql.selectFrom('handovers')
        .selectAll()
        .where('closed_at', 'is', null)
        .executeTakeFirstOrThrow()
    await timeRuns({ ...test, store: store() }, async () => (await waiting()).stage !== 'unrouted')

    expect(plan.people[0]?.changed).toEqual(['mobile'])
    expect((await linkOf(unknown))?.personId).toBe(await idOfMia())
    expect(await linkOf(number)).toBeUndefined()
    const handover = await waiting()
    expect(handover.person_id).toBe(await idOfMia())
    expect(handover.person_id).not.toBe(stranger?.personId)
    const jo = await viewerOf('jo.marsh')
    expect(handover).toMatchObject({ stage: 'adviser', for_staff_id: jo.staffId })
  })

  function openTalkOf(personId: string) {
    return store()
      .sql.selectFrom('talks')
      .select(['id', 'version', 'owner_staff_id'])
      .where('person_id', '=', personId)
      .where('audience', '=', 'advisers')
      .where('closed_at', 'is', null)
      .executeTakeFirst()
  }
})
