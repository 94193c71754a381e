import type { DrillResult, DrillTold } from '../domain/drill.ts'

const ways = { email: 'by e-mail', sms: 'by SMS', call: 'rung' } as const

/** How a drill went, as text: who was told and how, who acknowledged, and how fast. */
export function describeDrill(result: DrillResult, names: ReadonlyMap<string, string>): string {
  const nameOf = (id: string | undefined) =>
    id === undefined ? 'whoever answers at night' : (names.get(id) ?? 'somebody who left')
  const { outOfHours, told } = result
  return [
    `The drill began ${new Date(result.beganAt).toISOString()}, ${outOfHours ? 'with nobody of the service on duty' : 'with the service on duty'}.`,
    '',
    ...(told.length === 0
      ? ['Nobody was told.']
      : told.map((one) => toldLine(one, result, nameOf))),
    '',
    acknowledgedLine(result, nameOf),
  ].join('\n')
}

type NameOf = (id: string | undefined) => string

function toldLine(
  { staffId, way, status, at }: DrillTold,
  { beganAt }: DrillResult,
  nameOf: NameOf,
) {
  const when = at === undefined ? '' : ` after ${duration(at - beganAt)}`
  return `  ${nameOf(staffId).padEnd(26)} ${ways[way].padEnd(10)} ${status}${when}`
}

function acknowledgedLine(result: DrillResult, nameOf: NameOf): string {
  const { acknowledgedAt, acknowledgedBy, beganAt, endedAt } = result
  if (acknowledgedAt === undefined) {
    return `NOBODY acknowledged it within ${duration(endedAt - beganAt)}.`
  }
  const who = acknowledgedBy === undefined ? 'Whoever answers at night' : nameOf(acknowledgedBy)
  return `${who} acknowledged it after ${duration(acknowledgedAt - beganAt)}.`
}

function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
