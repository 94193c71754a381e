import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { type DemoApp, startDemoApp } from '../support/demo-app.ts'
import { type DemoBrowser, faultsOf, startDemoBrowser } from '../support/demo-browser.ts'

const desk = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }

describe('a handover in two browsers and the simulator', () => {
  let browser: DemoBrowser
  let demo: DemoApp

  beforeAll(async () => {
    browser = await startDemoBrowser()
    demo = await startDemoApp('sqlite')
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  afterEach(() => browser.closePages())

  const open = (options: BrowserContextOptions) => browser.open(options)
  const signIn = (name: string, viewport = desk) => browser.signIn(demo, name, viewport)

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
    expect(browser.problems).toEqual([])
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
    expect(browser.problems).toEqual([])
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
