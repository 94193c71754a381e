import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { type DemoApp, startDemoApp } from '../support/demo-app.ts'
import { type DemoBrowser, faultsOf, startDemoBrowser } from '../support/demo-browser.ts'

const desk = { width: 1280, height: 900 }
const phone = { width: 375, height: 740 }
const smallest = { width: 320, height: 640 }

describe('an alarm in two browsers and the simulator', () => {
  let browser: DemoBrowser
  let demo: DemoApp

  beforeAll(async () => {
    browser = await startDemoBrowser()
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

  afterEach(() => browser.closePages())

  const open = (options: BrowserContextOptions) => browser.open(options)
  const signIn = (name: string, viewport = desk) => browser.signIn(demo, name, viewport)
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
    expect(browser.problems).toEqual([])
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
    expect(browser.problems).toEqual([])
  })

  it.each([smallest, desk])(
    'leaves no fault in the officers’ pages either, $width pixels wide',
    async (viewport) => {
      const nia = await signIn('nia.webb', viewport)
      await nia.getByRole('link', { name: '1 allegation to deal with' }).click()
      await expectFine(nia, viewport)
      await nia.getByRole('link', { name: 'Kai' }).click()
      await nia.getByText('my pa keeps touching my leg').waitFor()
      await unfold(nia)
      await expectFine(nia, viewport)
      await nia.getByRole('button', { name: 'Put the way on record' }).click()
      await nia.getByRole('link', { name: 'Choose the way' }).waitFor()
      expect(await nia.getByRole('radio', { name: 'A child, now' }).isVisible()).toBe(true)
    },
  )

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
        await unfold(dee)
        await expectFine(dee, viewport)
      }
    },
  )
})

function isInSight(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    "document.getElementById('alarm-band').getBoundingClientRect().top === 0",
  )
}

async function unfold(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('details.wm-fold').forEach((fold) => { fold.open = true })",
  )
}

/** Neither a fault that a checker of accessibility finds, nor anything cut off at the side. */
async function expectFine(page: Page, { width }: { readonly width: number }): Promise<void> {
  const { pathname: path } = new URL(page.url())
  expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] })
  const tooWide = await page.evaluate<boolean>(
    `document.documentElement.scrollWidth > ${width + 1}`,
  )
  expect({ path, tooWide }).toEqual({ path, tooWide: false })
}
