import { discreetly } from '../domain/discreet.ts'
import type { DangerKind } from '../domain/danger.ts'
import type { Findings, OutcomeKind, Turn, TurnOutcome } from '../domain/turn.ts'
import { renderForChannel } from '../knowledge/render.ts'
import { countSegments } from '../knowledge/segments.ts'
import { dangerChoices } from './danger-choices.ts'
import type { Tools } from './tools.ts'

/** How long after the last text a disclosure before it still counts. */
const counts = 12 * 60 * 60 * 1000

const answered: readonly OutcomeKind[] = ['answer', 'choose', 'person']
const unanswered: readonly OutcomeKind[] = ['none', 'smalltalk']

/**
 * Somebody who told of a danger, or whose alarm is open, still gets an answer to what they ask now,
 * with where to get help under it; small talk, or a text nothing answers, gets the card's
 * reminder. Either way the outcome still counts as that crisis.
 */
export function addHelpAfterDisclosure(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  outcome: TurnOutcome,
): TurnOutcome {
  const category = disclosed(turn, findings)
  if (category === undefined) return outcome
  const because = `${outcome.because}; after a disclosure`
  if (answered.includes(outcome.kind) || doesSomething(outcome)) {
    const replies = outcome.replies.map((reply) =>
      reply.role === 'reply' ? { ...reply, text: withHelp(tools, turn, reply.text) } : reply,
    )
    return { ...outcome, kind: 'crisis', category, because, replies }
  }
  if (!unanswered.includes(outcome.kind)) return outcome
  const card = { card: 'again', kind: category } as const
  return {
    ...outcome,
    kind: 'crisis',
    category,
    because,
    replies: [{ role: 'reply', text: tools.cards.say(card, undefined), card }],
    state: { ...outcome.state, choices: dangerChoices(tools.phrases) },
  }
}

/** What was asked for, and done, is answered. */
function doesSomething({ effects }: TurnOutcome): boolean {
  return effects.some(({ kind }) => kind === 'discreet')
}

function disclosed(turn: Turn, findings: Findings): DangerKind | undefined {
  const last = turn.recent.findLast((past) => past.from === 'young-person')
  const fresh = last !== undefined && turn.now.getTime() - last.at.getTime() <= counts
  return fresh ? (findings.earlierDanger?.kind ?? turn.openAlarm) : undefined
}

/** Where to get help stands under the answer, unless an SMS would grow beyond three parts. */
function withHelp(tools: Tools, turn: Turn, text: string): string {
  const help = renderForChannel(tools.phrases.say('replies:after-disclosure'), turn.channel)
  const both = `${text}\n${help}`
  const leaves = turn.discreet === true ? discreetly(both) : both
  return turn.channel === 'whatsapp' || countSegments(leaves).segments <= 3 ? both : text
}
