import type { Person } from '../domain/person.ts'
import type { Turn } from '../domain/turn.ts'
import { loadAddress, type StoredAddress } from '../store/addresses.ts'
import { findOpenDanger } from '../store/alarms.ts'
import { countRepliesSince, loadRecent, loadUnread, type Place } from '../store/messages.ts'
import { findTold } from '../store/case-contact.ts'
import { findNoticeInForce } from '../store/general-notices.ts'
import { loadPerson } from '../store/people.ts'
import type { Data } from '../store/store.ts'
import { loadTalk, type StoredTalk } from '../store/talks.ts'
import { loadWhomToAsk, type WhomToAsk } from './whom-to-ask.ts'

/** A turn, with what the store needs to write its end. */
export interface LoadedTurn {
  readonly turn: Turn
  readonly talk: StoredTalk
  /** Where the reply goes: the address of the last unread text. */
  readonly place: Place
  readonly address: StoredAddress
  /** What the bot sent this address in the last ten minutes. */
  readonly repliesLately: number
}

const latelyMs = 10 * 60 * 1000

/** Everything a turn needs, read once. Undefined when nothing is unread any more. */
export async function loadTurn(
  data: Data,
  talkId: string,
  now: Date,
  options: { lock: boolean } = { lock: false },
): Promise<LoadedTurn | undefined> {
  const talk = await loadTalk(data, talkId, options)
  const unread = await loadUnread(data, talkId)
  const last = unread.at(-1)
  if (last === undefined) return undefined
  const person = await loadPerson(data, talk.personId)
  const address = await loadAddress(data, last.addressId)
  const openAlarm = await findOpenDanger(data, person.id)
  const { addressId, channel } = last
  const turn: Turn = {
    person,
    channel,
    optedOut: address.optedOut,
    messages: unread,
    recent: await loadRecent(data, talk.personId, now),
    state: talk.state,
    ...(person.discreet === true && { discreet: true }),
    fromStaff: person.staffId !== undefined,
    now,
    ...(await whoIsThere(data, { person, talk, addressId }, now)),
    ...(talk.ownerStaffId !== undefined && { ownerStaffId: talk.ownerStaffId }),
    ...(openAlarm !== undefined && { openAlarm }),
    ...(mayAskAgain(person, now) && { mayAskIfHelped: true }),
    ...(await whatChanged(data, person, now)),
  }
  const place = { talkId, personId: talk.personId, addressId, channel }
  const since = new Date(now.getTime() - latelyMs)
  const repliesLately = await countRepliesSince(data, addressId, since)
  return { turn, talk, address, place, repliesLately }
}

/** Days between two times that somebody is asked whether an answer helped. */
const daysBetweenAsking = 7

function mayAskAgain({ askedIfHelpedAt }: Person, now: Date): boolean {
  const least = daysBetweenAsking * 24 * 60 * 60 * 1000
  return askedIfHelpedAt === undefined || now.getTime() - askedIfHelpedAt.getTime() >= least
}

/** 'You said, we did', while one holds. */
async function whatChanged(
  data: Data,
  { generalNoticeId }: Person,
  now: Date,
): Promise<Pick<Turn, 'notice'>> {
  const notice = await findNoticeInForce(data, 'en', now)
  return notice === undefined ? {} : { notice: { ...notice, told: notice.id === generalNoticeId } }
}

/**
 * In a restricted talk nobody is named, and nobody is there to ask: what was told may be about
 * whoever would be.
 */
async function whoIsThere(
  data: Data,
  asking: { readonly person: Person; readonly talk: StoredTalk; readonly addressId: string },
  now: Date,
): Promise<WhomToAsk & Pick<Turn, 'restricted' | 'toldOf'>> {
  const { person, talk, addressId } = asking
  if (!talk.audience.startsWith('restricted:')) {
    return loadWhomToAsk(data, { person, talkId: talk.id, addressId }, now)
  }
  const toldOf = await findTold(data, talk.id)
  return { named: false, restricted: true, ...(toldOf !== undefined && { toldOf }) }
}
