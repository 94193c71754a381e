import type { Choice } from '../../domain/talk.ts'
import { askForPerson } from '../ask-for-person.ts'
import { asksByName } from '../asks-by-name.ts'
import { dangerChoices } from '../danger-choices.ts'
import type { Decider, Tools } from '../tools.ts'

/**
 * Asking for a person in any words, their adviser's name too. HELP and INFO, which the network
 * answers too, are a call for help: numbers that answer at once come first, and '1 I'm in danger'.
 */
export const person: Decider = {
  name: 'person',
  decide(tools, turn, findings) {
    const help =
      findings.wishes.includes('help') || turn.messages.some(({ optOut }) => optOut === 'help')
    const { adviser } = turn
    const byName = adviser !== undefined && asksByName(findings.question, adviser.firstName)
    if (!help && !byName && !findings.wishes.includes('person')) return undefined
    const because = help ? 'HELP counts as asking for a person' : 'asked for a person'
    const calling = help ? { first: tools.phrases.say('person:help'), ahead: inDanger(tools) } : {}
    return askForPerson(tools, turn, findings, { reason: 'asked', because, ...calling })
  },
}

function inDanger({ phrases }: Tools): readonly Choice[] {
  return dangerChoices(phrases).slice(0, 1)
}
