import { DateTime } from 'luxon'
import type { Address, ChannelName } from '../domain/address.ts'
import { zone } from '../domain/working-time.ts'
import type { RegisterEntry } from '../store/registrations.ts'
import type { StoredLink } from '../store/stored-links.ts'
import type { Warning } from './cell.ts'
import type { PersonFields } from './person-columns.ts'

/** By whom a link is made or ended when it is the register that says so. */
export const byRegister = 'register'

/** What becomes of the links of one young person. */
export interface NumberChanges {
  /** Links that end, by id. */
  readonly closes: readonly string[]
  readonly opens: readonly Address[]
  /** Links that hold and were checked since they were last known to be. */
  readonly checks: readonly string[]
  readonly checkedAt?: Date
  readonly changed: readonly string[]
}

interface Row {
  readonly line: number
  readonly reference: string
  readonly fields: Partial<PersonFields>
  readonly entry?: RegisterEntry
}

interface Current {
  readonly people: readonly RegisterEntry[]
  readonly links: readonly StoredLink[]
}

/**
 * Which numbers each line brings and takes away. An address has one link at a time: whoever has it
 * and keeps it stays, then the first line that names it; the others are told. Links that staff
 * made stay, and a number they took from somebody is not given back by a file that is older.
 */
export function planNumbers(
  rows: readonly Row[],
  current: Current,
): { readonly changes: readonly NumberChanges[]; readonly warnings: readonly Warning[] } {
  const links = Map.groupBy(current.links, (link) => link.personId)
  const wishes = rows.map((row) => wishOf(row, links.get(row.entry?.id ?? '') ?? []))
  const closing = new Set(wishes.flatMap(({ closes }) => closes))
  const holders = holdersAfter(current, closing, rows)
  const shared: Warning[] = []
  const changes = wishes.map((wish): NumberChanges => {
    const { line, reference } = wish.row
    const opens = wish.wanted.filter((address) => {
      const holder = holders.get(keyOf(address))
      if (holder === undefined) holders.set(keyOf(address), { line, reference })
      else shared.push({ line, text: sharing(address, holder) })
      return holder === undefined
    })
    return changesOf(wish, opens)
  })
  const warnings = [...wishes.flatMap(takenAway), ...shared]
  return { changes, warnings: withoutRepeats(warnings) }
}

interface Wish {
  readonly row: Row
  /** Not theirs yet. */
  readonly wanted: readonly Address[]
  /** Theirs until staff unlinked it. */
  readonly refused: readonly Address[]
  readonly kept: readonly StoredLink[]
  readonly closes: readonly string[]
}

const keyOf = ({ channel, value }: Address): string => `${channel}:${value}`

function wishOf(row: Row, links: readonly StoredLink[]): Wish {
  const { channels, addresses } = addressesOf(row.fields)
  const now = links.filter(({ ended }) => ended === undefined)
  const named = new Set(addresses.map(keyOf))
  const theirs = new Set(now.map(({ address }) => keyOf(address)))
  const byHand = new Set(
    links
      .filter(({ ended }) => ended !== undefined && ended.by !== byRegister)
      .map(({ address }) => keyOf(address)),
  )
  const missing = addresses.filter((address) => !theirs.has(keyOf(address)))
  return {
    row,
    wanted: missing.filter((address) => !byHand.has(keyOf(address))),
    refused: missing.filter((address) => byHand.has(keyOf(address))),
    kept: now.filter(({ address }) => named.has(keyOf(address))),
    closes: now
      .filter(({ why }) => why === 'registered')
      .filter(({ address }) => channels.includes(address.channel) && !named.has(keyOf(address)))
      .map(({ id }) => id),
  }
}

/** What a line says of its numbers, and of which channels it says anything. */
function addressesOf(fields: Partial<PersonFields>): {
  readonly channels: readonly ChannelName[]
  readonly addresses: readonly Address[]
} {
  const { mobile, whatsapp } = fields
  const onWhatsapp = whatsapp === 'none' ? undefined : (whatsapp ?? mobile)
  const addresses: Address[] = []
  if (typeof mobile === 'string') addresses.push({ channel: 'sms', value: mobile })
  if (typeof onWhatsapp === 'string') addresses.push({ channel: 'whatsapp', value: onWhatsapp })
  const channels: ChannelName[] = []
  if (mobile !== undefined) channels.push('sms')
  if (mobile !== undefined || typeof whatsapp === 'string') channels.push('whatsapp')
  return { channels, addresses }
}

interface Holder {
  readonly reference?: string
  /** Where they are in the file. */
  readonly line?: number
}

function holdersAfter(
  { people, links }: Current,
  closing: ReadonlySet<string>,
  rows: readonly Row[],
): Map<string, Holder> {
  const lines = new Map(rows.map(({ reference, line }) => [reference, line]))
  const references = new Map(people.map(({ id, caseReference }) => [id, caseReference]))
  return new Map(
    links
      .filter(({ id, ended }) => ended === undefined && !closing.has(id))
      .map(({ address, personId }) => {
        const reference = references.get(personId)
        const line = lines.get(reference ?? '')
        const holder: Holder = {
          ...(reference !== undefined && { reference }),
          ...(line !== undefined && { line }),
        }
        return [keyOf(address), holder] as const
      }),
  )
}

function changesOf({ row, kept, closes }: Wish, opens: readonly Address[]): NumberChanges {
  const { checkedOn } = row.fields
  const day = typeof checkedOn === 'string' ? DateTime.fromISO(checkedOn, { zone }) : undefined
  const checkedAt = day?.toJSDate()
  const checks =
    checkedAt === undefined
      ? []
      : kept.filter((link) => (link.checkedAt ?? new Date(0)) < checkedAt)
  return {
    closes,
    opens,
    checks: checks.map(({ id }) => id),
    changed: [
      ...(closes.length + opens.length > 0 ? ['mobile'] : []),
      ...(checks.length > 0 ? ['number_checked'] : []),
    ],
    ...(checkedAt !== undefined && { checkedAt }),
  }
}

function sharing({ value }: Address, { line, reference }: Holder): string {
  const who = reference ?? 'somebody without a reference'
  const where = line === undefined ? who : `line ${line}, ${who}`
  return `shares the phone ${value} with ${where}: texts from it go to ${who}. Imported without it; link it by hand if that is wrong`
}

function takenAway({ row, refused }: Wish): readonly Warning[] {
  return refused.map(({ value }) => ({
    line: row.line,
    text: `${value} was unlinked from ${row.reference} by hand, and stays so: correct it in the case system, or link it again by hand`,
  }))
}

/** One phone is two addresses; what is said of both is said once. */
function withoutRepeats(warnings: readonly Warning[]): readonly Warning[] {
  return Array.from(new Map(warnings.map((one) => [`${one.line} ${one.text}`, one])).values())
}
