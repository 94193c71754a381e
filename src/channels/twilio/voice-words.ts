import twilio from 'twilio'

/** What a call is about, as far as it may be said to whoever lifts the phone. */
export interface CallFacts {
  /** The council's short name. */
  readonly council: string
  /** A test that somebody of the council's own began. */
  readonly drill: boolean
  /** Where 1 goes, and where the call goes on. */
  readonly acceptUrl: string
}

/** Seconds after the words in which a key may be pressed. */
const waitSeconds = 10
const voice = { language: 'en-GB' } as const

/**
 * Says twice, without a name or a word of what was written, that somebody is needed; 1 accepts.
 * An answerphone presses nothing, so it has not accepted anything.
 * https://www.twilio.com/docs/voice/twiml/gather
 */
export function alarmTwiml(facts: CallFacts, again = false): string {
  const response = new twilio.twiml.VoiceResponse()
  const gather = response.gather({
    ...{ input: ['dtmf'], numDigits: 1, timeout: waitSeconds, method: 'POST' },
    action: facts.acceptUrl,
  })
  if (again) gather.say(voice, 'That was not 1.')
  for (const words of [alarmWords(facts), alarmWords(facts)]) gather.say(voice, words)
  response.say(voice, 'Nobody pressed 1. We will ring again. Goodbye.')
  response.hangup()
  return response.toString()
}

function alarmWords({ council, drill }: CallFacts): string {
  const about = drill
    ? 'This is a drill. Nobody is in danger. We are testing that somebody answers.'
    : 'A young person may be in danger, and nobody of the service is there.'
  return `This is Waymark, for the leaving care service of ${council}. ${about} To accept, press 1.`
}

/** After 1: what to do now. */
export function acceptedTwiml(
  { drill }: Pick<CallFacts, 'drill'>,
  result: 'accepted' | 'already' | 'unknown',
): string {
  const response = new twilio.twiml.VoiceResponse()
  response.say(voice, afterWords(drill, result))
  response.hangup()
  return response.toString()
}

function afterWords(drill: boolean, result: 'accepted' | 'already' | 'unknown'): string {
  if (result === 'unknown') return 'This call is not known to us any more. Goodbye.'
  if (result === 'already') return 'Thank you. Somebody has this already. Goodbye.'
  const thanks = drill ? 'Thank you. This was a drill.' : 'Thank you. You have accepted it.'
  return `${thanks} Now sign in to Waymark, and open Alarms: it says who it is, how to reach them, and what to do. Goodbye.`
}
