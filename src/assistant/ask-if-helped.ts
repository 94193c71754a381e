import type { Choice } from '../domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import { countSegments } from '../knowledge/segments.ts'
import { isOn } from './in-service.ts'
import { isOrdinaryAnswer } from './ordinary-answer.ts'
import { queryOf } from './query.ts'
import type { Tools } from './tools.ts'

/** So many answers of a talk, this one included, before they are asked of one. */
const leastAnswers = 3
const mostSegments = 2
/** Twilio refuses a WhatsApp text above 1,600 characters. */
const mostCharacters = 1500
const mostOthers = 2

/**
 * Asks now and then, under an everyday answer, whether it helped; its two numbers go on from the
 * answer's own. Never when there is no room, and not again within the days that `mayAskIfHelped`
 * stands for.
 */
export async function askIfHelped(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  outcome: TurnOutcome,
  decider: string,
): Promise<TurnOutcome> {
  if (outcome.kind !== 'answer') return outcome
  const answers = (turn.state.answers ?? 0) + 1
  const counted = { ...outcome, state: { ...outcome.state, answers } }
  const wanted = turn.mayAskIfHelped === true && answers >= leastAnswers
  if (!wanted || !isOn(tools, 'asking-if-helped')) return counted
  if (!isOrdinaryAnswer(tools, turn, findings, outcome, decider)) return counted
  return withQuestion(tools, turn, counted, await othersOf(tools, turn, findings, outcome))
}

function withQuestion(
  { phrases }: Tools,
  turn: Turn,
  outcome: TurnOutcome,
  others: readonly string[],
): TurnOutcome {
  const { choices } = outcome.state
  const [yes, no] = [choices.length + 1, choices.length + 2].map(String)
  const question = phrases.say('replies:helped.ask', { yes: yes ?? '', no: no ?? '' })
  const asked = outcome.replies.map((reply) =>
    reply.role === 'reply' ? { ...reply, text: `${reply.text}\n${question}` } : reply,
  )
  if (!asked.every(({ text }) => fits(turn, text))) return outcome
  const answer = (key: 'yes' | 'no'): Choice => ({
    label: phrases.say(`replies:helped.${key}`),
    pick: { to: 'helped', helped: key === 'yes', others },
  })
  return {
    ...outcome,
    replies: asked,
    effects: [...outcome.effects, { kind: 'asked-if-helped' }],
    state: { ...outcome.state, answers: 0, choices: [...choices, answer('yes'), answer('no')] },
  }
}

function fits({ channel }: Turn, text: string): boolean {
  if (channel === 'whatsapp') return text.length <= mostCharacters
  return countSegments(text).segments <= mostSegments
}

/**
 * What else search thought of: offered when it did not help. The search is remembered; broken, it
 * costs nobody the answer that there is.
 */
async function othersOf(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { topics }: TurnOutcome,
): Promise<readonly string[]> {
  try {
    const { candidates } = await tools.searchArticles(queryOf(turn, findings))
    const others = candidates.map(({ article }) => article).filter((id) => !topics.includes(id))
    return others.slice(0, mostOthers)
  } catch {
    return []
  }
}
