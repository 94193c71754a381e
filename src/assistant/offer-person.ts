import type { HandoverReason } from '../domain/handover.ts'
import type { Choice } from '../domain/talk.ts'
import type { Turn } from '../domain/turn.ts'
import { whoToAsk } from './handover-words.ts'
import type { Tools } from './tools.ts'

export interface Offered {
  /** The key of its words. */
  readonly label: string
  readonly reason: HandoverReason
  /** The texts the person is asked about. */
  readonly bring?: readonly string[]
}

/** A choice that asks a person. None where nobody can be asked, or somebody has been already. */
export function offerPerson(
  tools: Pick<Tools, 'phrases'>,
  turn: Turn,
  { label, reason, bring }: Offered,
): readonly Choice[] {
  if (turn.restricted === true || turn.handover !== undefined) return []
  const pick = { to: 'person', reason, ...(bring === undefined ? {} : { bring }) } as const
  return [{ label: tools.phrases.say(label, { pa: whoToAsk(tools, turn) }), pick }]
}

/** A choice to ask the same in other words. */
export function offerAnotherTry(tools: Pick<Tools, 'phrases'>): Choice {
  return { label: tools.phrases.say('replies:none.again'), pick: { to: 'rephrase' } }
}
