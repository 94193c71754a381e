import { answerArticle } from '../answer-article.ts'
import { say } from '../outcome.ts'
import type { Decider } from '../tools.ts'

const id = 'who-sees-this-chat'

/** WHO, and 'can my pa see this': an exact answer at once, before anything else. */
export const whoSees: Decider = {
  name: 'who sees this chat',
  decide(tools, turn, findings) {
    if (!findings.wishes.includes('who-sees-this')) return undefined
    if (turn.restricted === true) {
      const body = tools.phrases.say('person:told-us.who-sees')
      return say(turn, findings, { kind: 'answer', because: 'asks who sees what they told', body })
    }
    const article = tools.library().find(id, 'en')
    if (article === undefined) return undefined
    return answerArticle(tools, turn, findings, { article, because: 'asks who sees this chat' })
  },
}
