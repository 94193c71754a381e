import { say, sayAsIs } from '../outcome.ts'
import { numbersFor } from '../person-words.ts'
import type { Decider } from '../tools.ts'

/** What search cannot read: another language gets its fixed text, no letters at all a question. */
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
    return sayAsIs(turn, findings, {
      kind: 'person',
      because: `language ${findings.language}`,
      text: phrases.say(`language:fixed@${known}`, numbersFor(tools)),
      effects: [{ kind: 'open-handover', reason: 'language' }],
      state: {
        choices: [{ label, pick: { to: 'phrase', phrase: `language:noted@${known}` } }],
      },
    })
  },
}
