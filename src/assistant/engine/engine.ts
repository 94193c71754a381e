import { randomUUID } from 'node:crypto'
import { Botkit, type BotkitMessage, type BotWorker } from 'botkit'
import type { TurnContext } from 'botbuilder-core'
import { DialogTurnStatus, type DialogContext } from 'botbuilder-dialogs'
import type { Engine, EngineResult, OpenDialog } from './engine-port.ts'
import { ScriptedConversation, type Script } from './script.ts'
import { TurnAdapter } from './turn-adapter.ts'
import { closeRecord, openRecord, recordOf, turnStorage, type TurnRecord } from './turn-record.ts'

/** Said before a dialog that starts over because its steps are not what they were. */
const startedOver = { phrase: 'person:started-over', choices: [] }

/** Constructs Botkit, once, with these dialogs. */
export function createEngine(scripts: readonly Script[]): Engine {
  const adapter = new TurnAdapter()
  const controller = new Botkit({
    adapter,
    storage: turnStorage,
    disable_webserver: true,
    disable_console: true,
  })
  for (const script of scripts) {
    const conversation = new ScriptedConversation(script.name, controller)
    script.write(conversation)
    controller.addDialog(conversation)
  }
  controller.interrupts(() => Promise.resolve(true), 'message', guarded(interrupt))
  controller.on('message', guarded(beginDialog))

  const scriptOf = (name: string) => scripts.find((script) => script.name === name)
  return {
    open(name) {
      const script = scriptOf(name)
      if (script === undefined) throw new Error(`No dialog '${name}'`)
      return { name, version: script.version, state: null }
    },
    async answer(dialog, text) {
      const script = scriptOf(dialog.name)
      if (script === undefined) return { kind: 'passed' }
      const result = await run(controller, adapter, script, dialog, text)
      if (dialog.version === script.version || result.kind === 'passed') return result
      return { ...result, said: [startedOver, ...result.said] }
    },
  }
}

/** One text through Botkit. Whatever is thrown in there rejects here, and nowhere else. */
async function run(
  controller: Botkit,
  adapter: TurnAdapter,
  script: Script,
  dialog: OpenDialog,
  text: string,
): Promise<EngineResult> {
  const id = randomUUID()
  const sameVersion = dialog.version === script.version
  const opened = sameVersion && dialog.state !== null
  try {
    return await new Promise<EngineResult>((resolve, reject) => {
      const record: TurnRecord = {
        saved: opened ? dialog.state : undefined,
        ...(opened ? {} : { begin: { name: script.name, thread: sameVersion ? text : 'default' } }),
        accepts: (thread, answer) => script.accepts(thread, answer),
        said: [],
        effects: [],
        passed: false,
        fail: reject,
      }
      openRecord(id, record)
      controller.handleTurn(adapter.contextFor(id, text)).then(() => {
        resolve(resultOf(record, script))
      }, reject)
    })
  } finally {
    closeRecord(id)
  }
}

function resultOf(record: TurnRecord, script: Script): EngineResult {
  const { passed, said, effects } = record
  if (passed || said.length === 0) return { kind: 'passed' }
  if (stackIn(record.saved).length === 0) return { kind: 'said', said, effects }
  const dialog = { name: script.name, version: script.version, state: record.saved }
  return { kind: 'said', said, effects, dialog }
}

interface StackedDialog {
  readonly id: string
  readonly state?: { readonly thread?: unknown }
}

/** The dialogs Botkit holds open, the outermost first. */
function stackIn(saved: unknown): readonly StackedDialog[] {
  const stack = (saved as { dialogState?: { dialogStack?: unknown } } | undefined)?.dialogState
    ?.dialogStack
  return Array.isArray(stack) ? (stack as readonly StackedDialog[]) : []
}

// === What Botkit calls

type Step = (bot: BotWorker, record: TurnRecord, text: string) => Promise<boolean>

/** Botkit tries one interrupt only, so the list is ours: the first step that takes the text ends it. */
const interruptSteps: readonly Step[] = [closeForNewQuestion, continueOpenDialog]

async function interrupt(bot: BotWorker, record: TurnRecord, text: string): Promise<boolean> {
  for (const step of interruptSteps) {
    if (await step(bot, record, text)) return true
  }
  return false
}

/** A text that does not answer what the open dialog asked closes it. */
async function closeForNewQuestion(
  bot: BotWorker,
  record: TurnRecord,
  text: string,
): Promise<boolean> {
  const threads = stackIn(record.saved).map((dialog) => dialog.state?.thread)
  const thread = threads.find((name) => typeof name === 'string')
  if (thread === undefined || record.accepts(thread, text)) return false
  record.passed = true
  await bot.cancelAllDialogs()
  return true
}

/** Botkit would do this next, but where a throw hangs it: state that names a dialog long gone does. */
async function continueOpenDialog(bot: BotWorker): Promise<boolean> {
  const dialogs = bot.getConfig('dialogContext') as DialogContext
  const { status } = await dialogs.continueDialog()
  return status !== DialogTurnStatus.empty
}

/** No dialog is open: begin the one the turn names, in the thread its first answer names. */
async function beginDialog(bot: BotWorker, record: TurnRecord): Promise<boolean> {
  if (record.begin === undefined) record.passed = true
  else await bot.beginDialog(record.begin.name, { thread: record.begin.thread })
  return true
}

/** A throw in a handler hangs Botkit's turn for ever and stops Node: it is kept and handed back. */
function guarded(step: Step): (bot: BotWorker, message: BotkitMessage) => Promise<boolean> {
  return async (bot, message) => {
    const record = recordOf(message['context'] as TurnContext)
    try {
      return await step(bot, record, message.text ?? '')
    } catch (error) {
      record.fail(error)
      return true
    }
  }
}
