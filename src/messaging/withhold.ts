import { parsePhoneNumberWithError } from 'libphonenumber-js'
import type { StoredAddress } from '../store/addresses.ts'
import type { PastMessage, Turn, TurnOutcome } from '../domain/turn.ts'
import { isUserId } from '../domain/address.ts'

/** Replies to one address in ten minutes; a person who types fast needs fewer. */
const mostReplies = 30
/** The same long text so often in a row is a machine's. */
const mostRepeats = 3
const shortestRepeat = 20

interface Considered {
  readonly turn: Pick<Turn, 'messages' | 'recent'>
  readonly address: Pick<StoredAddress, 'value'>
  readonly outcome: Pick<TurnOutcome, 'kind'>
  /** Sent to this address in the last ten minutes. */
  readonly repliesLately: number
}

/**
 * Why this reply is recorded but not sent, if it is not: a country we do not answer, an answering
 * machine that repeats itself, or more replies than a person reads, so that two bots never text
 * each other for ever. Danger and allegations are answered whoever writes.
 */
export function withheldBecause(
  countries: readonly string[],
  { turn, address, outcome, repliesLately }: Considered,
): string | undefined {
  if (outcome.kind === 'crisis' || outcome.kind === 'allegation') return undefined
  if (!isAnswered(countries, address.value)) return 'country'
  if (isMachine(turn)) return 'repeats-itself'
  return repliesLately >= mostReplies ? 'reply-budget' : undefined
}

function isAnswered(countries: readonly string[], value: string): boolean {
  if (isUserId(value)) return true
  try {
    return countries.includes(parsePhoneNumberWithError(value).countryCallingCode)
  } catch {
    return false
  }
}

function isMachine({ messages, recent }: Considered['turn']): boolean {
  const text = messages.at(-1)?.text ?? ''
  if (text.length < shortestRepeat) return false
  const theirs = [...recent.filter(isTheirs).map((past) => past.text), text]
  return theirs.length > mostRepeats && theirs.slice(-mostRepeats - 1).every((one) => one === text)
}

function isTheirs(past: PastMessage): boolean {
  return past.from === 'young-person'
}
