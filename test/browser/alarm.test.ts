import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { demoPassword } from '../../src/demo/demo-staff.ts'
import { startBrowser } from '../support/browser.ts'
import { type DemoApp, startDemoApp } from '../support/demo-app.ts'

const desk = { width: 1280, height: 900 }
const phone = { width: 375, height: 740 }
const smallest = { width: 320, height: 640 }

describe('an alarm in two browsers and the simulator', () => {
  let browser: Browser
  let demo: DemoApp
  let problems: string[]

  beforeAll(async () => {
    browser = await startBrowser()
    demo = await startDemoApp('sqlite')
    // What the demo tells of is over: what is on the band comes from here.
    await demo.app.store.sql
      .updateTable('alarms')
      .set({ status: 'closed', verdict: 'true', closed_at: Date.now(), due_at: null })
      .execute()
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  beforeEach(() => {
    problems = []
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
  })

  async function open(options: BrowserContextOptions): Promise<Page> {
    const opened = await (await browser.newContext(options)).newPage()
    opened.setDefaultTimeout(30_000)
    opened.on('pageerror', (error) => problems.push(error.message))
    opened.on('console', (line) => {
      if (line.type() === 'error') problems.push(line.text())
    })
    return opened
  }

  async function signIn(name: string, viewport = desk): Promise<Page> {
    const page = await open({ viewport })
    await page.goto(`${demo.url}/console/sign-in`)
    await page.getByLabel('E-mail').fill(`${name}@demo.example`)
    await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Waiting for you' }).waitFor()
    return page
  }

  const band = (page: Page) => page.getByRole('region', { name: 'Emergency' })

  it('arrives live on whatever page is open, is acknowledged, followed up and closed', async () => {
    const jo = await signIn('jo.marsh', phone)
    const dee = await signIn('dee.cole')
    await jo.goto(`${demo.url}/console/hours`)
    expect(await band(jo).count()).toBe(0)
    const mia = await open({ viewport: desk })
    await mia.goto(`${demo.url}/try?person=mia`)

    await mia.getByLabel('Your text').fill('i took all my tablets, i want to die')
    await mia.getByRole('button', { name: 'Send' }).click()

    await band(jo)
      .getByRole('link', { name: /^Mia, 19/ })
      .waitFor()
    expect(await jo.title()).toMatch(/^EMERGENCY /)
    expect(await jo.locator('#alarm-heard').textContent()).toMatch(/^Emergency: Mia, 19, /)
    // It stays in sight, and is heard once: not again on the next page.
    await jo.evaluate('scrollTo(0, document.body.scrollHeight)')
    expect(await isInSight(jo)).toBe(true)
    await jo.goto(`${demo.url}/console/records`)
    await band(jo).waitFor()
    expect(await jo.locator('#alarm-heard').textContent()).toBe('')

    await band(jo).getByRole('button', { name: 'I’ve seen it' }).click()
    await band(jo).getByText('You have seen it').waitFor()
    expect(jo.url()).toContain('/console/records')

    await band(jo).getByRole('link', { name: 'I’m dealing with it' }).click()
    await jo.getByRole('button', { name: 'Ring them' }).click()
    await jo.getByText('You are dealing with it').first().waitFor()
    expect(await jo.getByRole('link', { name: /^Ring \+44/ }).getAttribute('href')).toMatch(
      /^tel:\+44/,
    )
    await mia.locator('.bubble', { hasText: /Jo .*is dealing with it/ }).waitFor()

    await jo.getByRole('radio', { name: 'Rang them' }).check()
    await jo.getByRole('radio', { name: /^Yes, I spoke/ }).check()
    await jo.getByLabel('What you know now').fill('She is with a friend, ambulance is there.')
    await jo.getByRole('button', { name: 'Record the attempt' }).click()
    await jo.getByText('She is with a friend').waitFor()

    await jo.getByText('What was done, and close it').click()
    await jo.getByRole('radio', { name: /^A true alarm/ }).check()
    await jo
      .getByRole('textbox', { name: 'What was done' })
      .fill('Taken to A&E. Jo sees her tomorrow.')
    await jo.getByRole('button', { name: 'Close the alarm' }).click()
    await jo
      .getByRole('status')
      .getByText(/You closed it/)
      .waitFor()

    // The others hear of it without doing anything.
    await dee.goto(`${demo.url}/console/alarms`)
    await dee.getByText(/Jo Marsh closed it/).waitFor()
    expect(problems).toEqual([])
  })

  it('keeps what is typed on its page while the page draws itself again', async () => {
    const dee = await signIn('dee.cole')
    await demo.text('Jay', 'hes outside my door rn with a knife saying hell kill me')
    await band(dee).getByRole('link', { name: 'Jay, 17' }).click()
    await dee.getByText('A note', { exact: true }).click()
    await dee.getByLabel('Note').fill('Half a sentence')
    const sam = await signIn('sam.bright', phone)
    await sam.goto(dee.url())
    await sam.getByRole('button', { name: 'Go and see them' }).click()

    await dee.getByText('Sam Bright is dealing with it').first().waitFor()

    expect(await dee.getByLabel('Note').inputValue()).toBe('Half a sentence')
    expect(problems).toEqual([])
  })

  it.each([smallest, desk])(
    'has no fault that a checker of accessibility finds, $width pixels wide',
    async (viewport) => {
      const dee = await signIn('dee.cole', viewport)
      await dee.goto(`${demo.url}/console/alarms`)
      const [ofOpen = ''] = await dee.evaluate<string[]>(
        "[...document.querySelectorAll('#alarms .line__name')].map((link) => link.getAttribute('href'))",
      )
      for (const path of ['/console', '/console/alarms', ofOpen]) {
        await dee.goto(`${demo.url}${path}`)
        await dee.evaluate(
          "document.querySelectorAll('details.alarm__form').forEach((d) => { d.open = true })",
        )
        expect({ path, faults: await faultsOf(dee) }).toEqual({ path, faults: [] })
        const tooWide = `document.documentElement.scrollWidth > ${viewport.width + 1}`
        expect({ path, tooWide: await dee.evaluate<boolean>(tooWide) }).toEqual({
          path,
          tooWide: false,
        })
      }
    },
  )
})

function isInSight(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    "document.getElementById('alarm-band').getBoundingClientRect().top === 0",
  )
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const results = await page.evaluate<AxeResults>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
  )
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`)
}
