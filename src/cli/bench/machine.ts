import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Spread, spreadOf } from './statistics.ts'

/** What the figures of a run hang on. */
export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memoryGiB: number
  readonly system: string
  readonly node: string
  /** Processes that wanted a core in the minute before, on average: more than cores is too busy. */
  readonly loadBefore: number
  /** One 4 KiB write made durable, in milliseconds, in the folder the stores are in. */
  readonly fsyncMs: Spread
}

export function describeMachine(): Machine {
  const processors = cpus()
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    loadBefore: loadavg()[0] ?? Number.NaN,
    fsyncMs: spreadOf(timeFsyncs(100)),
  }
}

function timeFsyncs(times: number): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  const file = openSync(join(folder, 'fsync'), 'w')
  const page = Buffer.alloc(4096)
  try {
    return Array.from({ length: times }, () => {
      const began = performance.now()
      writeSync(file, page)
      fsyncSync(file)
      return performance.now() - began
    })
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true, force: true })
  }
}
