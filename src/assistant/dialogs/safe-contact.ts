import { looksLikeQuestion } from '../looks-like-question.ts'
import { plain } from '../readers/plain.ts'
import type { Script } from '../engine/script.ts'
import { asksAboutWhom, isAboutWhom, writeAboutWhom } from './about-whom.ts'
import { safeContactChoices } from './safe-contact-choices.ts'

const threads = safeContactChoices.map((choice) => choice.answer)
const timeWords =
  /\d|\b(?:now|any ?time|when ?ever|morning|afternoon|evening|night|noon|midday|lunch|today|tonight|tomorrow|tmrw|tomoz|week|weekend|mon|tues?|wed|thurs?|fri|sat|sun|\w+day|after|before|between|later|school|college|work|dont mind|not sure|idk|dunno)\b/

/**
 * After something an adult did was told: how and when it is safe to make contact, and whom it is
 * about. What happened is never asked.
 */
export const safeContact: Script = {
  name: 'safe-contact',
  version: 2,
  write(conversation) {
    conversation.asks('default', 'person:contact.how', safeContactChoices, (answer) =>
      threads.find((thread) => thread === answer),
    )
    conversation.tells('text', { kind: 'note-safe-contact', how: 'text' })
    conversation.says('text', 'cards:safeContact.text')
    asksAboutWhom(conversation, 'text')
    conversation.tells('call', { kind: 'note-safe-contact', how: 'call' })
    conversation.says('call', 'cards:safeContact.call')
    conversation.asks('call', 'person:contact.when', [], (answer, tell) => {
      tell({ kind: 'note-safe-contact', how: 'call', when: answer })
      return 'timed'
    })
    conversation.says('timed', 'person:contact.time-kept')
    asksAboutWhom(conversation, 'timed')
    conversation.tells('not-yet', { kind: 'note-safe-contact', how: 'not-yet' })
    conversation.says('not-yet', 'cards:safeContact.notYet')
    asksAboutWhom(conversation, 'not-yet')
    writeAboutWhom(conversation)
  },
  accepts(thread, text) {
    if (thread === 'default') return threads.includes(text)
    if (thread !== 'call') return isAboutWhom(text)
    return timeWords.test(plain(text)) && !looksLikeQuestion(text)
  },
}
