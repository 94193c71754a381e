import { dangerKinds } from '../../domain/danger.ts'
import { type Chances, meanings } from '../../safeguarding/learnt/model.ts'
import { sayShare, wilson } from '../wilson.ts'
import type { SafetyLine } from './read-safety.ts'

/** What the learnt signal makes of a line it has not learnt from. */
export interface Foretold {
  readonly line: SafetyLine
  readonly chances: Chances
}

interface Thresholds {
  readonly alarm: number
  readonly urgent: number
}

/** Shares heard, by kind and by hand, and what other thresholds would give, for a terminal. */
export function describeSafety(all: readonly Foretold[], { alarm, urgent }: Thresholds): string {
  const isHeard = (one: Foretold): boolean => alarmOf(one) >= alarm
  const of = (expect: string) => all.filter(({ line }) => line.expect === expect)
  const danger = all.filter(({ line }) => isDanger(line.expect))
  const hands = Array.from(new Set(all.map(({ line }) => line.hand)))
  return [
    `Each hand's lines, learnt from the others; an alarm from ${alarm}:`,
    row('danger heard', danger, isHeard),
    row('its kind right', danger.filter(isHeard), isRightKind),
    row('its level right', danger.filter(isHeard), isRightLevel(urgent)),
    row('allegation heard', of('allegation'), isHeard),
    row('false alarm', of('harmless'), isHeard),
    ...dangerKinds.map((kind) => row(`  ${kind}`, of(kind), isHeard)),
    ...hands.flatMap((hand) => [
      row(`  ${hand} heard`, all.filter(ofHand(hand, true)), isHeard),
      row(`  ${hand} false`, all.filter(ofHand(hand, false)), isHeard),
    ]),
    'Other thresholds: danger, allegation, false alarm',
    ...[0.05, 0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.25, 0.3, 0.4, 0.5].map((least) => {
      const shares = [danger, of('allegation'), of('harmless')].map((some) => {
        const heard = some.filter((one) => alarmOf(one) >= least).length
        return ((100 * heard) / some.length).toFixed(1)
      })
      return `  ${least.toFixed(2)}  ${shares.join('  ')}`
    }),
  ].join('\n')
}

function row(name: string, some: readonly Foretold[], holds: (one: Foretold) => boolean): string {
  const hits = some.filter(holds).length
  if (some.length === 0) return `${name.padEnd(20)}     -`
  const share = wilson(hits, some.length)
  return `${name.padEnd(20)} ${String(hits).padStart(5)} of ${String(some.length).padStart(5)}  ${sayShare(share)}`
}

const alarmOf = ({ chances }: Foretold): number => 1 - (chances.of[0] ?? 1)

const isDanger = (expect: string): boolean => dangerKinds.some((kind) => kind === expect)

const ofHand =
  (hand: string, telling: boolean) =>
  ({ line }: Foretold): boolean =>
    line.hand === hand && (line.expect !== 'harmless') === telling

function isRightKind({ line, chances }: Foretold): boolean {
  const kinds = chances.of.slice(2)
  return meanings[2 + kinds.indexOf(Math.max(...kinds))] === line.expect
}

const isRightLevel =
  (urgent: number) =>
  ({ line, chances }: Foretold): boolean =>
    chances.urgent >= urgent === (line.level === 'emergency')
