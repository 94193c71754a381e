import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fewAsks } from './few-asks.ts'

const root = join(import.meta.dirname, '..', '..')

/** The app in a process of its own. */
export interface ServerProcess {
  readonly url: string
  /** Ends it as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>
  /** Asks it to stop. Resolves with how long that took in milliseconds and its exit code. */
  terminate(): Promise<{ readonly ms: number; readonly code: number | null }>
}

/** Starts it, with the first few asks of each article, and waits until it listens. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(root, 'test', 'support', 'serve.ts')], {
    cwd: root,
    env: { ...process.env, KNOWLEDGE_DIR: fewAsks(), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await firstLine(child)
  const gone = once(child, 'exit')
  return {
    url,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async terminate() {
      const began = Date.now()
      child.kill('SIGTERM')
      await gone
      return { ms: Date.now() - began, code: child.exitCode }
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The server process has no output')
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('http')) return line
  }
  throw new Error('The server process ended before it listened')
}
