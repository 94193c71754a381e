import { answerArticle } from '../answer-article.ts'
import type { Decider } from '../tools.ts'

const id = 'who-sees-this-chat'

/** WHO, and 'can my pa see this': an exact answer at once, before anything else. */
export const whoSees: Decider = {
  name: 'who sees this chat',
  decide(tools, turn, findings) {
    if (!findings.wishes.includes('who-sees-this')) return undefined
    const article = tools.library().find(id, 'en')
    if (article === undefined) return undefined
    return answerArticle(tools, turn, findings, { article, because: 'asks who sees this chat' })
  },
}
