import type { Role, WorkingPattern } from '../domain/staff.ts'
import { addAbsence } from '../store/absences.ts'
import { addStaff, changeStaff, findStaff } from '../store/staff.ts'
import type { Tx } from '../store/store.ts'

/** Somebody to sign in as. Their addresses are of a domain that reaches nobody. */
export interface DemoStaff {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly about: string
  readonly roles: readonly Role[]
  readonly workingPattern: WorkingPattern
  readonly workMobile?: string
}

/** Everybody's, in the demo alone. */
export const demoPassword = 'waymark-demo'

const team = 'Leaving care'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const officeHours: WorkingPattern = Object.fromEntries(
  weekdays.map((day) => [day, [['09:00', '17:00']]]),
)
const partTime: WorkingPattern = Object.fromEntries(
  (['mon', 'tue', 'thu'] as const).map((day) => [
    day,
    [
      ['09:30', '12:30'],
      ['13:30', '17:30'],
    ],
  ]),
)
/** On duty whenever the demo is tried, nights and weekends too. */
const always: WorkingPattern = Object.fromEntries(
  [...weekdays, 'sat' as const, 'sun' as const].map((day) => [day, [['00:00', '23:59']]]),
)

export const demoStaff: readonly DemoStaff[] = [
  staff('jo', 'Jo Marsh', 'Mia’s personal adviser', ['personal-adviser'], officeHours, {
    workMobile: '+447700900201',
  }),
  staff('sam', 'Sam Bright', 'personal adviser, part-time', ['personal-adviser'], partTime),
  staff('rae', 'Rae Okoro', 'personal adviser, away', ['personal-adviser'], officeHours),
  staff('dee', 'Dee Cole', 'duty adviser', ['personal-adviser', 'duty-adviser'], always),
  staff('max', 'Max Hart', 'team manager', ['team-manager'], officeHours),
  staff('kit', 'Kit Shaw', 'Jay’s social worker', ['social-worker'], officeHours),
  staff('ines', 'Ines Roy', 'content editor', ['content-editor'], officeHours),
  staff(
    'abe',
    'Abe Finch',
    'content editor, and approver',
    ['content-editor', 'approver'],
    officeHours,
  ),
  staff('sol', 'Sol Grant', 'safeguarding lead', ['safeguarding-lead'], officeHours),
  staff('nia', 'Nia Webb', 'allegations officer', ['allegations-officer'], officeHours),
  staff('val', 'Val Ross', 'allegations officer, with Nia', ['allegations-officer'], officeHours),
  staff('pat', 'Pat Lowe', 'administrator', ['administrator'], officeHours),
]

function staff(
  key: string,
  name: string,
  about: string,
  roles: readonly Role[],
  workingPattern: WorkingPattern,
  more: Pick<DemoStaff, 'workMobile'> = {},
): DemoStaff {
  const email = `${name.toLowerCase().replace(' ', '.')}@demo.example`
  return { key, name, email, about, roles, workingPattern, ...more }
}

const dayMs = 24 * 60 * 60 * 1000

/** Adds them, their manager and an absence; returns their ids by key. */
export async function addDemoStaff(tx: Tx, at: Date): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const { key, name, email, roles, workingPattern, workMobile } of demoStaff) {
    const member = { name, email, roles, workingPattern, team, textsOn: false, demo: true }
    const mobile = workMobile === undefined ? {} : { workMobile }
    ids.set(key, await addStaff(tx, { ...member, ...mobile }, at))
  }
  await nameManager(tx, ids, at)
  const away = { from: at.getTime() - dayMs, until: at.getTime() + 14 * dayMs }
  const told = { tellReason: false, tellUntil: true, reason: 'Leave' }
  const [rae = '', jo = ''] = [ids.get('rae'), ids.get('jo')]
  await addAbsence(tx, { staffId: rae, ...away, coverId: jo, ...told }, 'demo', at)
  return ids
}

async function nameManager(tx: Tx, ids: ReadonlyMap<string, string>, at: Date): Promise<void> {
  const managerId = ids.get('max') ?? ''
  for (const key of ['jo', 'sam', 'rae', 'dee', 'kit']) {
    const member = await findStaff(tx, ids.get(key) ?? '', at)
    if (member !== undefined) await changeStaff(tx, { ...member, managerId })
  }
}
