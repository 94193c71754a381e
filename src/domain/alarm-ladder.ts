import type { Presence } from './who-is-there.ts'

/** Where an alarm is: below 0 nobody has been there to be asked. */
export interface Standing {
  readonly step: number
  readonly round: number
}

/** Before anybody was asked. */
export const notBegun: Standing = { step: -1, round: 0 }

/** Where an emergency goes from there. */
export type Next =
  | (Standing & {
      readonly kind: 'tell'
      readonly tell: readonly string[]
      /** Who is rung too: nobody of the service is on duty, and a text may wake nobody. */
      readonly ring: readonly string[]
      /** The number of whoever answers then. */
      readonly phone?: string
      /** Everybody who is there was asked, and it begins again with the first. */
      readonly again: boolean
    })
  /** Nobody is there. `until`: when the first is due in, where anybody knows. */
  | (Standing & { readonly kind: 'wait'; readonly until?: Date })

/**
 * The next who are asked, of those who are there at this moment: the ones they know and the duty team
 * together; then whoever covers, and the rota; then the managers; then round again. It never ends by
 * itself. With nobody of the service on duty the rota, or whoever answers at night, is the first step
 * and the only one.
 */
export function nextOnLadder(there: Presence, standing: Standing): Next {
  const steps = stepsOf(there)
  const isThere = ({ tell, phone }: Step): boolean => tell.length > 0 || phone !== undefined
  const later = steps.findIndex((step, at) => at > standing.step && isThere(step))
  if (later >= 0) return toNext(steps, later, standing.round, false)
  const first = steps.findIndex(isThere)
  const round = standing.step < 0 ? standing.round : standing.round + 1
  if (first >= 0) return toNext(steps, first, round, true)
  const { nextThere } = there
  return { kind: 'wait', step: -1, round, ...(nextThere !== undefined && { until: nextThere }) }
}

interface Step {
  readonly tell: readonly string[]
  readonly ring?: readonly string[]
  readonly phone?: string
}

function stepsOf({ onDuty, onCall, call }: Presence): readonly Step[] {
  const { known, duty, cover, managers } = onDuty
  if (known.length + duty.length + cover.length + managers.length === 0) {
    return [{ tell: onCall, ring: onCall, ...(call !== undefined && { phone: call.phone }) }]
  }
  const first = [...known, ...duty]
  const second = [...cover, ...onCall].filter((id) => !first.includes(id))
  return [{ tell: first }, { tell: [...new Set(second)] }, { tell: managers }]
}

function toNext(steps: readonly Step[], step: number, round: number, again: boolean): Next {
  const { tell = [], ring = [], phone } = steps[step] ?? {}
  return { kind: 'tell', step, round, tell, ring, again, ...(phone !== undefined && { phone }) }
}
