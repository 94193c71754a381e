import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { findStaffByEmail } from '../../../src/store/staff.ts'
import { listRegister } from '../../../src/store/registrations.ts'
import { databases } from '../../support/databases.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { aStaffMember } from '../../support/register.ts'
import { allowSignIn, type Browser, openBrowser, signIn } from '../../support/sign-in.ts'

const base = '/console/admin'

describe.each(databases)('the administrators’ pages (%s)', (name) => {
  let here: TestApp
  let pat: Browser
  let ben: Browser
  let jo: Browser

  beforeAll(async () => {
    here = await startTestApp({ database: name })
    pat = await signIn(here.app, { email: 'pat.lowe@demo.example' })
    jo = await signIn(here.app, { email: 'jo.marsh@demo.example' })
    ben = await addAdministrator('Ben Yates', 'ben.yates@council.example')
  })
  afterAll(() => here.close())

  async function addAdministrator(called: string, email: string): Promise<Browser> {
    const test = { store: here.app.store, clock: here.clock }
    const id = await aStaffMember(test, { name: called, email, roles: ['administrator'] })
    await allowSignIn(here.app, id, here.clock.now())
    return signIn(here.app, { email })
  }

  const form = {
    ...{ name: 'Lou Finch', email: 'lou@council.example', mobile: '', team: 'Leaving care' },
    ...{ roles: 'personal-adviser', manager: '', hours: 'mon-fri 09:00-17:00' },
  }
  const textOf = async (reply: Promise<Response>) => {
    const answer = await reply
    return { status: answer.status, text: await answer.text() }
  }
  const idOf = async (email: string) => (await findStaffByEmail(here.app.store, email))?.id ?? ''
  const whereTo = async (reply: Promise<Response>) => (await reply).headers.get('location')

  it.each([
    '',
    '/staff',
    '/staff/new',
    '/import/people',
    '/import/staff',
    '/roles',
    '/templates',
    '/replies',
  ])('shows %j to an administrator, and to nobody else', async (path) => {
    expect((await pat.get(`${base}${path}`)).status).toBe(200)
    expect((await jo.get(`${base}${path}`)).status).toBe(404)
    expect((await openBrowser(here.app.url).get(`${base}${path}`)).status).toBe(303)
  })

  it('lets nobody else do anything', async () => {
    for (const path of ['/staff/new', '/import/people', '/import/people/check', '/replies']) {
      expect((await jo.post(`${base}${path}`, { csv: 'x', ...form })).status).toBe(404)
    }
    expect(await idOf(form.email)).toBe('')
  })

  it('adds a member of staff, whose link then works', async () => {
    const where = await whereTo(pat.post(`${base}/staff/new`, form))

    const id = await idOf(form.email)
    expect(where).toBe(`${base}/staff/${id}?done=added`)
    const { text } = await textOf(pat.post(`${base}/staff/${id}/link`))
    const link = /value="([^"]+\/console\/set-up\/[^"]+)"/.exec(text)?.[1] ?? ''
    const path = new URL(link).pathname
    expect((await openBrowser(here.app.url).get(path)).status).toBe(200)
    expect(here.log()).not.toContain(path.split('/').at(-1))
  })

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    const typed = { ...form, email: 'lou', mobile: '01452 426565', hours: '<b>nine</b>' }

    const { status, text } = await textOf(pat.post(`${base}/staff/new`, typed))

    expect(status).toBe(422)
    expect(text).toContain('There is a problem')
    expect(text).toContain('id="email-error"')
    expect(text).toContain('is a landline')
    expect(text).toContain('value="01452 426565"')
    expect(text).toContain('&lt;b&gt;nine')
    expect(text).not.toContain('<b>nine')
    expect(text).toContain('value="personal-adviser" checked')
  })

  it('says it again when the same form comes again', async () => {
    const typed = { ...form, email: 'lou', key: 'the same' }

    await pat.post(`${base}/staff/new`, typed)
    const again = await textOf(pat.post(`${base}/staff/new`, typed))

    expect(again.status).toBe(422)
    expect(again.text).toContain('id="email-error"')
  })

  it('adds once when a form is sent twice', async () => {
    const typed = { ...form, email: 'twice@council.example', key: 'twice' }

    const first = await whereTo(pat.post(`${base}/staff/new`, typed))
    const second = await whereTo(pat.post(`${base}/staff/new`, typed))

    expect(second).toBe(first)
  })

  it('changes somebody', async () => {
    const id = await idOf('jo.marsh@demo.example')
    const page = await textOf(pat.get(`${base}/staff/${id}`))
    const typed = { ...form, name: 'Jo Marsh-Lane', email: 'jo.marsh@demo.example' }

    await pat.post(`${base}/staff/${id}`, typed)

    expect(page.text).toContain('value="Jo Marsh"')
    const changed = await findStaffByEmail(here.app.store, 'jo.marsh@demo.example')
    expect(changed?.name).toBe('Jo Marsh-Lane')
  })

  it('lets somebody leave, who is then signed out', async () => {
    const staff = { store: here.app.store, clock: here.clock }
    const id = await aStaffMember(staff, { name: 'Gil', email: 'gil@council.example' })
    await allowSignIn(here.app, id, here.clock.now())
    const gil = await signIn(here.app, { email: 'gil@council.example' })

    const page = await textOf(pat.get(`${base}/staff/${id}/left`))
    const where = await whereTo(pat.post(`${base}/staff/${id}/left`))

    expect(page.text).toContain('cannot sign in any more')
    expect(where).toBe(`${base}/staff?done=left`)
    expect((await gil.get('/console/more')).status).toBe(303)
  })

  describe('a role that two administrators give', () => {
    const role = 'safeguarding-lead'

    it('waits for another one’s yes', async () => {
      const id = await idOf('rae.okoro@demo.example')

      await pat.post(`${base}/staff/${id}/role/ask`, { role })
      const own = await textOf(pat.get(`${base}/roles`))
      const request = /roles\/([\w-]+)"/.exec(own.text)?.[1] ?? ''
      const alone = await pat.post(`${base}/roles/${request}`, { decision: 'yes' })
      const before = await findStaffByEmail(here.app.store, 'rae.okoro@demo.example')
      await ben.post(`${base}/roles/${request}`, { decision: 'yes' })

      expect(own.text).not.toContain('Give the role')
      expect(alone.status).toBe(404)
      expect(before?.roles).not.toContain(role)
      const after = await findStaffByEmail(here.app.store, 'rae.okoro@demo.example')
      expect(after?.roles).toContain(role)
    })

    it('comes with no box to tick, and no link from one of them', async () => {
      const id = await idOf('sol.grant@demo.example')

      await pat.post(`${base}/staff/new`, { ...form, email: 'sly@council.example', roles: role })
      const page = await textOf(pat.get(`${base}/staff/${id}`))
      const link = await pat.post(`${base}/staff/${id}/link`)

      expect(await idOf('sly@council.example')).toBe('')
      expect(page.text).not.toContain('Make a link')
      expect(link.status).toBe(404)
    })
  })

  describe('the import', () => {
    const csv = 'reference,preferred_name,mobile\nGL-77,<i>Zed</i>,07700 900177\n'
    const count = async () => (await listRegister(here.app.store)).length

    it('shows first, and then takes in', async () => {
      const before = await count()

      const shown = await textOf(pat.post(`${base}/import/people/check`, { csv }))
      const between = await count()
      const where = await whereTo(pat.post(`${base}/import/people`, { csv }))

      expect(shown.text).toContain('1 new, 0 changed, 0 unchanged')
      expect(shown.text).toContain('Import 1 young person')
      expect(shown.text).not.toContain('<i>Zed')
      expect([between, await count()]).toEqual([before, before + 1])
      expect(where).toBe(`${base}/import/people?added=1&changed=0`)
    })

    it('names every bad line, and takes nothing in', async () => {
      const before = await count()
      const bad = 'reference,preferred_name,mobile\nGL-78,,01452 426565\n'

      const shown = await textOf(pat.post(`${base}/import/people/check`, { csv: bad }))
      const insisted = await textOf(pat.post(`${base}/import/people`, { csv: bad }))

      expect(shown.text).toContain('1 line is wrong, so nothing is imported')
      expect(shown.text).toContain('is a landline')
      expect(insisted.status).toBe(422)
      expect(await count()).toBe(before)
    })

    it('takes in what belongs to the demo as the demo’s', async () => {
      const rows = await here.app.store.sql
        .selectFrom('people')
        .select('demo')
        .distinct()
        .where('registered', '=', 1)
        .execute()

      expect(rows).toEqual([{ demo: 1 }])
    })

    it('takes a file of 4 MB, and refuses one of 6', async () => {
      const lines = (mega: number) =>
        `reference,preferred_name\n${'GL-1,"Mia, or Amy"\n'.repeat((mega * 1024 * 1024) / 19)}`

      const four = await textOf(pat.post(`${base}/import/people/check`, { csv: lines(4) }))
      const six = await textOf(pat.post(`${base}/import/people/check`, { csv: lines(6) }))

      expect(four.text).toContain('is on line 2 too')
      expect(six.text).toContain('is larger than 5 MB')
    })

    it('asks for a file', async () => {
      const { status, text } = await textOf(pat.post(`${base}/import/staff/check`, { csv: ' ' }))

      expect(status).toBe(422)
      expect(text).toContain('Choose a file, or paste what is in it')
    })

    it('takes in staff', async () => {
      const staff = 'name,email,roles,team\nIda Moss,ida@council.example,duty adviser,North\n'

      await pat.post(`${base}/import/staff`, { csv: staff })

      expect(await idOf('ida@council.example')).not.toBe('')
    })
  })

  it('notes a template, refuses a second of its kind, and withdraws it', async () => {
    const typed = {
      ...{ kind: 'staff-first', language: 'cy', contentSid: `HX${'a'.repeat(32)}` },
      ...{ wording: 'Hi, {{1}} here from the council.', variables: 'staff-name' },
    }

    const added = await whereTo(pat.post(`${base}/templates`, typed))
    const second = await textOf(pat.post(`${base}/templates`, typed))
    const wrong = await textOf(pat.post(`${base}/templates`, { ...typed, contentSid: 'HX1' }))
    const page = await textOf(pat.get(`${base}/templates`))
    const id = /templates\/([\w-]+)\/withdraw/.exec(page.text)?.[1] ?? ''
    const gone = await whereTo(pat.post(`${base}/templates/${id}/withdraw`))

    expect(added).toBe(`${base}/templates?done=added`)
    expect(second.text).toContain('withdraw it first')
    expect(wrong.text).toContain('id="contentSid-error"')
    expect(page.text).toContain('Hi, {{1}} here')
    expect(page.text).toContain('What fills {{1}}')
    expect(gone).toBe(`${base}/templates?done=withdrawn`)
  })

  it('keeps a saved reply for everybody, and takes it away', async () => {
    const typed = { title: 'On my way', text: 'I am on my way to you.' }

    await pat.post(`${base}/replies`, typed)
    const empty = await textOf(pat.post(`${base}/replies`, { title: '', text: 'x' }))
    const page = await textOf(pat.get(`${base}/replies`))
    const before = page.text.slice(
      0,
      page.text.indexOf('Take it away<span class="govuk-visually-hidden">: On my way'),
    )
    const id = [...before.matchAll(/replies\/([\w-]+)\/remove/g)].at(-1)?.[1] ?? ''
    await pat.post(`${base}/replies/${id}/remove`)

    expect(empty.text).toContain('Give it a name to find it by')
    expect(page.text).toContain('On my way')
    expect((await textOf(pat.get(`${base}/replies`))).text).not.toContain('On my way')
  })
})
