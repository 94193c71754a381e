import {
  type ApprovedTemplate,
  checkTemplate,
  templateKinds,
  templateVariables,
} from '../domain/template.ts'
import type { Store } from '../store/store.ts'
import { addTemplate, listTemplates, withdrawTemplate } from '../store/templates.ts'
import type { CommandResult } from './commands.ts'
import { UsageError } from './usage-error.ts'

/**
 * `templates list`, `add` and `withdraw`: the WhatsApp templates that Meta approved. Nothing here
 * asks Meta: a template is added when Twilio shows it as approved.
 */
export async function templates(
  store: Store,
  [action, ...args]: readonly string[],
  at: Date,
): Promise<CommandResult> {
  if (action === 'list') return { output: await list(store), ok: true }
  if (action === 'add') return add(store, args, at)
  if (action === 'withdraw') return withdraw(store, args, at)
  throw new UsageError('Say which: templates list, templates add or templates withdraw')
}

async function list(store: Store): Promise<string> {
  const found = await listTemplates(store)
  if (found.length === 0) {
    return 'There are no templates: when WhatsApp closes its window, staff can use SMS or wait.'
  }
  return found
    .map(({ id, kind, language, contentSid, wording, variables, withdrawnAt }) => {
      const state = withdrawnAt === undefined ? 'in use' : 'withdrawn'
      const filled = variables.length === 0 ? 'nothing' : variables.join(', ')
      return `${state}  ${kind} ${language}  ${contentSid}  id ${id}\n  ${wording}\n  filled with: ${filled}`
    })
    .join('\n')
}

async function add(store: Store, args: readonly string[], at: Date): Promise<CommandResult> {
  const [kind = '', language = '', contentSid = '', wording = '', filled = ''] = args
  if (args.length < 4 || args.length > 5) {
    throw new UsageError(
      `Say all of it: templates add KIND LANGUAGE CONTENT_SID "WORDING" [VARIABLES]\n` +
        `KIND is ${templateKinds.join(' or ')}; VARIABLES, in order and separated by commas, are ${templateVariables.join(' or ')}`,
    )
  }
  const variables = filled.split(',').filter((name) => name !== '')
  const typed = { kind, language, contentSid, wording, variables }
  const problems = checkTemplate(typed)
  if (problems.length > 0) {
    const lines = problems.map(({ field, problem }) => `refused  ${field} ${problem}`)
    return { output: lines.join('\n'), ok: false }
  }
  const id = await store.transaction((tx) => addTemplate(tx, typed as ApprovedTemplate, at))
  if (id !== undefined) return { output: `Added ${id}. Staff can use it from now on.`, ok: true }
  const output = `refused  there is a ${kind} in ${language} already: withdraw it first`
  return { output, ok: false }
}

async function withdraw(
  store: Store,
  [id = '']: readonly string[],
  at: Date,
): Promise<CommandResult> {
  const withdrawn = await store.transaction((tx) => withdrawTemplate(tx, id, at))
  return withdrawn
    ? { output: 'Withdrawn: nobody can send it any more.', ok: true }
    : { output: `No template in use has the id '${id}': see templates list`, ok: false }
}
