import { type Spread, spreadOf } from './statistics.ts'

export type DatabaseName = 'sqlite' | 'postgres'

/** One line of the table. */
export interface Measure {
  readonly name: string
  readonly database: DatabaseName
  readonly unit: 'ms' | 'MiB'
  readonly ours: Spread
  /** The least that any such program must do, measured in the same run. */
  readonly floor?: Spread
  /** Ours as a multiple of the floor, round by round. */
  readonly ratio?: Spread
  /** Of the ratio where there is one, else of ours. */
  readonly aim?: number
  readonly ok?: boolean
  /** Turns a second, where that is the question. */
  readonly perSecond?: number
}

/** What one round measured, ours and the floor's one right after the other. */
export interface Round {
  readonly ours: number
  readonly floor: number
}

/** Ours against the floor: machines differ and are busy, the ratio of a round is neither. */
export function against(
  what: Pick<Measure, 'name' | 'database'> & { readonly aim?: number },
  rounds: readonly Round[],
): Measure {
  const ratio = spreadOf(rounds.map((round) => round.ours / round.floor))
  return {
    ...what,
    unit: 'ms',
    ours: spreadOf(rounds.map((round) => round.ours)),
    floor: spreadOf(rounds.map((round) => round.floor)),
    ratio,
    ...(what.aim !== undefined && { ok: ratio.median <= what.aim }),
  }
}

/** A figure by itself, with the most it should be. */
export function alone(
  what: Pick<Measure, 'name' | 'database' | 'unit'> & { readonly aim?: number },
  values: readonly number[],
): Measure {
  const ours = spreadOf(values)
  return { ...what, ours, ...(what.aim !== undefined && { ok: ours.median < what.aim }) }
}
