import { parseArgs } from 'node:util'
import { type Config, loadConfig } from '../config.ts'
import { missingOfficers } from '../domain/allegation-cover.ts'
import type { Clock } from '../domain/clock.ts'
import type { StaffMember } from '../domain/staff.ts'
import { importStaff, previewStaff, saveStaff } from '../register/import-staff.ts'
import type { StaffPlan } from '../register/plan-staff.ts'
import { staffLeft } from '../register/staff-left.ts'
import { recordEvent } from '../store/events.ts'
import { startSetUp } from '../store/sign-ins.ts'
import { findStaffByEmail, loadRoster } from '../store/staff.ts'
import type { Store } from '../store/store.ts'
import { systemClock } from '../system-clock.ts'
import type { CommandResult } from './commands.ts'
import type { Described } from './describe-plan.ts'
import { withStore } from './open-beside.ts'
import { askAtTerminal, runImport } from './run-import.ts'
import { UsageError } from './usage-error.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
  readonly config: Config
}

type Action = (deps: Deps, args: readonly string[]) => Promise<CommandResult>

const actions: Readonly<Record<string, Action>> = {
  add: addOne,
  link: newLink,
  import: importAll,
  left: noteLeft,
}

/** `staff …`: who works here, from the machine itself: the first of them cannot come otherwise. */
export function runStaff(
  [name = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  clock: Clock = systemClock,
): Promise<CommandResult> {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action === undefined) {
    throw new UsageError('Say which: staff add, staff link, staff import or staff left')
  }
  const config = loadConfig(env)
  return withStore(config, async (store) => {
    const result = await action({ store, clock, config }, args)
    const now = clock.now()
    const missing = missingOfficers(await loadRoster(store, now), now)
    return missing === undefined ? result : { ...result, output: `${result.output}\n\n${missing}` }
  })
}

const addOptions = {
  name: { type: 'string', default: '' },
  email: { type: 'string', default: '' },
  team: { type: 'string', default: '' },
  roles: { type: 'string', default: '' },
  mobile: { type: 'string', default: '' },
  manager: { type: 'string', default: '' },
  texts: { type: 'string', default: '' },
  hours: { type: 'string', default: '' },
} as const

async function addOne(deps: Deps, args: readonly string[]): Promise<CommandResult> {
  const saved = await saveStaff(deps, readOptions(args), {})
  if ('faults' in saved) {
    const lines = saved.faults.map(
      ({ column, problem, remedy }) => `--${column} ${problem}. ${remedy}.`,
    )
    return { output: lines.join('\n'), ok: false }
  }
  return { output: await linkFor(deps, saved.id), ok: true }
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: addOptions }).values
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw new UsageError(
      `${why}\nCall it like this: staff add --name "Jo Marsh" --email jo@council.gov.uk --team North --roles "administrator; team manager"`,
    )
  }
}

async function newLink(deps: Deps, args: readonly string[]): Promise<CommandResult> {
  const member = await mustFind(deps, args)
  return { output: await linkFor(deps, member.id), ok: true }
}

/** Whoever has the link can sign in as them: it is for their eyes, works once, and for a day. */
async function linkFor({ store, clock, config }: Deps, staffId: string): Promise<string> {
  const at = clock.now()
  const token = await store.transaction(async (tx) => {
    await recordEvent(tx, { kind: 'set-up-started', detail: { member: staffId } }, at)
    return startSetUp(tx, staffId, at)
  })
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`
  return [
    `${base}/console/set-up/${token}`,
    '',
    'With this link they choose a password. It works once, and for 24 hours. Give it to them alone.',
  ].join('\n')
}

async function mustFind(
  { store }: Deps,
  [email, ...more]: readonly string[],
): Promise<StaffMember> {
  if (email === undefined || more.length > 0) {
    throw new UsageError('Say whose, by their work e-mail: staff link jo@council.gov.uk')
  }
  const member = await findStaffByEmail(store, email)
  if (member === undefined) throw new UsageError(`Nobody who works here has the e-mail ${email}`)
  return member
}

function importAll({ store, clock }: Deps, args: readonly string[]): Promise<CommandResult> {
  return runImport(args, {
    preview: async (csv) => described(await previewStaff({ store, clock }, csv)),
    write: async (csv) => described(await importStaff({ store, clock }, csv)),
    confirm: askAtTerminal(),
  })
}

function described(plan: StaffPlan): Described {
  const rows = plan.staff.map(({ line, facts, id, changed }) => ({
    line,
    who: facts.name,
    isNew: id === undefined,
    changed,
  }))
  return { ...plan, rows }
}

async function noteLeft(deps: Deps, args: readonly string[]): Promise<CommandResult> {
  const member = await mustFind(deps, args)
  const result = await staffLeft(deps, { staffId: member.id })
  if (result.kind === 'gone') throw new UsageError(`${member.name} has left already`)
  if (result.kind === 'last-administrator') {
    const output = `${member.name} is the only administrator. Make somebody else administrator first.`
    return { output, ok: false }
  }
  const { name, people, talks } = result
  const output = [
    `${name} has left, and cannot sign in any more.`,
    `Talks they had, which wait for somebody else now: ${talks}.`,
    `Young people who still have them as adviser or lead worker: ${people}. Give them another: people import.`,
  ]
  return { output: output.join('\n'), ok: true }
}
