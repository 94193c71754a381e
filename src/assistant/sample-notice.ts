import type { TurnOutcome } from '../domain/turn.ts'
import type { Tools } from './tools.ts'

const whoSees = 'who-sees-this-chat'

/** Who asks who can see this chat is told of the monthly sample too, while it is on. */
export function addSampleNotice(
  tools: Pick<Tools, 'library' | 'phrases'>,
  outcome: TurnOutcome,
): TurnOutcome {
  const { monthlySample } = tools.library().council.safety
  const [reply] = outcome.replies
  // The article's own answer, and not a part of it that they went on to.
  const isAnswer = reply?.article === whoSees && reply.section === undefined
  if (monthlySample === 0 || outcome.kind !== 'answer' || !isAnswer) return outcome
  const text = tools.phrases.say('replies:sample', { count: String(monthlySample) })
  return { ...outcome, replies: [...outcome.replies, { role: 'welcome', text }] }
}
