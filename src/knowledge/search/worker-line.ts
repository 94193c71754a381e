import { Worker } from 'node:worker_threads'
import type { Candidates } from './candidates.ts'
import type { Job, Request, Response } from './worker-messages.ts'

/** One search worker and the jobs it has not answered yet. */
export interface WorkerLine {
  do(job: Job): Promise<Candidates | undefined>
  /** Ends it at once; its unanswered jobs are rejected. */
  end(): Promise<void>
  /** Ends it when it has answered what it was asked. */
  retire(): Promise<void>
}

interface Pending {
  readonly resolve: (found: Candidates | undefined) => void
  readonly reject: (error: Error) => void
}

/** Starts a worker; `onDeath` is called once when it ends without having been asked to. */
export function startWorker(onDeath: (cause: Error) => void): WorkerLine {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url))
  const pending = new Map<number, Pending>()
  let jobs = 0
  let ended: Error | undefined
  const die = (cause: Error) => {
    if (ended !== undefined) return
    ended = cause
    for (const { reject } of pending.values()) reject(cause)
    pending.clear()
    onDeath(cause)
  }
  worker.unref()
  worker.on('message', (response: Response) => {
    const job = pending.get(response.id)
    pending.delete(response.id)
    if (pending.size === 0) worker.unref()
    if (response.ok) job?.resolve(response.found)
    else job?.reject(new Error(`Search failed: ${response.error}`))
  })
  worker.on('error', (error) => {
    die(new Error('The search worker broke', { cause: error }))
  })
  worker.on('exit', (code) => {
    die(new Error(`The search worker ended with code ${code}`))
  })
  const line: WorkerLine = {
    do: (job) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended)
          return
        }
        jobs += 1
        pending.set(jobs, { resolve, reject })
        worker.ref()
        worker.postMessage({ id: jobs, job } satisfies Request)
      }),
    end: async () => {
      ended ??= new Error('Search was closed')
      for (const { reject } of pending.values()) reject(ended)
      pending.clear()
      await worker.terminate()
    },
    // Jobs are answered in order, so after this one none is left.
    retire: async () => {
      await line.do({ kind: 'nothing' }).catch(() => undefined)
      await line.end()
    },
  }
  return line
}
