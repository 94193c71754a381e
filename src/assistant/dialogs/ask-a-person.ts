import type { DialogChoice } from '../engine/engine-port.ts'
import type { Script } from '../engine/script.ts'

const yesOrNo: readonly DialogChoice[] = [
  { label: 'person:choices.yes', answer: 'show' },
  { label: 'person:choices.no', answer: 'keep-sealed' },
]

const whoGetsIt: readonly DialogChoice[] = [
  { label: 'person:choices.keep', answer: 'keep' },
  { label: 'person:choices.someone', answer: 'someone-else' },
  { label: 'person:choices.leave', answer: 'leave' },
]

/** What each who-gets-it choice says once it is made. */
const chosen = { keep: 'person:kept', 'someone-else': 'person:someone-asked' } as const

/**
 * After asking for a person: who gets it, when the adviser is not due in, and whether they may see
 * what was said before. The decider that asks puts the first choices: each of their answers is a
 * thread here. One ending in `-then-earlier` goes on to the question about the day before.
 */
export const askAPerson: Script = {
  name: 'ask-a-person',
  version: 2,
  write(conversation) {
    conversation.asks('default', 'person:who-gets-it', whoGetsIt, threadOf(whoGetsIt))
    for (const wish of ['keep', 'someone-else'] as const) {
      const then = `${wish}-then-earlier`
      for (const thread of [wish, then]) {
        conversation.tells(thread, { kind: 'choose-who', wish })
        conversation.says(thread, chosen[wish])
      }
      conversation.asks(then, 'person:earlier', yesOrNo, threadOf(yesOrNo))
    }
    conversation.tells('leave', { kind: 'choose-who', wish: 'leave' })
    conversation.says('leave', 'person:left')
    conversation.tells('show', { kind: 'show-earlier' })
    conversation.says('show', 'person:earlier-shown')
    conversation.says('keep-sealed', 'person:earlier-sealed')
  },
  accepts(thread, text) {
    const answers = thread === 'default' ? whoGetsIt : yesOrNo
    return answers.some(({ answer }) => answer === text)
  },
}

function threadOf(choices: readonly DialogChoice[]) {
  return (picked: string) => choices.find(({ answer }) => answer === picked)?.answer
}
