import type { Effect, Turn } from '../../domain/turn.ts'
import { say, sayAsIs } from '../outcome.ts'
import { numbersFor } from '../person-words.ts'
import type { Decider } from '../tools.ts'

/**
 * What search cannot read: another language gets its fixed text, no letters at all a question. Nobody
 * here can tell what it says, so it may be danger: a person has it read today.
 */
export const language: Decider = {
  name: 'language',
  decide(tools, turn, findings) {
    const { phrases } = tools
    if (findings.language === 'en' || findings.smallTalk !== undefined) return undefined
    if (findings.language === 'unreadable') {
      return say(turn, findings, {
        kind: 'smalltalk',
        because: 'nothing to read',
        body: phrases.say('replies:unreadable'),
        state: { choices: turn.state.choices, rephrased: turn.state.rephrased },
      })
    }
    const known = phrases.has(`language:fixed@${findings.language}`) ? findings.language : 'en'
    const label = phrases.say(`language:person@${known}`)
    const fixed = phrases.say(`language:fixed@${known}`, numbersFor(tools))
    const effects = readByStaff(turn)
    return sayAsIs(turn, findings, {
      kind: 'person',
      because: `language ${findings.language}`,
      text: effects.length === 0 ? fixed : `${fixed} ${phrases.say(`language:passed@${known}`)}`,
      effects,
      state: {
        choices: [{ label, pick: { to: 'phrase', phrase: `language:noted@${known}` } }],
      },
    })
  },
}

/** What is told to officers alone stays with them: nobody else is asked. */
function readByStaff({ restricted }: Turn): readonly Effect[] {
  if (restricted === true) return []
  return [{ kind: 'open-handover', reason: 'language', priority: 'worried' }]
}
