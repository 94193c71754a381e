import axe, { type AxeResults } from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { demoPassword } from '../../src/demo/demo-staff.ts'
import { startBrowser } from './browser.ts'
import type { DemoApp } from './demo-app.ts'

/** Chromium, looking at demos. */
export interface DemoBrowser {
  /** What its pages complained of since `closePages`: errors of scripts, and of the console. */
  readonly problems: readonly string[]
  open(options: BrowserContextOptions): Promise<Page>
  /** Somebody of the demo's staff, such as 'jo.marsh', on their first page, on a device of their own. */
  signIn(
    demo: Pick<DemoApp, 'url'>,
    name: string,
    viewport: { readonly width: number; readonly height: number },
  ): Promise<Page>
  closePages(): Promise<void>
  close(): Promise<void>
}

/** Two cores that are shared are slow at times. */
const patienceMs = 30_000

export async function startDemoBrowser(): Promise<DemoBrowser> {
  const browser = await startBrowser()
  const problems: string[] = []

  async function open(options: BrowserContextOptions): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage()
    page.setDefaultTimeout(patienceMs)
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (line) => {
      if (line.type() === 'error') problems.push(line.text())
    })
    return page
  }

  return {
    problems,
    open,
    async signIn({ url }, name, viewport) {
      const page = await open({ viewport })
      await page.goto(`${url}/console/sign-in`)
      await page.getByLabel('E-mail').fill(`${name}@demo.example`)
      await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: 'Waiting for you' }).waitFor()
      return page
    },
    async closePages() {
      for (const context of browser.contexts()) await context.close()
      problems.length = 0
    },
    close: () => browser.close(),
  }
}

const accessibility = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA, each with where. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(accessibility)} })`,
  )
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`)
}
