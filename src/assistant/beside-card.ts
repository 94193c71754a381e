import type { ChannelName } from '../domain/address.ts'
import type { Findings } from '../domain/turn.ts'
import type { Phrases } from './phrases.ts'

/** The languages that have words for danger of their own: those of locales/. */
const languages = ['am', 'ar', 'ckb', 'fa', 'ps', 'sq', 'ti', 'vi'] as const

/** The texts that go along with a card, each by itself. */
export type BesideCard = (
  findings: Pick<Findings, 'language' | 'wishes'>,
  channel: ChannelName,
) => readonly string[]

/**
 * What goes along with a card. For somebody who wrote in another language: 999, and to say which
 * language they speak. For whoever said that somebody reads their phone: that texts begin with other
 * words now, and how to delete a chat. Read once, so that sending it needs no locale.
 */
export function readBesideCard(phrases: Phrases): BesideCard {
  const theirs = new Map<string, string>(
    languages
      .filter((language) => phrases.has(`language:danger@${language}`))
      .map((language) => [language, phrases.say(`language:danger@${language}`)]),
  )
  const quiet: Readonly<Record<ChannelName, string>> = {
    sms: phrases.say('replies:discreet.on-sms'),
    whatsapp: phrases.say('replies:discreet.on-whatsapp'),
  }
  return ({ language, wishes }, channel) => {
    const own = theirs.get(language)
    return [
      ...(own === undefined ? [] : [own]),
      ...(wishes.includes('discreet') ? [quiet[channel]] : []),
    ]
  }
}
