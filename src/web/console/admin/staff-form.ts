import type { FastifyRequest } from 'fastify'
import type { StaffMember } from '../../../domain/staff.ts'
import type { Fault } from '../../../register/cell.ts'
import { hoursExamples, writeHours } from '../../../register/hours.ts'
import type { StaffForm } from '../../../register/import-staff.ts'
import { givenRoles } from '../../../register/staff-columns.ts'
import { readAll, readForm } from '../page.ts'
import { type FieldError, roleName } from './admin-page.ts'

/** The form as it was typed, with several roles in one cell as a file has them. */
export function typedStaff(request: FastifyRequest): StaffForm {
  const form = readForm(request)
  const field = (name: string) => (form[name] ?? '').trim()
  return {
    name: field('name'),
    email: field('email'),
    mobile: field('mobile'),
    roles: readAll(request, 'roles').join(';'),
    team: field('team'),
    manager: field('manager'),
    texts: field('texts') === 'yes' ? 'yes' : 'no',
    hours: field('hours'),
  }
}

/** What the form shows of somebody who is there already. */
export function formOf(member: StaffMember, roster: readonly StaffMember[]): StaffForm {
  const manager = roster.find(({ id }) => id === member.managerId)
  return {
    name: member.name,
    email: member.email ?? '',
    mobile: member.workMobile ?? '',
    roles: member.roles.join(';'),
    team: member.team,
    manager: manager?.email?.toLowerCase() ?? '',
    texts: member.textsOn ? 'yes' : 'no',
    hours: writeHours(member.workingPattern),
  }
}

export const emptyForm: StaffForm = {
  ...{ name: '', email: '', mobile: '', roles: '', team: '', manager: '', texts: 'no', hours: '' },
}

/** What the view of the form reads. */
export function formPage(
  values: StaffForm,
  roster: readonly StaffMember[],
  errors: readonly FieldError[],
) {
  const ticked = values.roles.split(';')
  const teams = Array.from(new Set(roster.map(({ team }) => team))).toSorted()
  return {
    values,
    errors,
    teams,
    hoursExamples,
    roles: givenRoles.map((role) => ({
      value: role,
      text: roleName(role),
      checked: ticked.includes(role),
    })),
    managers: [
      { value: '', text: 'Nobody' },
      ...roster.flatMap(({ email, name }) =>
        email === undefined ? [] : [{ value: email.toLowerCase(), text: name }],
      ),
    ],
  }
}

/** In the order of the form. */
const labels: Readonly<Record<string, string>> = {
  name: 'The name',
  email: 'The work e-mail',
  mobile: 'The work mobile',
  texts: 'Texts',
  team: 'The team',
  manager: 'The line manager',
  roles: 'The list of roles',
  hours: 'The hours',
}

/** What the register finds wrong, beside the field. */
export function errorsOf(faults: readonly Fault[]): readonly FieldError[] {
  const order = Object.keys(labels)
  return faults
    .toSorted((one, other) => order.indexOf(one.column) - order.indexOf(other.column))
    .map(({ column, problem, remedy }) => ({
      field: column,
      text: emptyWords(column, problem) ?? `${labels[column] ?? column}: ${problem}. ${remedy}`,
    }))
}

function emptyWords(column: string, problem: string): string | undefined {
  if (problem !== 'is empty') return undefined
  return column === 'roles' ? 'Tick at least one role' : `${labels[column] ?? column} is empty`
}
