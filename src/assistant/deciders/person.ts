import { askForPerson } from '../ask-for-person.ts'
import { asksByName } from '../asks-by-name.ts'
import type { Decider } from '../tools.ts'

/** Asking for a person in any words, their adviser's name too; HELP and INFO count as that. */
export const person: Decider = {
  name: 'person',
  decide(tools, turn, findings) {
    const help =
      findings.wishes.includes('help') || turn.messages.some(({ optOut }) => optOut === 'help')
    const { adviser } = turn
    const byName = adviser !== undefined && asksByName(findings.question, adviser.firstName)
    if (!help && !byName && !findings.wishes.includes('person')) return undefined
    const first = help ? { first: tools.phrases.say('person:help') } : {}
    const because = help ? 'HELP counts as asking for a person' : 'asked for a person'
    return askForPerson(tools, turn, findings, { reason: 'asked', because, ...first })
  },
}
