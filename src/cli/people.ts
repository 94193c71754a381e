import { loadConfig } from '../config.ts'
import type { Clock } from '../domain/clock.ts'
import { importPeople, previewPeople } from '../register/import-people.ts'
import type { PeoplePlan } from '../register/plan-people.ts'
import { systemClock } from '../system-clock.ts'
import type { CommandResult } from './commands.ts'
import type { Described } from './describe-plan.ts'
import { withStore } from './open-beside.ts'
import { askAtTerminal, runImport } from './run-import.ts'
import { UsageError } from './usage-error.ts'

/** `people import FILE`: young people from the case system's CSV. */
export function runPeople(
  [action, ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  clock: Clock = systemClock,
): Promise<CommandResult> {
  if (action !== 'import') throw new UsageError('Say which: people import FILE')
  return withStore(loadConfig(env), (store) =>
    runImport(args, {
      preview: async (csv) => described(await previewPeople({ store, clock }, csv)),
      write: async (csv) => described(await importPeople({ store, clock }, csv)),
      confirm: askAtTerminal(),
    }),
  )
}

function described(plan: PeoplePlan): Described {
  const rows = plan.people.map(({ line, reference, id, changed }) => ({
    line,
    who: reference,
    isNew: id === undefined,
    changed,
  }))
  return { ...plan, rows }
}
