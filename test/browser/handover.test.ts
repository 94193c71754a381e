import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { demoPassword } from '../../src/demo/demo-staff.ts'
import { startBrowser } from '../support/browser.ts'
import { type DemoApp, startDemoApp } from '../support/demo-app.ts'

const desk = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }

describe('a handover in two browsers and the simulator', () => {
  let browser: Browser
  let demo: DemoApp
  let problems: string[]

  beforeAll(async () => {
    browser = await startBrowser()
    demo = await startDemoApp('sqlite')
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
    opened.setDefaultTimeout(20_000)
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

  async function text(simulator: Page, words: string): Promise<void> {
    await simulator.getByLabel('Your text').fill(words)
    await simulator.getByRole('button', { name: 'Send' }).click()
  }

  const bubble = (simulator: Page, words: string | RegExp) =>
    simulator.locator('.bubble', { hasText: words }).first()

  it('is asked for, seen live, talked through and handed back, and the bot answers again', async () => {
    const mia = await open({ viewport: desk })
    await mia.goto(`${demo.url}/try?person=mia`)
    const jo = await signIn('jo.marsh', phone)
    expect(await jo.locator('main').innerText()).not.toContain('Mia')

    await text(mia, 'can i talk to my pa')

    await jo.getByRole('link', { name: /^Mia/ }).first().click()
    await jo.getByRole('button', { name: 'Take over' }).click()
    await bubble(mia, /now talking with Jo/).waitFor()
    await jo.locator('textarea[name=text]').fill('Hi Mia, Jo here. What is up?')
    await jo.getByRole('button', { name: /^Send to Mia by SMS/ }).click()
    await bubble(mia, 'Hi Mia, Jo here.').waitFor()
    await text(mia, 'my landlord wants me out')
    await jo.getByText('my landlord wants me out').waitFor()
    // Nobody can hand back over a text that is still on its way to them.
    await demo.answered()

    await jo.getByRole('button', { name: 'Hand back' }).click()
    await jo.getByLabel('Something was agreed to be done').check()
    await jo.getByLabel('What it was about').fill('Her landlord wants her to leave.')
    await jo.getByRole('button', { name: 'Check the record' }).click()
    await jo.getByRole('button', { name: /^Hand .* to the bot/ }).click()
    await bubble(mia, /Jo has finished for now/).waitFor()
    await text(mia, 'do i have to pay council tax')

    await bubble(mia, /1 Gloucester city/).waitFor()
    await jo.goto(`${demo.url}/console`)
    expect(await jo.locator('main').innerText()).not.toContain('Mia')
    expect(problems).toEqual([])
  })

  it('keeps what was typed when a colleague was quicker', async () => {
    const mia = await open({ viewport: desk })
    await mia.goto(`${demo.url}/try?person=mia`)
    await text(mia, 'can i talk to my pa')
    const jo = await signIn('jo.marsh')
    await jo.getByRole('link', { name: /^Mia/ }).first().click()
    await jo.getByRole('button', { name: 'Take over' }).waitFor()
    const dee = await signIn('dee.cole')
    await dee.goto(jo.url())
    await dee.getByRole('button', { name: 'Take over' }).click()
    await dee.getByText('You are talking.').waitFor()

    await jo
      .getByText(/Dee.* is talking/)
      .first()
      .waitFor()

    expect(await jo.getByRole('button', { name: /^Send to/ }).count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('has no fault that a checker of accessibility finds, on a phone and at 400 %', async () => {
    const jo = await signIn('jo.marsh', { width: 320, height: 640 })
    const fay = await jo.getByRole('link', { name: /^Fay/ }).first().getAttribute('href')
    const tia = await jo.getByRole('link', { name: /^Tia/ }).first().getAttribute('href')
    const pages = ['', '/my-talks', '/people', '/hours', '/records', '/help', '/more', '/password']
    const paths = [
      ...pages.map((page) => `/console${page}`),
      fay ?? '',
      tia ?? '',
      `${fay ?? ''}/hand-back`,
    ]

    for (const path of paths) {
      await jo.goto(`${demo.url}${path}`)
      expect({ path, faults: await faultsOf(jo) }).toEqual({ path, faults: [] })
      const tooWide = await jo.evaluate<boolean>('document.documentElement.scrollWidth > 321')
      expect({ path, tooWide }).toEqual({ path, tooWide: false })
    }
  })
})

async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const results = await page.evaluate<AxeResults>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
  )
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`)
}
