import type { Findings, OutcomeKind, SmallTalk, Turn, TurnOutcome } from '../domain/turn.ts'
import { compose } from './compose.ts'
import { numbersFor } from './person-words.ts'
import type { Tools } from './tools.ts'

/** Never in danger, after an allegation or a wish to stop; and nothing is added to silence. */
const welcoming: readonly OutcomeKind[] = ['answer', 'choose', 'none', 'person', 'smalltalk']
/** 'hi' asks nothing: the welcome is the answer. */
const greetings: readonly (SmallTalk | undefined)[] = ['greeting', 'chat', 'are-you-human']

/** Once per person, after the first answer: what this is and who can read it. */
export function addWelcome(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  outcome: TurnOutcome,
): TurnOutcome {
  const foreign = findings.language !== 'en' && findings.language !== 'unreadable'
  const isTold = turn.person.welcomed || turn.fromStaff || foreign
  // Who reads along is said otherwise while something an adult did is open.
  if (isTold || turn.restricted === true || !welcoming.includes(outcome.kind)) return outcome
  const text = compose(turn, tools.phrases.say('welcome:first', numbersFor(tools))).text
  const only = outcome.kind === 'smalltalk' && greetings.includes(findings.smallTalk)
  return {
    ...outcome,
    replies: only ? [{ role: 'reply', text }] : [...outcome.replies, { role: 'welcome', text }],
    effects: [...outcome.effects, { kind: 'welcomed' }],
  }
}
