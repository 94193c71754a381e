import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { databases } from '../../support/databases.ts'
import { type DemoApp, startDemoApp } from '../../support/demo-app.ts'
import { type Browser, signIn } from '../../support/sign-in.ts'

const as = (name: string) => ({ email: `${name}@demo.example` })

describe.each(databases)('young people in the console, on %s', (database) => {
  let demo: DemoApp
  let jo: Browser
  let dee: Browser

  beforeAll(async () => {
    demo = await startDemoApp(database)
    jo = await signIn(demo, as('jo.marsh'))
    dee = await signIn(demo, as('dee.cole'))
  })
  afterAll(() => demo.close())

  const textOf = async (browser: Browser, path: string): Promise<string> =>
    (await browser.get(path)).text()

  async function idOf(browser: Browser, name: string): Promise<string> {
    const page = await textOf(browser, `/console/people?whole=1&search=${name}`)
    const found = /href="\/console\/people\/([0-9a-f-]{36})"/.exec(page)?.[1]
    if (found === undefined) throw new Error(`${name} is not listed`)
    return found
  }

  it('lists one’s own, and the team’s for who is on duty', async () => {
    const mine = await textOf(jo, '/console/people?whole=1')
    const team = await textOf(dee, '/console/people?whole=1')

    expect(mine).toContain('Mia')
    // Sam's, but Jo is not on duty.
    expect(mine).not.toContain('Jay')
    expect(team).toContain('Jay')
  })

  it('shows a locked record to nobody of the duty team, in no list and under no address', async () => {
    const sam = await signIn(demo, as('sam.bright'))
    const eli = await idOf(sam, 'Eli')

    expect(await textOf(dee, '/console/people?whole=1')).not.toContain('Eli')
    expect((await dee.get(`/console/people/${eli}`)).status).toBe(404)
    expect((await jo.get(`/console/people/${eli}`)).status).toBe(404)
  })

  it('says nothing of what was said to the bot alone', async () => {
    await demo.text('Mia', 'how do i get my health history')

    const profile = await textOf(jo, `/console/people/${await idOf(jo, 'Mia')}`)

    expect(profile).toContain('None yet. What they say to the bot alone stays sealed')
    expect(await textOf(jo, '/console/people?quiet=1')).toContain('Mia')
  })

  it('asks why before somebody else’s record, keeps it, and asks no more that day', async () => {
    const jay = await idOf(dee, 'Jay')
    const page = `/console/people/${jay}`

    expect(await textOf(dee, page)).toContain('Why do you look at this record?')
    const empty = await dee.post(`${page}/look`, { reason: '  ' })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Say why you look')
    const given = await dee.post(`${page}/look`, { reason: 'Sam is ill today' })

    expect(given.headers.get('location')).toBe(page)
    expect(await textOf(dee, page)).toContain('Kit Shaw')
    const looks = await demo.app.store.sql
      .selectFrom('events')
      .select(['person_id', 'detail'])
      .where('kind', '=', 'looked-at')
      .execute()
    expect(looks).toMatchObject([{ person_id: jay }])
    expect(JSON.stringify(looks)).not.toContain('ill')
  })

  it('keeps what was typed, beside what is wrong, when a number is no mobile', async () => {
    const mia = await idOf(jo, 'Mia')

    const answer = await jo.post(`/console/people/${mia}/number`, {
      number: '01452 426565',
      reason: '<b>she rang</b>',
    })

    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('value="01452 426565"')
    expect(page).toContain('&lt;b&gt;she rang&lt;/b&gt;')
    expect(page).toContain('There is a problem')
  })

  it('links a number that texted, with the reason, and what was said before stays behind', async () => {
    await demo.text('A new number', 'can i speak to a person. secretword')
    const unknown = await demo.app.store.sql
      .selectFrom('handovers')
      .innerJoin('people', 'people.id', 'handovers.person_id')
      .select('people.id')
      .where('people.registered', '=', 0)
      .orderBy('handovers.id', 'desc')
      .executeTakeFirstOrThrow()
    const page = `/console/people/${unknown.id}`
    expect(await textOf(dee, `${page}?find=ben`)).toContain('Ben, born')
    const ben = await idOf(dee, 'Ben')

    const nobody = await dee.post(`${page}/link`, { find: 'ben', reason: 'I rang' })
    expect(nobody.status).toBe(422)
    expect(await nobody.text()).toContain('Choose who it is')
    const linked = await dee.post(`${page}/link`, {
      person: ben,
      reason: 'I rang',
      checked: 'we-rang',
    })

    expect(linked.headers.get('location')).toBe(`/console/people/${ben}?done=linked`)
    const profile = await textOf(jo, `/console/people/${ben}`)
    expect(profile).toContain('Linked: I rang')
    const talk = /href="(\/console\/talks\/[0-9a-f-]{36})"/.exec(profile)?.[1] ?? ''
    expect(await textOf(jo, talk)).not.toContain('secretword')
  })

  it('does not write first to somebody who never wrote, and keeps the text', async () => {
    const sam = await signIn(demo, as('sam.bright'))
    const jay = await idOf(sam, 'Jay')

    const answer = await sam.post(`/console/people/${jay}/write`, { text: 'Hi, Sam here.' })

    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('has never written to Waymark')
    expect(page).toContain('Hi, Sam here.')
  })
})
