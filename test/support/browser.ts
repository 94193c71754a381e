import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Chromium is: CHROMIUM, or where Debian puts it; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM']
  return [named, '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path))
}

/** Starts it with nothing of its own going out. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) {
    throw new Error('There is no Chromium here: install it, or name one in CHROMIUM')
  }
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
