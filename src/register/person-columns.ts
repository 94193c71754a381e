import type { District } from '../domain/circumstances.ts'
import type { PersonStatus } from '../domain/person.ts'
import type { StaffMember } from '../domain/staff.ts'
import type { Cell } from './cell.ts'
import { column, type Reader } from './columns.ts'
import {
  partsOf,
  readBirthday,
  readDistrict,
  readEmail,
  readHttps,
  readLanguage,
  readPastDay,
  readStatus,
  readText,
  readYesNo,
} from './read-cells.ts'
import { readPhone, readWhatsapp } from './read-phone.ts'

/** What the register says of a young person, every field there; null: nothing is known. */
export interface PersonFacts {
  readonly preferredName: string
  readonly birthday: string | null
  readonly language: string
  readonly status: PersonStatus | null
  readonly district: District | null
  readonly team: string | null
  readonly adviserId: string | null
  readonly leadWorkerId: string | null
  readonly caseLink: string | null
  readonly locked: boolean
  /** Ids, sorted. */
  readonly barred: readonly string[]
}

/** What a line of the file may say. */
export interface PersonFields extends PersonFacts {
  readonly reference: string
  readonly mobile: string | null
  /** null: the same as the mobile; 'none': they do not use it. */
  readonly whatsapp: string | null
  /** An ISO date. */
  readonly checkedOn: string | null
}

/** What cells are read against. */
export interface KnownStaff {
  readonly now: Date
  readonly byEmail: ReadonlyMap<string, StaffMember>
  /** By E.164. */
  readonly byMobile: ReadonlyMap<string, StaffMember>
}

export function knownStaff(staff: readonly StaffMember[], now: Date): KnownStaff {
  const mobiles = staff.flatMap((member) => {
    const mobile = member.workMobile === undefined ? undefined : readPhone(member.workMobile)
    return mobile !== undefined && 'value' in mobile ? [[mobile.value, member] as const] : []
  })
  return {
    now,
    byEmail: new Map(
      staff.flatMap((member) =>
        member.email === undefined ? [] : [[member.email.toLowerCase(), member] as const],
      ),
    ),
    byMobile: new Map(mobiles),
  }
}

const nothing = { is: null } as const

/** The columns of the file by name, in the order in which docs and reports name them. */
export const personColumns: Readonly<Record<string, Reader<PersonFields, KnownStaff>>> = {
  reference: column('reference', (text) => readText(text, 100)),
  preferred_name: column('preferredName', (text) => readText(text, 100)),
  birthday: column('birthday', (text, { now }) => readBirthday(text, now), nothing),
  language: column('language', readLanguage, { is: 'en' }),
  status: column('status', readStatus, nothing),
  district: column('district', readDistrict, nothing),
  team: column('team', (text) => readText(text, 100), nothing),
  personal_adviser: column('adviserId', readStaffId, nothing),
  lead_worker: column('leadWorkerId', readStaffId, nothing),
  mobile: column('mobile', youngPersons(readPhone), nothing),
  whatsapp: column('whatsapp', youngPersons(readWhatsappOrNone), nothing),
  number_checked: column('checkedOn', (text, { now }) => readPastDay(text, now), nothing),
  case_link: column('caseLink', readHttps, nothing),
  locked: column('locked', readYesNo, { is: false }),
  not_to_be_seen_by: column('barred', readStaffIds, { is: [] }),
}

/** Which column a fact comes from, to tell what changed. */
export const columnOfFact: Readonly<Record<keyof PersonFacts, string>> = {
  preferredName: 'preferred_name',
  birthday: 'birthday',
  language: 'language',
  status: 'status',
  district: 'district',
  team: 'team',
  adviserId: 'personal_adviser',
  leadWorkerId: 'lead_worker',
  caseLink: 'case_link',
  locked: 'locked',
  barred: 'not_to_be_seen_by',
}

function readStaffId(text: string, { byEmail }: KnownStaff): Cell<string> {
  const email = readEmail(text)
  if ('problem' in email) return email
  const member = byEmail.get(email.value)
  if (member !== undefined) return { value: member.id }
  return {
    problem: `nobody here has the work e-mail '${text}'`,
    remedy: 'Correct it, or bring this member of staff in first: waymark staff import',
  }
}

function readStaffIds(text: string, known: KnownStaff): Cell<readonly string[]> {
  const ids: string[] = []
  for (const part of partsOf(text)) {
    const id = readStaffId(part, known)
    if ('problem' in id) return id
    ids.push(id.value)
  }
  return { value: Array.from(new Set(ids)).toSorted() }
}

function readWhatsappOrNone(text: string): Cell<string> {
  return text.toLowerCase() === 'none' ? { value: 'none' } : readWhatsapp(text)
}

/** Texts from a work phone are staff's, so it is no young person's number. */
function youngPersons(read: (text: string) => Cell<string>) {
  return (text: string, { byMobile }: KnownStaff): Cell<string> => {
    const cell = read(text)
    if ('problem' in cell) return cell
    const member = byMobile.get(cell.value)
    if (member === undefined) return cell
    return {
      problem: `'${text}' is the work mobile of ${member.name}`,
      remedy: "Give the young person's own number, or leave the cell empty",
    }
  }
}
