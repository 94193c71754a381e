import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { databases } from '../../support/databases.ts'
import { type DemoApp, startDemoApp } from '../../support/demo-app.ts'
import { type Browser, signIn } from '../../support/sign-in.ts'

describe.each(databases)('my hours, records and help, on %s', (database) => {
  let demo: DemoApp
  let jo: Browser

  beforeAll(async () => {
    demo = await startDemoApp(database)
    jo = await signIn(demo, { email: 'jo.marsh@demo.example' })
  })
  afterAll(() => demo.close())

  const textOf = async (browser: Browser, path: string): Promise<string> =>
    (await browser.get(path)).text()

  it('keeps hours as they are written, and says what is wrong with others', async () => {
    const wrong = await jo.post('/console/hours/pattern', { hours: 'mon 17:00-09:00' })
    const page = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(page).toContain('is no time from and until')
    expect(page).toContain('mon 17:00-09:00')

    const right = await jo.post('/console/hours/pattern', { hours: 'mon-thu 08:30-16:30' })

    expect(right.headers.get('location')).toBe('/console/hours?done=hours')
    expect(await textOf(jo, '/console/hours')).toContain('mon-thu 08:30-16:30')
  })

  it('notes time away with who covers and what may be told, and takes it back', async () => {
    const form = { from: '2027-01-04T09:00', until: '2027-01-11T09:00', reason: 'Leave' }
    const noCover = await jo.post('/console/hours/away', { ...form, cover: 'nobody I know' })
    expect(await noCover.text()).toContain('Choose somebody of the list')
    const backwards = await jo.post('/console/hours/away', { ...form, until: '2027-01-03T09:00' })
    expect(await backwards.text()).toContain('Back must be after the beginning')
    const cover = /<option value="([0-9a-f-]{36})">Dee Cole/.exec(
      await textOf(jo, '/console/hours'),
    )?.[1]

    await jo.post('/console/hours/away', { ...form, cover: cover ?? '', tell: 'until' })

    const page = await textOf(jo, '/console/hours')
    expect(page).toContain('Mon 4 Jan 2027, 9:00 to Mon 11 Jan 2027, 9:00')
    expect(page).toContain(
      'Dee Cole covers · Leave · young people may be told the day you are back',
    )
    const cancel = /action="(\/console\/hours\/away\/[0-9a-f-]{36}\/cancel)"/.exec(page)?.[1] ?? ''
    await jo.post(cancel)
    expect(await textOf(jo, '/console/hours')).not.toContain('Mon 4 Jan 2027')
  })

  it('lets a manager mend the hours of their team, and nobody else', async () => {
    const max = await signIn(demo, { email: 'max.hart@demo.example' })
    const { id } = await demo.app.store.sql
      .selectFrom('sign_ins')
      .innerJoin('staff', 'staff.id', 'sign_ins.staff_id')
      .select('staff.id')
      .where('staff.roles', 'like', '%social-worker%')
      .executeTakeFirstOrThrow()

    expect(await textOf(max, `/console/hours/of/${id}`)).toContain('Hours of Kit Shaw')
    expect((await jo.get(`/console/hours/of/${id}`)).status).toBe(404)
  })

  it('lists a record until it is in the case system, as a page, as text and as PDF', async () => {
    const dee = await signIn(demo, { email: 'dee.cole@demo.example' })
    const list = await textOf(dee, '/console/records')
    const path = /href="(\/console\/records\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ''

    const page = await textOf(dee, path)
    const pdf = await dee.get(`${path}.pdf`)

    expect(list).toContain('Zoe')
    expect(page).toContain('Actions: Rang the landlord: an engineer comes on Thursday.')
    expect(page).toContain('boiler gone again')
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await jo.get(path)).status).toBe(404)
    expect((await jo.get(`${path}.pdf`)).status).toBe(404)

    await dee.post(`${path}/in-case-system`)

    expect(await textOf(dee, '/console/records')).not.toContain('Zoe')
    expect(await textOf(dee, '/console/records?all=1')).toContain('Zoe')
    expect(await textOf(dee, path)).toContain('In the case system')
  })

  it('has the advisers’ manual as its help', async () => {
    expect(await textOf(jo, '/console/help')).toContain('Take over</strong> before you write')
  })
})
