import { createServer } from 'node:net'
import { type App, startApp } from './app.ts'
import { PortTaken } from './app/listen.ts'
import { type Config, ConfigInvalid, loadConfig } from './config.ts'
import { demoPeople } from './demo/demo-people.ts'
import { demoPassword, demoStaff } from './demo/demo-staff.ts'
import { readEnvironment } from './environment.ts'
import { StoreUnavailable } from './store/store.ts'

/** What is in hand is finished within this, in milliseconds; then the leases look after the rest. */
const stopWithinMs = 10_000

/** A first start is silent for long otherwise, and looks as if it hung. */
const starting =
  'Starting. The first time takes up to half a minute: search learns how things are asked.\n'

try {
  const config = loadConfig(readEnvironment())
  await refuseTakenPort(config)
  process.stdout.write(starting)
  const app = await startApp(config)
  process.stdout.write(greeting(app, config))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void stop(app)
    })
  }
} catch (error) {
  if (!isForTheOperator(error)) throw error
  process.stderr.write(`\n${error.message}\n\n`)
  process.exitCode = 1
}

/** Looked at first, so that a second start touches no store. */
async function refuseTakenPort({ host, port }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? new PortTaken(host, port, { cause }) : cause)
    })
    probe.listen(port, host, () =>
      probe.close(() => {
        resolve()
      }),
    )
  })
}

async function stop(app: App): Promise<void> {
  setTimeout(() => process.exit(0), stopWithinMs).unref()
  await app.close()
  process.exit(0)
}

function isForTheOperator(error: unknown): error is Error {
  return (
    error instanceof ConfigInvalid ||
    error instanceof StoreUnavailable ||
    error instanceof PortTaken
  )
}

function greeting(app: App, config: Config): string {
  const { demo, twilio, store } = config
  const lines = [
    '',
    `Waymark is ready at ${app.url}`,
    ...(demo ? demoLines(app.url) : []),
    ...(twilio === undefined ? [] : ['Twilio is connected: npm run waymark -- twilio check']),
    ...(config.rehearsal ? ['THIS IS A REHEARSAL: only staff are texted and rung'] : []),
    ...mailLines(app, config),
    ...app.imported.faults.map(
      (fault) => `Not loaded: ${fault.file}:${fault.line} ${fault.field} ${fault.problem}`,
    ),
    ...app.imported.conflicts.map((file) => `Changed here and in the console: ${file}`),
    ...app.imported.missing.map((file) => `Published, and not in the folder: ${file}`),
    ...(app.keyFile === undefined
      ? []
      : [
          `The key of ${storeName(store)} is ${app.keyFile}: keep it, without it nothing can be read`,
        ]),
    '',
  ]
  return `${lines.join('\n')}\n`
}

function demoLines(url: string): readonly string[] {
  const width = Math.max(...demoStaff.map(({ email }) => email.length))
  const people = demoPeople.map(({ name, about }) => `${name} (${about})`).join(', ')
  const staff = demoStaff.map(({ email, about }) => `  ${email.padEnd(width)}  ${about}`)
  return [
    `Text it as a demo person: ${url}/try`,
    `Demo people: ${people}`,
    `Answer as their advisers: ${url}/console, password ${demoPassword}`,
    ...staff,
  ]
}

/** Whether staff are told when somebody waits for them, when it is not as it should be. */
function mailLines({ mailFolder }: App, { smtpUrl, twilio }: Config): readonly string[] {
  if (mailFolder !== undefined) return [`E-mails to staff are written to ${mailFolder}`]
  if (smtpUrl !== undefined) return []
  const hasSms = twilio?.smsFrom !== undefined || twilio?.messagingServiceSid !== undefined
  return [
    hasSms
      ? 'SMTP_URL is not set: only staff who take texts on their work phone are told when somebody waits'
      : 'SMTP_URL is not set and there is no SMS sender: NOBODY IS TOLD when somebody waits for them',
  ]
}

function storeName(store: Config['store']): string {
  return store.engine === 'sqlite' ? store.file : 'the database'
}
