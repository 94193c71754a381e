import { type Address, type ChannelName, channelNames } from '../../domain/address.ts'
import { demoPeople, type DemoPerson } from '../../demo/demo-people.ts'

/** Whose phone is on the table, and what it texts with. */
export interface Chosen {
  readonly key: string
  readonly person: DemoPerson
  readonly channel: ChannelName
  readonly address: Address
}

/** What an address or a form of /try says, before anybody believed it. */
export type Asked = Readonly<Record<string, string | readonly string[] | undefined>>

/** Each demo person with the word that stands for them in addresses, such as 'a-new-number'. */
export const people: ReadonlyMap<string, DemoPerson> = new Map(
  demoPeople.map((person) => [person.name.toLowerCase().replaceAll(' ', '-'), person]),
)

/** Reads the choice; the first person and SMS when nothing is said, undefined for no such one. */
export function readChosen({ person: key = 'mia', channel = 'sms' }: Asked): Chosen | undefined {
  const person = typeof key === 'string' ? people.get(key) : undefined
  const name = channelNames.find((one) => one === channel)
  if (typeof key !== 'string' || person === undefined || name === undefined) return undefined
  return { key, person, channel: name, address: { channel: name, value: person.phone } }
}

/** The query that leads back to this phone. */
export function queryOf({ key, channel }: Chosen, why?: string): string {
  return new URLSearchParams({ person: key, channel, ...(why !== undefined && { why }) }).toString()
}
