import { looksLikeQuestion } from '../looks-like-question.ts'
import { plain } from '../readers/plain.ts'
import type { Script } from '../engine/script.ts'
import { safeContactChoices } from './safe-contact-choices.ts'

const threads = safeContactChoices.map((choice) => choice.answer)
const timeWords =
  /\d|\b(?:now|any ?time|when ?ever|morning|afternoon|evening|night|noon|midday|lunch|today|tonight|tomorrow|tmrw|tomoz|week|weekend|mon|tues?|wed|thurs?|fri|sat|sun|\w+day|after|before|between|later|school|college|work|dont mind|not sure|idk|dunno)\b/

/** After something an adult did was told: how and when it is safe to make contact. */
export const safeContact: Script = {
  name: 'safe-contact',
  version: 1,
  write(conversation) {
    conversation.asks('default', 'person:contact.how', safeContactChoices, (answer) =>
      threads.find((thread) => thread === answer),
    )
    conversation.tells('text', { kind: 'note-safe-contact', how: 'text' })
    conversation.says('text', 'cards:safeContact.text')
    conversation.tells('call', { kind: 'note-safe-contact', how: 'call' })
    conversation.says('call', 'cards:safeContact.call')
    conversation.asks('call', 'person:contact.when', [], (answer, tell) => {
      tell({ kind: 'note-safe-contact', how: 'call', when: answer })
      return undefined
    })
    conversation.says('call', 'person:contact.time-kept')
    conversation.tells('not-yet', { kind: 'note-safe-contact', how: 'not-yet' })
    conversation.says('not-yet', 'cards:safeContact.notYet')
  },
  accepts(thread, text) {
    if (thread !== 'call') return threads.includes(text)
    return timeWords.test(plain(text)) && !looksLikeQuestion(text)
  },
}
