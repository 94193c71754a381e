import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

type Environment = Readonly<Record<string, string | undefined>>

export interface ServerProcess {
  readonly url: string
  /** Milliseconds from its start until /readyz said 200. */
  readonly readyMs: number
  /** MiB of memory that are its own now; undefined where nobody can say. */
  memory(): number | undefined
  stop(): Promise<void>
}

/** Starts a server that prints where it listens, and waits until it is ready. */
export async function startServer(
  args: readonly string[],
  env: Environment,
): Promise<ServerProcess> {
  const began = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = once(child, 'exit')
  const killIt = (): void => {
    child.kill('SIGKILL')
  }
  process.once('exit', killIt)
  const url = await addressOf(child)
  while ((await statusOf(`${url}/readyz`)) !== 200) await pause(5)
  const readyMs = performance.now() - began
  return {
    url,
    readyMs,
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM')
      await gone
      process.off('exit', killIt)
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('The server has no output')
  let said = ''
  stderr.on('data', (chunk) => (said += String(chunk)))
  for await (const line of createInterface(stdout)) {
    const [url] = /http:\S+/.exec(line) ?? []
    if (url === undefined) continue
    stdout.resume()
    return url
  }
  throw new Error(`The server ended before it listened: ${said.trim()}`)
}

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    get(url, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', () => {
      resolve(undefined)
    })
  })
}

function memoryOf(pid: number): number | undefined {
  const status = `/proc/${pid}/status`
  try {
    const kib = existsSync(status)
      ? /VmRSS:\s*(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
    return kib === undefined ? undefined : Number(kib) / 1024
  } catch {
    return undefined
  }
}
