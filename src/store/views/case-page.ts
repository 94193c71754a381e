import type { Viewer } from '../../domain/viewer.ts'
import { listAddresses, type OwnAddress } from '../addresses.ts'
import { loadSafeContact, type SafeContact } from '../case-contact.ts'
import { type CaseGrant, listGrants } from '../case-grants.ts'
import { listSteps, type StoredStep } from '../case-steps.ts'
import { keptOutOf, type KeptOut, listKeptOut } from '../kept-out.ts'
import { findOpenAlarmOf } from '../open-alarm.ts'
import type { Data } from '../store.ts'
import { loadTalk } from '../talks.ts'
import { readCaseThread } from './case-thread.ts'
import { findCaseFor, type ListedCase } from './cases.ts'
import type { OurText, TheirText } from './conversation-texts.ts'
import { readShownStaff } from './names.ts'

/** All that the page of a case shows. */
export interface CasePage {
  readonly case: ListedCase
  readonly texts: readonly (TheirText | OurText)[]
  readonly steps: readonly StoredStep[]
  readonly contact?: SafeContact
  readonly addresses: readonly OwnAddress[]
  /** On record, and whoever is in the way by now. */
  readonly keptOut: readonly KeptOut[]
  readonly alsoKeptOut: readonly string[]
  readonly grants: readonly CaseGrant[]
  /** The officer who has the talk; undefined: the bot. */
  readonly ownerId?: string
  /** The emergency that is open beside it. */
  readonly alarmId?: string
  readonly names: ReadonlyMap<string, string>
}

/** A case's page; undefined when there is none that this viewer may read. */
export async function readCasePage(
  data: Data,
  viewer: Viewer,
  caseId: string,
  now: Date,
): Promise<CasePage | undefined> {
  const found = await findCaseFor(data, viewer, caseId, now)
  if (found === undefined) return undefined
  const { talkId, personId } = found
  const [texts, steps, contact, addresses, keptOut, grants, talk, alarmId] = await Promise.all([
    readCaseThread(data, viewer, talkId, now),
    listSteps(data, caseId),
    loadSafeContact(data, caseId),
    listAddresses(data, personId, { restricted: true }),
    listKeptOut(data, caseId),
    listGrants(data, caseId),
    loadTalk(data, talkId),
    findOpenAlarmOf(data, personId),
  ])
  const onRecord = new Set(keptOut.map(({ staffId }) => staffId))
  const inTheWay = found.status === 'open' ? await keptOutOf(data, personId) : new Set<string>()
  const alsoKeptOut = [...inTheWay].filter((id) => !onRecord.has(id))
  const staff = await readShownStaff(data, [
    found.officerId ?? null,
    talk.ownerStaffId ?? null,
    ...steps.map(({ staffId }) => staffId ?? null),
    ...texts.map((text) => ('staffId' in text ? text.staffId : null)),
    ...[...onRecord, ...alsoKeptOut],
    ...grants.flatMap(({ staffId, grantedBy }) => [staffId, grantedBy]),
  ])
  return {
    case: found,
    ...{ texts, steps, addresses, keptOut, alsoKeptOut, grants },
    names: new Map([...staff].map(([id, { name }]) => [id, name])),
    ...(contact !== undefined && { contact }),
    ...(talk.ownerStaffId !== undefined && { ownerId: talk.ownerStaffId }),
    ...(alarmId !== undefined && { alarmId }),
  }
}
