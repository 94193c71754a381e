import { emptyDialogState, type DialogState } from '../../domain/talk.ts'
import type { AdviserDue, Turn, TurnOutcome } from '../../domain/turn.ts'
import type { Answering } from './trial-deps.ts'

/** Somebody every registered young person could have. */
const adviser: AdviserDue = { id: 'trial-adviser', firstName: 'Jo', dueInNow: true }

/** One turn of a registered young person, already welcomed, by SMS, with their adviser at work. */
export function takeTrialTurn(
  assistant: Answering,
  text: string,
  now: Date,
  state: DialogState = emptyDialogState,
): Promise<TurnOutcome> {
  const turn: Turn = {
    person: { id: 'trial', registered: true, language: 'en', welcomed: true },
    channel: 'sms',
    optedOut: false,
    messages: [{ id: 'trial', text, media: [] }],
    recent: [],
    state,
    adviser,
    named: true,
    fromStaff: false,
    now,
  }
  return assistant.takeTurn(turn, assistant.assess([text], []))
}
