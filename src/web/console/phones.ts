import { isUserId } from '../../domain/address.ts'
import type { OwnAddress } from '../../store/addresses.ts'
import { channelWord } from './talk/head.ts'
import { shortTime } from './times.ts'

/** Each number once, with what it is good for; texts and WhatsApp share one. */
export function phonesOf(addresses: readonly OwnAddress[], now: Date) {
  const numbers = new Map<string, OwnAddress[]>()
  for (const address of addresses) {
    if (isUserId(address.value)) continue
    numbers.set(address.value, [...(numbers.get(address.value) ?? []), address])
  }
  return [...numbers].map(([number, ways]) => {
    const wrote = ways.map(({ lastInboundAt }) => lastInboundAt).filter((at) => at !== undefined)
    const newest = wrote.sort((a, b) => b.getTime() - a.getTime())[0]
    return {
      number,
      shown: spaced(number),
      about: [
        ways.map(({ channel }) => channelWord(channel)).join(' and '),
        newest === undefined ? 'never wrote from it' : `last wrote ${shortTime(newest, now)}`,
      ].join(', '),
      textsOff: ways.every(({ optedOut }) => optedOut),
    }
  })
}

/** '+44 7700 900107': how a number is read out. */
function spaced(number: string): string {
  return number.replace(/^(\+44)(\d{4})(\d{6})$/, '$1 $2 $3')
}
