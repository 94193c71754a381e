import { discreetly } from '../domain/discreet.ts'
import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import { renderForChannel } from '../knowledge/render.ts'
import { countSegments } from '../knowledge/segments.ts'
import type { Tools } from './tools.ts'

/**
 * Danger that was heard faintly in a text that got another answer: a person reads it the same day, and
 * the young person is told so, with where to get help, under the answer.
 */
export function flagUnsure(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  outcome: TurnOutcome,
): TurnOutcome {
  const { danger } = findings
  if (danger?.unsure !== true || outcome.kind === 'crisis' || outcome.kind === 'silent') {
    return outcome
  }
  const replies = outcome.replies.map((reply) =>
    reply.role === 'reply' ? { ...reply, text: withHelp(tools, turn, reply.text) } : reply,
  )
  return {
    ...outcome,
    because: `${outcome.because}; ${danger.kind} heard faintly`,
    replies,
    effects: [...outcome.effects, { kind: 'raise-alarm', danger }],
  }
}

/** In full; short where the numbers stand already, or an SMS would grow beyond three parts. */
function withHelp(tools: Tools, turn: Turn, text: string): string {
  const full = renderForChannel(tools.phrases.say('replies:unsure-danger'), turn.channel)
  const both = `${text}\n${full}`
  const leaves = turn.discreet === true ? discreetly(both) : both
  const hasRoom = turn.channel === 'whatsapp' || countSegments(leaves).segments <= 3
  if (hasRoom && !text.includes('999')) return both
  return `${text}\n${tools.phrases.say('replies:unsure-danger-short')}`
}
