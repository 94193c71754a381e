import { Worker, type ResourceLimits } from 'node:worker_threads'
import { WorseIndex } from './try-index.ts'
import type { Job, Request, Response, Results } from './worker-messages.ts'

/** One search worker and the jobs it has not answered yet. */
export interface WorkerLine {
  /** Rejects with `WorseIndex` when an edit is refused for what it would do. */
  do<Kind extends Job['kind']>(job: Job & { readonly kind: Kind }): Promise<Results[Kind]>
  /** Ends it at once; its unanswered jobs are rejected. */
  end(): Promise<void>
  /** Ends it when it has answered what it was asked. */
  retire(): Promise<void>
}

interface Pending {
  readonly resolve: (result: Results[Job['kind']]) => void
  readonly reject: (error: Error) => void
}

/** Starts a worker; `onDeath` is called once when it ends without having been asked to. */
export function startWorker(
  onDeath: (cause: Error) => void,
  resourceLimits: ResourceLimits = {},
): WorkerLine {
  return new ThreadLine(onDeath, resourceLimits)
}

class ThreadLine implements WorkerLine {
  readonly #worker: Worker
  readonly #onDeath: (cause: Error) => void
  readonly #pending = new Map<number, Pending>()
  #jobs = 0
  #ended: Error | undefined

  constructor(onDeath: (cause: Error) => void, resourceLimits: ResourceLimits) {
    this.#onDeath = onDeath
    this.#worker = new Worker(new URL('./search-worker.ts', import.meta.url), { resourceLimits })
    // An idle worker does not keep the process running.
    this.#worker.unref()
    this.#worker.on('message', (response: Response) => {
      this.#settle(response)
    })
    this.#worker.on('error', (error) => {
      this.#die(new Error('The search worker broke', { cause: error }))
    })
    this.#worker.on('exit', (code) => {
      this.#die(new Error(`The search worker ended with code ${code}`))
    })
  }

  do<Kind extends Job['kind']>(job: Job & { readonly kind: Kind }): Promise<Results[Kind]> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    this.#jobs += 1
    const request: Request = { id: this.#jobs, job }
    const result = new Promise<Results[Job['kind']]>((resolve, reject) => {
      this.#pending.set(request.id, { resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage(request)
    })
    return result as Promise<Results[Kind]>
  }

  async end(): Promise<void> {
    this.#rejectAll((this.#ended ??= new Error('Search was closed')))
    await this.#worker.terminate()
  }

  /** Jobs are answered in order, so after this one none is left. */
  async retire(): Promise<void> {
    await this.do({ kind: 'nothing' }).catch(() => undefined)
    await this.end()
  }

  #settle(response: Response): void {
    const job = this.#pending.get(response.id)
    this.#pending.delete(response.id)
    if (this.#pending.size === 0) this.#worker.unref()
    if (response.ok) job?.resolve(response.result)
    else if (response.worse) job?.reject(new WorseIndex(response.error))
    else job?.reject(new Error(`Search failed: ${response.error}`))
  }

  #die(cause: Error): void {
    if (this.#ended !== undefined) return
    this.#ended = cause
    this.#rejectAll(cause)
    this.#onDeath(cause)
  }

  #rejectAll(cause: Error): void {
    for (const { reject } of this.#pending.values()) reject(cause)
    this.#pending.clear()
  }
}
