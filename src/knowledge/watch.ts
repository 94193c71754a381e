import { statSync, watch } from 'node:fs'
import { basename, sep } from 'node:path'
import { isKnowledgeFile } from './load-files.ts'

/** Resolves after `ms` milliseconds, or at once when `signal` aborts: the clock's own `wait`. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>

/** One save is often several events; this long after the last of a file it is told once. */
const quietMs = 200

/**
 * Calls `onChange` with the path, from the folder down, of every article or YAML file that was
 * written, made or removed, until `signal` aborts. Rejects when the folder cannot be watched.
 */
export async function watchKnowledge(
  dir: string,
  onChange: (path: string) => void,
  signal: AbortSignal,
  wait: Wait,
): Promise<void> {
  // On Linux a recursive watch of a folder that is not there says nothing, for ever.
  statSync(dir)
  const latest = new Map<string, number>()
  let events = 0
  const tell = async (path: string, event: number) => {
    await wait(quietMs, signal)
    if (signal.aborted || latest.get(path) !== event) return
    latest.delete(path)
    onChange(path)
  }
  const watcher = watch(dir, { recursive: true }, (_, filename) => {
    if (filename === null || !isKnowledgeFile(basename(filename))) return
    const path = filename.split(sep).join('/')
    latest.set(path, (events += 1))
    void tell(path, events)
  })
  await new Promise<void>((resolve, reject) => {
    watcher.once('error', reject)
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => {
      resolve()
    })
  }).finally(() => {
    watcher.close()
  })
}
