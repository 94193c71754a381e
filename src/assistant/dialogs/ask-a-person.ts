import { looksLikeQuestion } from '../looks-like-question.ts'
import type { Script } from '../engine/script.ts'
import { askAPersonChoices } from './ask-a-person-choices.ts'

const threads = askAPersonChoices.map((choice) => choice.answer)

/**
 * After asking for a person: say what it is about, get other numbers, or leave it. It promises
 * nothing: today nobody is told.
 */
export const askAPerson: Script = {
  name: 'ask-a-person',
  version: 1,
  write(conversation) {
    conversation.asks('default', 'person:what-would-help', askAPersonChoices, (answer) =>
      threads.find((thread) => thread === answer),
    )
    conversation.asks('note', 'person:note-ask', [])
    conversation.says('note', 'person:note-kept')
    conversation.says('numbers', 'person:numbers')
    conversation.says('leave', 'person:left')
  },
  accepts(thread, text) {
    return thread === 'note' ? !looksLikeQuestion(text) : threads.includes(text)
  },
}
