import type { OptOutKeyword } from '../../domain/message.ts'

/**
 * Twilio's default keywords on SMS. YES also opts in there, but people say it to the bot too, so
 * it is left to the receiver, who knows whether the address is opted out.
 * https://help.twilio.com/articles/223134027
 */
const defaultKeywords: ReadonlyMap<string, OptOutKeyword> = new Map([
  ['STOP', 'stop'],
  ['UNSUBSCRIBE', 'stop'],
  ['END', 'stop'],
  ['QUIT', 'stop'],
  ['STOPALL', 'stop'],
  ['REVOKE', 'stop'],
  ['OPTOUT', 'stop'],
  ['CANCEL', 'stop'],
  ['START', 'start'],
  ['UNSTOP', 'start'],
  ['HELP', 'help'],
  ['INFO', 'help'],
])

/** What Twilio itself did with this text: it matches whole messages only, whatever the case. */
export function defaultKeyword(text: string): OptOutKeyword | undefined {
  return defaultKeywords.get(text.trim().toUpperCase())
}

const optOutTypes: ReadonlyMap<string, OptOutKeyword> = new Map([
  ['STOP', 'stop'],
  ['START', 'start'],
  ['HELP', 'help'],
])

/** Advanced Opt-Out's own verdict, whatever words the council chose for it. */
export function advancedKeyword(optOutType: string): OptOutKeyword | undefined {
  return optOutTypes.get(optOutType.toUpperCase())
}
