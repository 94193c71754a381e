import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import axe, { type AxeResults } from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { type DemoApp, startDemoApp } from '../support/demo-app.ts'
import { type DemoBrowser, startDemoBrowser } from '../support/demo-browser.ts'

const desk = { width: 1440, height: 900 }
const phone = { width: 360, height: 740 }

describe('the phone simulator in a browser', () => {
  let browser: DemoBrowser
  let demo: DemoApp
  let page: Page

  beforeAll(async () => {
    browser = await startDemoBrowser()
  })
  afterAll(() => browser.close())

  beforeEach(async () => {
    demo = await startDemoApp('sqlite')
    page = await open({ viewport: desk })
  })
  afterEach(async () => {
    await browser.closePages()
    await demo.close()
  })

  const open = (options: BrowserContextOptions) => browser.open(options)

  const lastReply = () => page.locator('.bubble--ours .bubble__text').last()
  const replyWith = (text: string) => page.locator('.bubble--ours', { hasText: text })
  const focused = () => page.evaluate<string>('document.activeElement.id')

  async function tabTo(id: string): Promise<void> {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      if ((await focused()) === id) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The keyboard does not get to #${id}`)
  }

  it('answers a misspelt question live, and a choice by a tap', async () => {
    await page.goto(`${demo.url}/`)
    await page.getByRole('button', { name: 'Try it on a simulated phone' }).click()
    await page.getByLabel('Your text').fill('do i have to pay counsil tax')
    await page.getByRole('button', { name: 'Send' }).click()

    const answer = replyWith('council tax').first()
    await answer.getByText('Delivered').waitFor()
    expect(await answer.innerText()).toMatch(/1 Gloucester city\n2 Another district/)
    expect(await answer.innerText()).toMatch(/2 segments, about 8p/)
    expect(await page.locator('#why').innerText()).toContain('Answered from a checked article')
    expect(await page.getByLabel('Your text').inputValue()).toBe('')

    await page.getByRole('button', { name: '1 Gloucester city' }).click()

    await page.locator('#why').getByText("Section 'gloucester-city'").waitFor()
    expect(await lastReply().innerText()).toMatch(/under 25/)
    expect(browser.problems).toEqual([])
  })

  it('shows that it reads while a burst may go on, and answers it as one', async () => {
    await page.goto(`${demo.url}/try?person=ali&channel=whatsapp`)
    await page.getByRole('button', { name: 'Three quick texts' }).click()

    await page.getByText('Waymark is reading.').waitFor({ state: 'attached' })
    await page.locator('#why').getByText('3 texts, as one turn').waitFor()

    await page.getByText('Waymark is reading.').waitFor({ state: 'detached' })
    expect(await replyWith('council tax').first().innerText()).toContain('no segments')
    expect(browser.problems).toEqual([])
  })

  it('can be used with the keyboard alone', async () => {
    await page.goto(`${demo.url}/try`)
    await tabTo('text')
    await page.keyboard.type('what is a pathway plan')
    await page.keyboard.press('Enter')
    await replyWith('pathway plan').first().getByText('Delivered').waitFor()

    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator('.bubble--theirs').nth(1).waitFor()
    expect(await focused()).toBe('text')

    const why = page.locator('.bubble__why').first()
    await tabTo((await why.getAttribute('id')) ?? '')
    await page.keyboard.press('Enter')
    await page.locator('.why__which', { hasText: /^The reply/ }).waitFor()

    expect(await focused()).toBe('why-heading')
    expect(browser.problems).toEqual([])
  })

  it('says what is wrong beside the box, and keeps what was typed', async () => {
    await page.goto(`${demo.url}/try`)
    const box = page.getByLabel('Your text')
    await box.fill('x'.repeat(1601))
    await box.press('Enter')

    await page.getByRole('alert').getByText('1,600 characters').waitFor()

    expect((await box.inputValue()).length).toBe(1601)
    expect(await focused()).toBe('text')
  })

  it('works without JavaScript', async () => {
    await browser.closePages()
    page = await open({ viewport: phone, javaScriptEnabled: false })
    await page.goto(`${demo.url}/try?person=jay&channel=whatsapp`)
    await page.getByLabel('Your text').fill('hello there')

    await page.getByRole('button', { name: 'Send' }).click()

    await page.locator('.bubble--theirs', { hasText: 'hello there' }).waitFor()
    expect(page.url()).toContain('/try?person=jay&channel=whatsapp')
  })

  it.each([
    ['a desk', desk],
    ['a phone', phone],
  ])('has no barriers that axe finds, on %s', async (_where, viewport) => {
    await page.setViewportSize(viewport)
    await page.goto(`${demo.url}/`)
    expect(await barriers(page)).toEqual([])

    for (const channel of ['sms', 'whatsapp']) {
      await page.goto(`${demo.url}/try?person=mia&channel=${channel}`)
      await page.getByLabel('Your text').fill('do i have to pay counsil tax')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '1 Gloucester city' }).waitFor()
      await page.getByRole('button', { name: 'STOP' }).click()
      await page.locator('.note, .bubble--ours:has-text("are off")').first().waitFor()

      expect(await barriers(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }
  })
})

/** What axe finds, each with where: WCAG 2.2 AA and good practice. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${String(target)}`),
  )
}
