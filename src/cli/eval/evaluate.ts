import type { DangerKind, Level } from '../../domain/danger.ts'
import type { Person } from '../../domain/person.ts'
import { emptyDialogState, type DialogState } from '../../domain/talk.ts'
import type {
  AdviserDue,
  Findings,
  OutcomeKind,
  PastMessage,
  Turn,
  TurnOutcome,
} from '../../domain/turn.ts'
import type { Assistant } from '../../assistant/create-assistant.ts'
import { countSegments } from '../../knowledge/segments.ts'
import type { EvalLine } from './parse-eval-lines.ts'

export interface EvalResult {
  readonly id: string
  readonly outcome: OutcomeKind
  /** Null unless the outcome is a crisis. */
  readonly category: DangerKind | null
  /** Of the danger heard last; null when none was. */
  readonly level: Level | null
  readonly topics: readonly string[]
  readonly text: string
  readonly segments: number
  /** Of the last turn, reading included. */
  readonly ms: number
}

export type Asked = Pick<Assistant, 'assess' | 'takeTurn'>

/** Tuesday 17 November 2026, 11:00 in London. */
const tuesday = new Date('2026-11-17T11:00:00Z')
const adviser: AdviserDue = {
  id: 'eval-adviser',
  firstName: 'Jo',
  workMobile: '+447700900123',
  dueInNow: true,
}

/** Feeds each line's turns to the assistant, and keeps what the last one got. */
export async function evaluate(
  lines: readonly EvalLine[],
  assistant: Asked,
): Promise<readonly EvalResult[]> {
  const results: EvalResult[] = []
  for (const line of lines) {
    const last = await takeTurns(line, assistant)
    results.push(resultOf(line, last))
  }
  return results
}

/** A turn as it was taken, and what came of it. */
export interface Taken {
  readonly turn: Turn
  readonly findings: Findings
  readonly outcome: TurnOutcome
  readonly ms: number
}

/**
 * Feeds a line's turns to the assistant, one after another, and returns the last: a new registered
 * person, already welcomed, on SMS, with the adviser at work, age and district unknown.
 */
export async function takeTurns(line: EvalLine, assistant: Asked): Promise<Taken> {
  let soFar: SoFar = { state: emptyDialogState, recent: [], optedOut: false }
  let last: Taken | undefined
  for (const [at, text] of line.turns.entries()) {
    const now = new Date(tuesday.getTime() + at * 60_000)
    const started = performance.now()
    const findings = assistant.assess([text], soFar.recent)
    const turn = turnOf(line, text, soFar, now)
    const outcome = await assistant.takeTurn(turn, findings)
    last = { turn, findings, outcome, ms: performance.now() - started }
    soFar = after(soFar, text, outcome, now)
  }
  if (last === undefined) throw new Error(`Line ${line.id} has no turns: give it at least one`)
  return last
}

/** What one line has left behind so far. */
interface SoFar {
  readonly state: DialogState
  readonly recent: readonly PastMessage[]
  readonly openAlarm?: DangerKind
  readonly optedOut: boolean
}

function turnOf(line: EvalLine, text: string, soFar: SoFar, now: Date): Turn {
  const person: Person = {
    id: `eval-${line.id}`,
    registered: true,
    language: 'en',
    adviserId: adviser.id,
    welcomed: true,
  }
  const messages = [{ id: `${line.id}-${soFar.recent.length}`, text, media: [] }]
  const known = { adviser, named: true, fromStaff: false }
  return { person, channel: 'sms', messages, ...known, now, ...soFar }
}

function after(soFar: SoFar, text: string, outcome: TurnOutcome, now: Date): SoFar {
  const raised = outcome.effects.find((effect) => effect.kind === 'raise-alarm')
  const openAlarm = soFar.openAlarm ?? raised?.danger.kind
  const stopped = outcome.effects.some(({ kind }) => kind === 'opt-out')
  const started = outcome.effects.some(({ kind }) => kind === 'opt-in')
  const said = outcome.replies.map((reply): PastMessage => ({
    from: 'bot',
    text: reply.text,
    at: now,
  }))
  return {
    state: outcome.state,
    recent: [...soFar.recent, { from: 'young-person', text, at: now }, ...said],
    ...(openAlarm === undefined ? {} : { openAlarm }),
    optedOut: (soFar.optedOut || stopped) && !started,
  }
}

function resultOf(line: EvalLine, { outcome, findings, ms }: Taken): EvalResult {
  const { kind, category, topics, replies } = outcome
  const texts = replies.map((reply) => reply.text)
  return {
    id: line.id,
    outcome: kind,
    category: category ?? null,
    level: (findings.danger ?? findings.earlierDanger)?.level ?? null,
    topics,
    text: texts.join('\n'),
    segments: texts.reduce((sum, text) => sum + countSegments(text).segments, 0),
    ms: Math.round(ms * 100) / 100,
  }
}
