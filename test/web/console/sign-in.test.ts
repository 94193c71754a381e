import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { databases } from '../../support/databases.ts'
import { type DemoApp, startDemoApp } from '../../support/demo-app.ts'
import { openBrowser, signIn } from '../../support/sign-in.ts'

describe.each(databases)('signing in to the demo, on %s', (database) => {
  let demo: DemoApp
  beforeAll(async () => {
    demo = await startDemoApp(database)
  })
  afterAll(() => demo.close())

  it('leads to the page that was wanted', async () => {
    const browser = await signIn(demo, { email: 'jo.marsh@demo.example' })
    const page = await browser.get('/console/more')
    expect(page.status).toBe(200)
    console.log(await page.text())
    const out = await openBrowser(demo.url).get('/console/more')
    expect(out.headers.get('location')).toBe('/console/sign-in?next=%2Fconsole%2Fmore')
    console.log(await (await openBrowser(demo.url).get('/console/sign-in?next=%2Fconsole%2Fmore')).text())
  })
})
