import { aboutWhom as answers } from '../../domain/allegation-case.ts'
import type { DialogChoice } from '../engine/engine-port.ts'
import type { Script, ScriptedConversation } from '../engine/script.ts'

/** '1 My PA 2 A manager 3 Someone else'. */
export const aboutWhomChoices: readonly DialogChoice[] = answers.map((answer) => ({
  label: `person:contact.about-${answer}`,
  answer,
}))

/** Whom it is about, so that they are kept out; what they did is never asked. */
export const aboutWhom: Script = {
  name: 'about-whom',
  version: 1,
  write(conversation) {
    asksAboutWhom(conversation, 'default')
    writeAboutWhom(conversation)
  },
  accepts: (_, text) => isAboutWhom(text),
}

export function isAboutWhom(text: string): boolean {
  return answers.some((answer) => answer === text)
}

/** Asks it at the end of a thread. */
export function asksAboutWhom(conversation: ScriptedConversation, thread: string): void {
  conversation.asks(thread, 'person:contact.about', aboutWhomChoices, (picked) =>
    answers.find((answer) => answer === picked),
  )
}

/** The threads that its answers lead to. */
export function writeAboutWhom(conversation: ScriptedConversation): void {
  for (const about of answers) {
    conversation.tells(about, { kind: 'note-about', about })
    conversation.says(about, `person:contact.${about}-kept`)
  }
}
