import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type DemoApp, startDemoApp } from '../support/demo-app.ts'
import { type DemoBrowser, faultsOf, startDemoBrowser } from '../support/demo-browser.ts'

const desk = { width: 1280, height: 900 }
const phone = { width: 390, height: 800 }

/** What young people of the demo asked in vain; the editor writes asks of their own for it. */
const askedInVain = 'where do i get a permit for parkin'
const asks = [
  'permit to park outside my place',
  'parking permit for my road, who gives it',
  'can i get a residents permit for my car',
]
const answer = 'A permit to park by your home comes from your district. Ask {pa} to help you apply.'

describe('an editor, with a question that had no answer', () => {
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

  async function goTo(page: Page, path: string): Promise<void> {
    await page.goto(`${demo.url}/console/editing${path}`)
  }

  async function text(simulator: Page, words: string, said: RegExp): Promise<void> {
    await simulator.getByLabel('Your text').fill(words)
    await simulator.getByRole('button', { name: 'Send' }).click()
    await simulator.locator('.bubble', { hasText: said }).first().waitFor()
  }

  /** Everything is asked of the draft; it ends with what is worse, better and different. */
  async function lookWhatWouldChange(page: Page): Promise<void> {
    await page.getByRole('button', { name: /^Look up (again )?what would change/ }).click()
    await page.getByText('asks of articles were asked').waitFor({ timeout: 120_000 })
  }

  it('takes it from the queue to an answer that the simulator gives', async () => {
    const mia = await browser.open({ viewport: desk })
    await mia.goto(`${demo.url}/try?person=mia`)
    await text(mia, askedInVain, /don't have a checked answer/)
    const ines = await browser.signIn(demo, 'ines.roy', desk)

    await goTo(ines, '/asked')
    await ines.getByRole('link', { name: askedInVain }).click()
    await ines
      .getByLabel('Article', { exact: true })
      .selectOption({ label: 'Driving lessons and licence' })
    const ask = ines.getByLabel('A way to ask for it', { exact: true })
    await ask.fill(askedInVain)
    await ines.getByRole('button', { name: /^Put the ask/ }).click()
    // A young person's own words are not taken over.
    expect(await ines.locator('.govuk-error-summary').innerText()).toMatch(/afresh|own words/i)
    await ines
      .getByLabel('Article', { exact: true })
      .selectOption({ label: 'Driving lessons and licence' })
    await ask.fill('where can i sort out a permit so i can park by my flat')
    await ines.getByRole('button', { name: /^Put the ask/ }).click()

    const field = ines.locator('textarea#asks')
    await field.fill(`${await field.inputValue()}\n${asks.join('\n')}`)
    await ines.locator('textarea#short-answer').fill(answer)
    await ines.locator('.phone__bubble--sms', { hasText: 'A permit to park' }).waitFor()
    await ines.getByRole('button', { name: 'Save the draft and see it on the phone' }).click()
    await ines.getByLabel('What a young person would text').fill(askedInVain)
    await ines.getByRole('button', { name: 'Ask it' }).click()
    await ines.getByText('It came from: ‘Driving lessons and licence’').waitFor()
    await ines.getByLabel('What changed, and why').fill('They ask about permits to park.')
    await ines.getByRole('button', { name: 'Send to Abe for approval' }).click()
    await ines.getByText('It is sent for approval.').waitFor()

    const abe = await browser.signIn(demo, 'abe.finch', phone)
    await goTo(abe, '/articles/en/driving')
    await lookWhatWouldChange(abe)
    await abe.reload()
    const despite = abe.getByLabel('Why it should go out all the same').first()
    if (await despite.isVisible()) await despite.fill('It answers what they ask.')
    await abe.getByRole('button', { name: /^(Approve and publish now|Publish although)/ }).click()
    await abe.locator('.wm-done').waitFor()

    // It is in force within two seconds; whoever asks a moment too soon asks again.
    const answered = mia.locator('.bubble', { hasText: 'A permit to park by your home' })
    for (let asked = 0; asked < 10 && (await answered.count()) === 0; asked += 1) {
      await text(mia, askedInVain, /./)
      await demo.answered()
    }
    await answered.first().waitFor()
    expect(browser.problems.filter((problem) => !problem.includes('422'))).toEqual([])
  })

  it('loses no word to a lost connection, nor to the way back', async () => {
    const ines = await browser.signIn(demo, 'ines.roy', desk)
    await goTo(ines, '/articles/en/dentist')
    await ines.getByRole('button', { name: 'Change this article' }).click()
    const title = ines.locator('#title')
    const answer = ines.locator('#short-answer')
    const save = ines.getByRole('button', { name: 'Save the draft and see it on the phone' })
    await title.fill('Seeing a dentist')
    await save.click()
    await ines.locator('.wm-done').waitFor()

    await ines.context().setOffline(true)
    await answer.fill('Typed without a connection.')
    await ines.locator('#saved', { hasText: 'no connection' }).waitFor()
    await save.click({ noWaitAfter: true })
    await ines.waitForURL(/chrome-error/).catch(() => undefined)
    await ines.context().setOffline(false)
    await goTo(ines, '/articles/en/dentist')
    expect(await answer.inputValue()).toBe('Typed without a connection.')
    await ines.locator('#saved', { hasText: /^Saved/ }).waitFor()

    // What saved itself since the page was shown is what the buttons below send.
    await answer.fill('Ring a dentist. Ask {pa} to help.')
    await ines.getByLabel('What changed, and why').fill('It is shorter.')
    await ines.getByRole('button', { name: 'Send to Abe for approval' }).click()
    await ines.getByText('It is sent for approval.').waitFor()
    await ines.locator('.phone__bubble--sms', { hasText: 'Ring a dentist. Ask' }).first().waitFor()
  })

  it.each([desk, phone])('finds every page usable by everybody ($width px)', async (viewport) => {
    const ines = await browser.signIn(demo, 'ines.roy', viewport)

    for (const path of ['', '/asked', '/articles', '/words', '/service', '/files', '/help']) {
      await goTo(ines, path)
      expect({ path, faults: await faultsOf(ines) }).toEqual({ path, faults: [] })
      const wide = await ines.evaluate<boolean>(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      )
      expect({ path, wide }).toEqual({ path, wide: false })
    }
  })
})
