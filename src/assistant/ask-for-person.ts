import type { Choice } from '../domain/talk.ts'
import type { HandoverReason } from '../domain/handover.ts'
import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import { askAPersonChoices } from './dialogs/ask-a-person-choices.ts'
import { say } from './outcome.ts'
import { personSentences } from './person-words.ts'
import type { Phrases } from './phrases.ts'
import type { Tools } from './tools.ts'

export interface AskingForPerson {
  readonly reason: HandoverReason
  readonly because: string
  /** A sentence before the others. */
  readonly first?: string
}

/**
 * How to reach a person, and a handover on record. Opens the dialog `ask-a-person`; Botkit is met
 * only when it is answered, so asking for a person does not depend on it.
 */
export function askForPerson(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { reason, because, first }: AskingForPerson,
): TurnOutcome {
  const sentences = [
    ...(first === undefined ? [] : [first]),
    ...personSentences(tools, turn, findings),
    tools.phrases.say('person:cannot-pass-on'),
  ]
  return say(turn, findings, {
    kind: 'person',
    because,
    body: sentences.join(' '),
    choices: choicesOf(tools.phrases),
    effects: [{ kind: 'open-handover', reason }],
    state: { dialog: tools.engine.open('ask-a-person') },
  })
}

function choicesOf(phrases: Phrases): readonly Choice[] {
  return askAPersonChoices.map(({ label, answer }) => ({
    label: phrases.say(label),
    pick: { to: 'dialog', answer },
  }))
}
