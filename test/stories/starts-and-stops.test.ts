import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { fewAsks } from '../support/few-asks.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

const root = join(import.meta.dirname, '..', '..')

/** Runs `npm start`'s own command and returns what it said when it ended by itself. */
async function start(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { ...process.env, KNOWLEDGE_DIR: fewAsks(), ...env },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

describe('starting and stopping', () => {
  let folder: string
  let server: ServerProcess | undefined

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark start '))
  })

  afterEach(async () => {
    await server?.kill()
    server = undefined
    rmSync(folder, { recursive: true, force: true })
  })

  const store = () => `sqlite:${join(folder, 'waymark.db')}`

  it('names every variable that is wrong, and touches nothing', async () => {
    const { code, said } = await start({
      PORT: 'abc',
      BURST_MS: '9999',
      DATA_KEY: 'c2VjcmV0',
      DATABASE_URL: store(),
    })

    expect(code).toBe(1)
    expect(said).toMatch(/PORT is not valid[\s\S]*BURST_MS|BURST_MS[\s\S]*PORT is not valid/)
    expect(said).toContain('DATA_KEY is not valid')
    expect(said).not.toMatch(/c2VjcmV0|at Object/)
    expect(existsSync(join(folder, 'waymark.db'))).toBe(false)
  })

  it('says that the port is taken, before it touches the store', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }

    const { code, said } = await start({ PORT: String(port), DATABASE_URL: store() })

    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} of 127.0.0.1 is taken`)
    expect(said).toContain('set PORT')
    expect(existsSync(join(folder, 'waymark.db'))).toBe(false)
    taken.close()
  })

  it('says that the store is in use, in a path with a space, and leaves it as it was', async () => {
    server = await startServer({ PORT: '0', DATABASE_URL: store(), LOG_LEVEL: 'fatal' })
    const before = statSync(join(folder, 'waymark.db')).mtimeMs

    const { code, said } = await start({ PORT: '0', DATABASE_URL: store() })

    expect(code).toBe(1)
    expect(said).toMatch(/in use by another Waymark[\s\S]*DATABASE_URL/)
    expect(statSync(join(folder, 'waymark.db')).mtimeMs).toBe(before)
  })

  it('does not serve people without the numbers that danger cards need', async () => {
    const { code, said } = await start({
      PORT: '0',
      DATABASE_URL: store(),
      DEMO: '0',
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'a-token-of-some-length',
      TWILIO_SMS_FROM: '+447700900001',
      PUBLIC_URL: 'https://waymark.example',
    })

    expect(code).toBe(1)
    expect(said).toContain('leaving-care-phone')
  })

  it('finishes what is in hand and stops within ten seconds of SIGTERM', async () => {
    const running = await startServer({ PORT: '0', DATABASE_URL: store(), LOG_LEVEL: 'fatal' })
    const posted = await fetch(`${running.url}/try/messages`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', origin: running.url },
      body: new URLSearchParams({ person: 'mia', channel: 'sms', text: 'council tax' }),
      redirect: 'manual',
    })
    const { ms, code } = await running.terminate()

    expect(posted.status).toBeLessThan(400)
    expect(code).toBe(0)
    // Not a figure of speed: the promise, with the process's own limit as its bound.
    expect(ms).toBeLessThan(10_000)
  })
})
