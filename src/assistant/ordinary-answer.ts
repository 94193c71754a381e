import { sensitiveTopicOf } from '../domain/sensitive-topics.ts'
import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import { articles } from './deciders/articles.ts'
import { followUp } from './deciders/follow-up.ts'
import type { Tools } from './tools.ts'

/** What they chose by a number, and what is fixed, is no answer to a question of theirs. */
const answering: readonly string[] = [articles.name, followUp.name]

/**
 * Whether an outcome is an everyday answer to an everyday question, and nothing else is going on:
 * only then may the bot say anything that they did not ask for. Pure.
 */
export function isOrdinaryAnswer(
  tools: Pick<Tools, 'library'>,
  turn: Turn,
  findings: Findings,
  outcome: TurnOutcome,
  decider: string,
): boolean {
  const isAnswer = outcome.kind === 'answer' && answering.includes(decider)
  return isAnswer && nothingElse(turn, findings) && !isSensitive(tools, turn, findings, outcome)
}

/** No danger, no person, nobody who reads along, and not their first text. */
function nothingElse(turn: Turn, findings: Findings): boolean {
  const danger = findings.danger ?? findings.earlierDanger ?? findings.allegation ?? turn.openAlarm
  const person = turn.handover ?? turn.ownerStaffId ?? turn.newAdviser
  return (
    danger === undefined &&
    person === undefined &&
    turn.restricted !== true &&
    turn.discreet !== true &&
    turn.person.welcomed &&
    !turn.fromStaff &&
    findings.wishes.length === 0
  )
}

/** On a sensitive topic, or right after one. */
function isSensitive(
  { library }: Pick<Tools, 'library'>,
  { state: { article: before } }: Turn,
  { question }: Findings,
  { topics }: TurnOutcome,
): boolean {
  const articles = before === undefined ? topics : [...topics, before]
  const statuses = articles.map((id) => library().find(id, 'en')?.status ?? [])
  return sensitiveTopicOf({ articles, statuses, text: question }) !== undefined
}
