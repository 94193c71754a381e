import { checkSetup, describeSetup } from '../channels/twilio/setup.ts'
import type { TwilioSettings } from '../channels/twilio/settings.ts'
import { type Config, loadConfig } from '../config.ts'
import { findDataKeys } from '../data-key.ts'
import { reseal } from '../store/data-keys.ts'
import { openStore } from '../store/open-store.ts'
import { systemClock } from '../system-clock.ts'
import { explain } from './ask.ts'
import { backup } from './backup.ts'
import { runDrillCommand } from './drill.ts'
import { runEval } from './eval/run-eval.ts'
import { runGoLive } from './golive.ts'
import { runKnowledge } from './knowledge.ts'
import { learnSafety } from './learn/learn-safety.ts'
import { learn } from './learn/learn.ts'
import { loadAssistant } from './load-assistant.ts'
import { openBeside } from './open-beside.ts'
import { runPeople } from './people.ts'
import { runStaff } from './staff.ts'
import { templates } from './templates.ts'
import { UsageError } from './usage-error.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface CommandResult {
  readonly output: string
  readonly ok: boolean
}

export interface Command {
  readonly name: string
  /** Each way to call it, and what that does. */
  readonly usage: readonly (readonly [string, string])[]
  run(args: readonly string[], env: Environment): Promise<CommandResult>
}

export const commands: readonly Command[] = [
  {
    name: 'ask',
    usage: [['ask "text"', 'how a text is read and answered, and why']],
    run: runAsk,
  },
  {
    name: 'eval',
    usage: [
      ['eval [--json] FILE…', 'answers the questions of files, and scores what they expect'],
      ['eval --min right=0.9,… FILE…', 'fails when a share is not reached'],
    ],
    run: (args, env) => runEval(args, knowledgeDirOf(env)),
  },
  {
    name: 'learn',
    usage: [
      ['learn', "learns search's weights from the tuning questions"],
      ['learn --settings', 'tries other settings of it too; takes an hour'],
      ['learn safety', "learns the safety net's weights from its corpora; takes minutes; --quick"],
    ],
    run: runLearn,
  },
  {
    name: 'knowledge',
    usage: [
      ['knowledge check [DIR]', 'every fault of every article, with line and remedy'],
      ['knowledge import [DIR]', 'publishes what changed in the files; --dry-run, --prune'],
      ['knowledge export [DIR]', 'writes what is published into the files; --dry-run, --prune'],
      ['knowledge diff [DIR]', 'what differs between files and store, with the lines'],
      ['knowledge duplicates FILE…', 'questions that repeat what search is taught; --remove'],
    ],
    run: runKnowledge,
  },
  {
    name: 'people',
    usage: [
      ['people import FILE', 'young people from a CSV file: shows, asks, then writes; --yes'],
    ],
    run: runPeople,
  },
  {
    name: 'staff',
    usage: [
      ['staff add --name … --email …', 'adds somebody; prints the link they set a password with'],
      ['staff link EMAIL', 'another such link, when theirs is lost'],
      ['staff import FILE', 'staff from a CSV file: shows, asks, then writes; --yes'],
      ['staff left EMAIL', 'somebody left: they sign in no more, what they had goes on'],
    ],
    run: runStaff,
  },
  {
    name: 'drill',
    usage: [
      ['drill [--minutes N]', 'a marked test of the alarms: who acknowledges, and how fast'],
      ['drill --night', 'as when nobody is on duty; --person ID: the people of one'],
    ],
    run: runDrillCommand,
  },
  {
    name: 'golive',
    usage: [['golive', 'what is missing before real young people may text; then it may start']],
    run: runGoLive,
  },
  {
    name: 'twilio',
    usage: [
      ['twilio setup', 'what to set in Twilio: addresses, retries, opt-out words'],
      ['twilio check', 'compares the account with that'],
    ],
    run: runTwilio,
  },
  {
    name: 'templates',
    usage: [
      ['templates list', 'the WhatsApp templates that staff can use'],
      ['templates add KIND LANG SID TEXT [VARS]', 'one that Meta approved'],
      ['templates withdraw ID', 'takes one out of use'],
    ],
    run: runTemplates,
  },
  {
    name: 'backup',
    usage: [['backup DIR', 'copies the store, with its key, while it runs']],
    run: runBackup,
  },
  {
    name: 'reseal',
    usage: [['reseal', 'seals everything with the first key of DATA_KEY; then drop the others']],
    run: runReseal,
  },
]

const done = (output: string): CommandResult => ({ output, ok: true })

/** Commands that need no account run with or without one. */
function knowledgeDirOf(env: Environment): string {
  return env['KNOWLEDGE_DIR'] ?? 'knowledge'
}

async function runAsk(args: readonly string[], env: Environment): Promise<CommandResult> {
  const text = args.join(' ').trim()
  if (text === '') throw new UsageError('Say what is texted: npm run waymark -- ask "council tax"')
  const { assistant, close } = await loadAssistant(knowledgeDirOf(env))
  try {
    return done(await explain(text, assistant, systemClock.now()))
  } finally {
    await close()
  }
}

async function runLearn(args: readonly string[], env: Environment): Promise<CommandResult> {
  const settings = args.includes('--settings')
  const tell = (line: string) => process.stderr.write(`${line}\n`)
  if (args.includes('safety')) {
    const measure = !args.includes('--quick')
    return done(await learnSafety(knowledgeDirOf(env), { measure, tell }))
  }
  return done(await learn(knowledgeDirOf(env), { settings, tell }))
}

async function runTwilio([action]: readonly string[], env: Environment): Promise<CommandResult> {
  const settings = twilioSettings(loadConfig(env))
  if (action === 'setup') return done(describeSetup(settings))
  if (action !== 'check') throw new UsageError('Say which: twilio setup, or twilio check')
  const checks = await checkSetup(settings)
  const lines = checks.map(({ what, ok, remedy }) =>
    ok ? `ok     ${what}` : `wrong  ${what}: ${remedy}`,
  )
  return { output: lines.join('\n'), ok: checks.every(({ ok }) => ok) }
}

function twilioSettings({ twilio, publicUrl }: Config): TwilioSettings {
  if (twilio === undefined || publicUrl === undefined) {
    throw new UsageError(
      'No Twilio account is set: set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, PUBLIC_URL and a sender, as in .env.example',
    )
  }
  return { ...twilio, authToken: twilio.authTokens.at(-1) ?? '', publicUrl }
}

async function runTemplates(args: readonly string[], env: Environment): Promise<CommandResult> {
  const store = await openBeside(loadConfig(env))
  try {
    return await templates(store, args, systemClock.now())
  } finally {
    await store.close()
  }
}

async function runBackup([folder]: readonly string[], env: Environment): Promise<CommandResult> {
  if (folder === undefined) throw new UsageError('Say where: npm run waymark -- backup DIR')
  return done(await backup(loadConfig(env), folder))
}

async function runReseal(_args: readonly string[], env: Environment): Promise<CommandResult> {
  const config = loadConfig(env)
  const { keys } = findDataKeys(config.store, config.dataKeys)
  const store = await openStore({ location: config.store, dataKeys: keys, serving: false })
  try {
    const resealed = await reseal(store.sql, store.vault, keys)
    return done(`Sealed ${resealed} values again. The first key of DATA_KEY is enough now.`)
  } finally {
    await store.close()
  }
}
