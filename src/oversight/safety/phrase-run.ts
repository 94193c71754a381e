/** What a run has found so far, as it is kept with its phrase. Times are milliseconds UTC. */
export interface PhraseRun {
  readonly state: 'asked' | 'running' | 'done'
  readonly askedBy: string
  readonly askedAt: number
  /** Whoever runs it says so again and again: after a minute of silence another goes on. */
  readonly beatAt: number
  /** Lines of the corpora read, and all of them. */
  readonly read: number
  readonly lines: number
  readonly result?: RunResult
}

export interface RunResult {
  /** Lines that tell of danger (or of what an adult did), and which of them it newly hears. */
  readonly caught: Counted
  /** Harmless lines and questions, and which of them it newly alarms. */
  readonly disturbed: Counted
  /** Texts of the last 30 days that nobody sees here, and how many it would newly alarm. */
  readonly recent: { readonly texts: number; readonly alarmed: number }
  readonly finishedAt: number
}

export interface Counted {
  readonly of: number
  readonly count: number
  /** Of the corpora alone, a few of them. */
  readonly examples: readonly string[]
}

export function readRun(json: string | undefined): PhraseRun | undefined {
  return json === undefined ? undefined : (JSON.parse(json) as PhraseRun)
}

const dayMs = 24 * 60 * 60 * 1000
/** A run says something of the rules and texts of its time alone. */
const staleAfterMs = 7 * dayMs
/** One in two hundred: more than that and staff stop looking. */
const mostDisturbed = 0.005
/** Of fewer recent texts a share says nothing. */
const leastRecent = 200

/** What stands between a phrase and being in force. */
export type Hurdle = 'no-run' | 'stale' | 'too-noisy' | 'confirm' | 'none'

/** `confirm`: it disturbs more than it catches, so it takes a second yes. */
export function hurdleOf(run: PhraseRun | undefined, now: Date): Hurdle {
  const result = run?.result
  if (run?.state !== 'done' || result === undefined) return 'no-run'
  if (now.getTime() - result.finishedAt > staleAfterMs) return 'stale'
  if (isTooNoisy(result)) return 'too-noisy'
  return result.disturbed.count > result.caught.count ? 'confirm' : 'none'
}

function isTooNoisy({ disturbed, recent }: RunResult): boolean {
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of)
  return (
    share(disturbed.count, disturbed.of) > mostDisturbed ||
    (recent.texts >= leastRecent && share(recent.alarmed, recent.texts) > mostDisturbed)
  )
}
