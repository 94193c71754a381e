import type { InboundMessage } from '../domain/message.ts'
import type { Findings } from '../domain/turn.ts'
import { noteInbound, setOptedOut } from '../store/addresses.ts'
import { recordEvent } from '../store/events.ts'
import { addReceived, type Place } from '../store/messages.ts'
import { forgetOldCheck } from '../store/number-checks.ts'
import { meetAlso, meetParty, type Party } from '../store/address-links.ts'
import type { Tx } from '../store/store.ts'
import {
  awaitTurn,
  moveVersions,
  openTalk,
  type StoredTalk,
  talkForInbound,
} from '../store/talks.ts'
import { answerCode } from './answer-code.ts'
import { answerDanger } from './answer-danger.ts'
import type { MessagingDeps } from './deps.ts'

export type Received = 'stored' | 'duplicate'

type ReceiveDeps = Pick<
  MessagingDeps,
  'store' | 'clock' | 'log' | 'assistant' | 'cards' | 'desk' | 'alarmDesk' | 'caseDesk' | 'burstMs'
>

/**
 * Takes in one text. Danger and allegation are read before anything is stored; when found, the
 * text, the alarm with its handover and the fixed reply are one transaction. Once this resolves
 * the text cannot be lost. The same provider id twice is 'duplicate' and changes nothing.
 */
export async function receiveMessage(
  deps: ReceiveDeps,
  inbound: InboundMessage,
): Promise<Received> {
  const findings = readAtOnce(deps, inbound)
  const at = deps.clock.now()
  return deps.store.transaction(async (tx) => {
    const party = await meetParty(tx, inbound.from, at)
    if (inbound.alsoFrom !== undefined) await meetAlso(tx, party, inbound.alsoFrom, at)
    const talk = await talkFor(tx, party, findings, at)
    const place = { talkId: talk.id, ...placeOf(party, inbound) }
    const messageId = await addReceived(tx, place, inbound, at)
    if (messageId === undefined) return 'duplicate'
    const restricted = talk.audience.startsWith('restricted:')
    if (!restricted) await forgetOldCheck(tx, party.addressId, at)
    await noteInbound(tx, party.addressId, { to: inbound.to, restricted }, at)
    await recordEvent(tx, { kind: 'received', ...idsOf(place), messageId }, at)
    if (talk.audience === 'advisers') await deps.desk.textCameIn(tx, place, at)
    if (hasOfficer(talk)) await deps.caseDesk.textCameIn(tx, talk.id, at)
    await noteOptOut(tx, deps, { party, inbound, place, talk }, at)
    if (await answerCode(tx, deps, { place, messageId, text: inbound.text }, at)) return 'stored'
    if (isForOfficer(findings, talk)) {
      const { allegation } = findings
      await deps.caseDesk.raise(tx, { place, messageId, allegation }, at)
      await awaitTurn(tx, talk.id, { burstMs: deps.burstMs, cut: false }, at)
    } else if (isDangerous(findings)) {
      await answerDanger(tx, deps, { findings, place, messageIds: [messageId] }, at)
    } else {
      await awaitTurn(tx, talk.id, { burstMs: deps.burstMs, cut: cutsBurst(inbound, findings) }, at)
    }
    return 'stored'
  })
}

function readAtOnce(deps: ReceiveDeps, { providerId, text }: InboundMessage): Findings {
  const findings = deps.assistant.assess([text], [])
  const { broken } = findings
  if (broken.length > 0) deps.log.error({ providerId, broken }, 'readers of texts failed')
  return findings
}

/** What was heard faintly waits for the turn, which can answer it as well: see deciders/danger.ts. */
function isDangerous({ danger, allegation }: Findings): boolean {
  return (danger !== undefined && danger.unsure !== true) || allegation !== undefined
}

/** An officer has the talk, and reads it: the bot has nothing to say. */
function isForOfficer(
  findings: Findings,
  talk: StoredTalk,
): findings is Findings & Required<Pick<Findings, 'allegation'>> {
  const { danger, allegation } = findings
  return hasOfficer(talk) && danger === undefined && allegation !== undefined
}

function hasOfficer({ audience, ownerStaffId }: StoredTalk): boolean {
  return audience.startsWith('restricted:') && ownerStaffId !== undefined
}

/** Danger is for the advisers to read from this text on; an allegation for its officers alone. */
async function talkFor(tx: Tx, party: Party, findings: Findings, at: Date): Promise<StoredTalk> {
  const talk = await talkForInbound(tx, party.personId, at)
  if (!isDangerous(findings) || talk.audience.startsWith('restricted:')) return talk
  const audience = findings.allegation === undefined ? 'advisers' : 'restricted:allegation'
  if (talk.audience === audience) return talk
  return openTalk(tx, party.personId, audience, at, talk.state)
}

function placeOf(party: Party, inbound: InboundMessage): Omit<Place, 'talkId'> {
  return {
    personId: party.personId,
    addressId: party.addressId,
    channel: inbound.from.channel,
  }
}

function idsOf(place: Place) {
  return { talkId: place.talkId, personId: place.personId }
}

interface CameIn {
  readonly party: Party
  readonly inbound: InboundMessage
  readonly place: Place
  readonly talk: StoredTalk
}

/** Opting out and in by the network's own words is a fact, noted before any turn. */
async function noteOptOut(
  tx: Tx,
  { desk, caseDesk }: Pick<ReceiveDeps, 'desk' | 'caseDesk'>,
  { party, inbound, place, talk }: CameIn,
  at: Date,
): Promise<void> {
  const keyword = inbound.optOut ?? (party.optedOut && isYes(inbound.text) ? 'start' : undefined)
  if (keyword === undefined || keyword === 'help') return
  const off = keyword === 'stop'
  if (!(await setOptedOut(tx, party.addressId, off, at))) return
  await moveVersions(tx, party.personId)
  await recordEvent(tx, { kind: off ? 'opted-out' : 'opted-in', ...idsOf(place) }, at)
  if (!off) return
  await desk.textsOff(tx, party.personId, at)
  if (talk.audience.startsWith('restricted:')) await caseDesk.textsOff(tx, talk.id, at)
}

/** Twilio takes YES for an opt-in, but only an address that is opted out can mean that by it. */
function isYes(text: string): boolean {
  return /^\s*yes\s*[.!]*\s*$/i.test(text)
}

/** Nobody who wants to stop, or picks a number, is still typing. */
function cutsBurst(inbound: InboundMessage, findings: Findings): boolean {
  const wantsToStop = inbound.optOut !== undefined || findings.wishes.includes('stop')
  return wantsToStop || /^\s*\d{1,2}\s*[.)]?\s*$/.test(inbound.text)
}
