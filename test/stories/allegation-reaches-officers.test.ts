import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import type { Device } from '../support/people.ts'
import { type Browser, signIn } from '../support/sign-in.ts'
import { settled } from '../support/time-runs.ts'

const hourMs = 3_600_000
const told = 'my keyworker keeps touching me'

describe.each(databases)('something an adult did (%s)', (database) => {
  let test: TestApp

  beforeAll(async () => {
    test = await startTestApp({ database })
  })

  afterAll(() => test.close())

  const sql = () => test.app.store.sql
  const as = (name: string): Promise<Browser> => signIn(test.app, { email: `${name}@demo.example` })

  async function says(phone: Device, text: string): Promise<string> {
    await phone.texts(text)
    const reply = await phone.receives()
    await settled(test)
    return reply
  }

  async function caseOf(phone: Device) {
    const { person_id: personId } = await sql()
      .selectFrom('messages')
      .innerJoin('addresses', 'addresses.id', 'messages.address_id')
      .select('messages.person_id')
      .where(
        'addresses.value_hash',
        '=',
        test.app.store.vault.lookup('address', `sms:${phone.address}`),
      )
      .executeTakeFirstOrThrow()
    return sql()
      .selectFrom('cases')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  }

  async function keptOut(caseId: string): Promise<readonly string[]> {
    const rows = await sql()
      .selectFrom('case_kept_out')
      .innerJoin('staff', 'staff.id', 'case_kept_out.staff_id')
      .select(['staff.id', 'name_sealed'])
      .where('case_id', '=', caseId)
      .execute()
    return rows
      .map((row) =>
        test.app.store.vault.open({ table: 'staff', column: 'name', row: row.id }, row.name_sealed),
      )
      .toSorted()
  }

  async function idOf(name: string): Promise<string> {
    const hash = test.app.store.vault.lookup('staff-email', `${name}@demo.example`)
    const row = await sql()
      .selectFrom('staff')
      .select('id')
      .where('email_hash', '=', hash)
      .executeTakeFirstOrThrow()
    return row.id
  }

  async function textsIn(audience: string, phone: Device): Promise<readonly string[]> {
    const { person_id: personId } = await caseOf(phone)
    const rows = await sql()
      .selectFrom('messages')
      .innerJoin('talks', 'talks.id', 'messages.talk_id')
      .select(['messages.id', 'text_sealed'])
      .where('talks.person_id', '=', personId)
      .where('talks.audience', '=', audience)
      .orderBy('messages.created_at')
      .execute()
    return rows.map((row) =>
      test.app.store.vault.open(
        { table: 'messages', column: 'text', row: row.id },
        row.text_sealed,
      ),
    )
  }

  it('is kept from their adviser where danger stands beside it, heard only together', async () => {
    const ash = test.phone('+447700900110')
    for (const text of ['i just want to', 'kill', 'myself my keyworker keeps']) {
      await ash.texts(text)
    }
    await says(ash, 'touching me')

    const alerts = await sql()
      .selectFrom('notices')
      .innerJoin('alarms', 'alarms.id', 'notices.alarm_id')
      .select(['notices.staff_id', 'alarms.restricted'])
      .where('alarms.person_id', '=', (await caseOf(ash)).person_id)
      .execute()

    expect(alerts.length).toBeGreaterThan(0)
    expect(alerts.every(({ restricted }) => restricted === 1)).toBe(true)
    const named = await Promise.all(['jo.marsh', 'max.hart'].map(idOf))
    expect(alerts.filter(({ staff_id }) => named.includes(staff_id))).toEqual([])
  })

  it('goes from the text to a closed case, in time', async () => {
    const tia = test.phone('+447700900105')
    expect(await says(tia, told)).toMatch(
      /^You did right to say this.*not to your PA.*Safe to contact you\? 1 Text 2 Call 3 Not yet$/,
    )
    const { id } = await caseOf(tia)
    expect(await keptOut(id)).toEqual(['Jo Marsh', 'Max Hart'])
    expect(await says(tia, '2')).toMatch(/What day and time is safe\?$/)
    expect(await says(tia, 'weekdays after 5')).toMatch(
      /Who is it about\?.*\n1 My PA\n2 A manager\n3 Someone else$/s,
    )
    expect(await says(tia, '1')).toMatch(/^Thanks\. Your PA is kept out of this\./)
    expect(await keptOut(id)).toEqual(['Jo Marsh'])
    const mails = await sql()
      .selectFrom('notices')
      .innerJoin('staff', 'staff.id', 'notices.staff_id')
      .select('roles')
      .where('case_id', '=', id)
      .where('kind', '=', 'case')
      .execute()
    expect(mails.map(({ roles }) => roles)).toEqual([
      '["allegations-officer"]',
      '["allegations-officer"]',
    ])

    const nia = await as('nia.webb')
    expect(await (await nia.get('/console/allegations')).text()).toContain('Tia')
    const page = await (await nia.get(`/console/allegations/${id}`)).text()
    expect(page).toContain(told)
    expect(page).toContain('A call is safe: ‘weekdays after 5’')
    expect(page).toContain('Jo Marsh')

    const decision = { happened: 'now', grown: 'adult', current: 'no', route: 'adult-now' }
    expect((await nia.post(`/console/allegations/${id}/decide`, {})).status).toBe(422)
    expect((await nia.post(`/console/allegations/${id}/decide`, decision)).status).toBe(303)
    const stage = { stage: 'referred', 'stage-note': 'Police, ref 12' }
    expect((await nia.post(`/console/allegations/${id}/stage`, stage)).status).toBe(303)
    const close = { outcome: 'referred', 'close-note': 'With the police now' }
    expect((await nia.post(`/console/allegations/${id}/close`, close)).status).toBe(303)

    expect(await caseOf(tia)).toMatchObject({
      status: 'closed',
      route: 'adult-now',
      stage: 'referred',
    })
    expect(await (await nia.get('/console/allegations')).text()).toContain(
      'within one working day: 1 of 1',
    )
    // A call was safe, and no text: nothing is sent of it. The next text is an ordinary one.
    expect(await says(tia, 'hi')).toMatch(/^Hi/)
  })

  it('is kept from an officer whom another keeps out', async () => {
    const lee = test.phone('+447700900106')
    await says(lee, told)
    const { id } = await caseOf(lee)
    const val = await as('val.ross')
    expect((await val.get(`/console/allegations/${id}`)).status).toBe(200)

    const nia = await as('nia.webb')
    await nia.post(`/console/allegations/${id}/keep-out`, { staff: await idOf('val.ross') })

    expect((await val.get(`/console/allegations/${id}`)).status).toBe(404)
    expect(await (await val.get('/console/allegations')).text()).not.toContain('Lee')
    expect((await val.post(`/console/allegations/${id}/note`, { note: 'x' })).status).toBe(404)
    // Nobody would be left.
    const self = { staff: await idOf('nia.webb') }
    expect((await nia.post(`/console/allegations/${id}/keep-out`, self)).status).toBe(422)
  })

  it('is read by a safeguarding lead while an officer lets them', async () => {
    const lee = test.phone('+447700900106')
    const { id } = await caseOf(lee)
    const [nia, sol] = [await as('nia.webb'), await as('sol.grant')]
    expect((await sol.get(`/console/allegations/${id}`)).status).toBe(404)

    await nia.post(`/console/allegations/${id}/grant`, { lead: await idOf('sol.grant'), days: '1' })

    expect(await (await sol.get(`/console/allegations/${id}`)).text()).toContain(told)
    expect((await sol.post(`/console/allegations/${id}/note`, { note: 'x' })).status).toBe(404)
    test.clock.advance(25 * hourMs)
    expect(
      (await as('sol.grant').then((again) => again.get(`/console/allegations/${id}`))).status,
    ).toBe(404)
  })

  it('takes every text, and lets something else go by their own choice', async () => {
    const ben = test.phone('+447700900108')
    await says(ben, told)
    await says(ben, '1')
    await says(ben, '1')
    expect(await says(ben, 'can i talk to a person')).toMatch(
      /Is this about what you told us\?\n1 Yes\n2 Something else$/,
    )
    expect(await textsIn('advisers', ben)).toEqual([])

    expect(await says(ben, '2')).toMatch(/^OK, I've kept that apart, and noted that you asked/)

    const outside = await textsIn('advisers', ben)
    expect(outside[0]).toBe('can i talk to a person')
    expect(outside.join()).not.toMatch(/told us\?/)
    const { person_id: personId } = await caseOf(ben)
    const handover = await sql()
      .selectFrom('handovers')
      .select(['stage', 'wish', 'reason'])
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    expect(handover).toEqual({ stage: 'duty', wish: 'someone-else', reason: 'asked' })
  })

  it('is answered from the case, and the bot is silent meanwhile', async () => {
    const ben = test.phone('+447700900108')
    const { id } = await caseOf(ben)
    const nia = await as('nia.webb')
    const text = { text: 'Hi Ben, Nia here. When can we talk?' }
    expect((await nia.post(`/console/allegations/${id}/reply`, text)).status).toBe(422)
    await nia.post(`/console/allegations/${id}/reply`, { ...text, safe: 'yes' })
    await settled(test)
    const sent = () => test.twilio.sentTo(ben.address).map(({ body }) => body)
    expect(sent().slice(-2)).toEqual([
      expect.stringMatching(/^You're now talking with Nia/),
      text.text,
    ])

    const before = sent().length
    await ben.texts('tomorrow at 3')
    await settled(test)
    expect(sent().length).toBe(before)
    expect(await textsIn('restricted:allegation', ben)).toContain('tomorrow at 3')

    await nia.post(`/console/allegations/${id}/give-back`)
    await settled(test)
    expect(sent().at(-1)).toMatch(/^Nia has stopped texting for now/)
  })

  it('is released as a false alarm, kindly, and goes back', async () => {
    const zoe = test.phone('+447700900111')
    await says(zoe, told)
    const { id } = await caseOf(zoe)
    const nia = await as('nia.webb')
    expect((await nia.post(`/console/allegations/${id}/release`, {})).status).toBe(422)
    await nia.post(`/console/allegations/${id}/release`, { 'release-note': 'A line of a song' })
    await settled(test)

    expect(await caseOf(zoe)).toMatchObject({ status: 'released' })
    expect(await textsIn('sealed', zoe)).toEqual([told])
    expect(test.twilio.sentTo(zoe.address).at(-1)?.body).toMatch(/you're not in trouble/)
    const marked = await sql()
      .selectFrom('detections')
      .select('verdict')
      .where('person_id', '=', (await caseOf(zoe)).person_id)
      .execute()
    expect(marked).toEqual([{ verdict: 'false' }])
  })
})
