import type { Caller } from '../channels/voice.ts'
import type { Mailer } from '../channels/mail/mailer.ts'
import { importKnowledge } from '../editing/import-knowledge.ts'
import type { ServedKnowledge } from '../editing/serve-knowledge.ts'
import { alarmNotReached } from '../handover/alarms/not-reached.ts'
import { stepAlarms } from '../handover/alarms/step-alarms.ts'
import { makeCalls } from '../handover/calls/make-calls.ts'
import { remindCases } from '../handover/cases/remind-cases.ts'
import { runDrill } from '../handover/drill/run-drill.ts'
import { escalate } from '../handover/escalate.ts'
import { goOn } from '../handover/go-on.ts'
import { type NoticeDeps, sendNotices } from '../handover/send-notices.ts'
import { readKnowledgeDir } from '../knowledge/load-files.ts'
import { watchKnowledge } from '../knowledge/watch.ts'
import { confirmSends } from '../messaging/confirm-sends.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { expireHeld } from '../messaging/expire-held.ts'
import { processInbox } from '../messaging/process-inbox.ts'
import { reconcile } from '../messaging/reconcile.ts'
import { sendQueued } from '../messaging/send-queued.ts'
import { noticeChannels } from '../store/notices.ts'
import { cutQuestionLinks } from '../store/questions.ts'
import { sweepConsole } from '../store/sweep-console.ts'
import type { HintTopic } from '../store/store.ts'
import { editingLoops, type EditingJobDeps } from './editing-loops.ts'
import { type Loop, startLoop } from './loop.ts'
import { safetyLoops, type SafetyJobDeps } from './safety-loops.ts'

export interface JobDeps
  extends
    MessagingDeps,
    Omit<SafetyJobDeps, 'knowledge'>,
    Omit<EditingJobDeps, keyof MessagingDeps> {
  readonly knowledge: ServedKnowledge
  readonly mailer: Mailer
  /** Rings whoever answers at night. */
  readonly caller: Caller
  /** Where staff sign in. */
  readonly consoleUrl: string
  /** A folder whose changed files are brought in at once. */
  readonly watchDir?: string
}

const second = 1000
const reconcileEveryMs = 120 * second
const hourMs = 3600 * second

/** Everything that runs by itself. Hints wake the loops; polling catches a hint that was lost. */
export function startJobs(deps: JobDeps): { stop(): Promise<void> } {
  const { clock, log, store } = deps
  const loop = (name: string, pollMs: number, work: () => Promise<number | undefined>): Loop =>
    startLoop({ name, work, pollMs, clock, log })

  const safety = safetyLoops(deps, loop)
  const editing = editingLoops(deps, loop)
  const woken: Partial<Record<HintTopic, readonly Loop[]>> = {
    inbox: [loop('inbox', 5 * second, () => processInbox(deps))],
    outbox: [loop('outbox', 5 * second, () => sendQueued(deps))],
    unknown: [loop('confirm', 15 * second, () => confirmSends(deps))],
    handover: [loop('escalation', 30 * second, () => escalate(deps))],
    alarm: [loop('alarms', 15 * second, () => stepAlarms(deps))],
    notice: startNotices(deps, loop),
    call: [loop('calls', 10 * second, () => makeCalls(deps))],
    safety: safety.woken,
    drafts: editing.drafts,
    switches: editing.switches,
    trial: editing.trial,
    articles: [
      // In force everywhere within two seconds, whether or not the hint arrives.
      loop('articles', second, async () => {
        await deps.knowledge.refresh()
        return undefined
      }),
    ],
  }
  const slow = [
    ...safety.slow,
    ...editing.slow,
    loop('reconcile', reconcileEveryMs, () => reconcileOrLater(deps)),
    loop('cases', 60 * second, () => remindCases(deps)),
    loop('drills', 5 * second, () => runDrill(deps)),
    loop('held texts', 60 * second, () => expireHeld(deps)),
    loop('question links', hourMs, async () => {
      await store.transaction((tx) => cutQuestionLinks(tx, clock.now()))
      return undefined
    }),
    loop('console leftovers', hourMs, async () => {
      await store.transaction((tx) => sweepConsole(tx, clock.now()))
      return undefined
    }),
  ]
  const unsubscribe = store.onHint(({ topic }) => {
    woken[topic]?.forEach((one) => {
      one.wake()
    })
  })
  const watching = watchFiles(deps)

  return {
    async stop() {
      unsubscribe()
      watching.abort()
      await Promise.all([...Object.values(woken).flat(), ...slow].map((one) => one.stop()))
    },
  }
}

/** One loop for each channel: a mail server that hangs holds no SMS back. */
function startNotices(
  deps: JobDeps,
  loop: (name: string, pollMs: number, work: () => Promise<number | undefined>) => Loop,
): readonly Loop[] {
  const notReached: NoticeDeps['notReached'] = (tx, handoverId, _staffId, at) =>
    goOn(tx, deps, handoverId, 'not-reached', at)
  return noticeChannels.map((channel) =>
    loop(`notices by ${channel}`, 10 * second, () =>
      sendNotices({ ...deps, notReached, alarmNotReached }, channel),
    ),
  )
}

/** Twilio that does not answer is asked again in a quarter of a minute, and nothing is lost. */
async function reconcileOrLater(deps: JobDeps): Promise<number | undefined> {
  try {
    await reconcile(deps)
    return undefined
  } catch (error) {
    const err = error instanceof Error ? error.name : typeof error
    deps.log.warn({ err }, 'the list of texts that came in gave no answer')
    return deps.clock.now().getTime() + 15 * second
  }
}

function watchFiles({ watchDir, store, clock, log }: JobDeps): AbortController {
  const watching = new AbortController()
  if (watchDir === undefined) return watching
  const bringIn = async (): Promise<void> => {
    const { published, conflicts, faults, missing } = await importKnowledge(
      { store, clock },
      await readKnowledgeDir(watchDir),
    )
    const told = { published, conflicts, faults: faults.map(whereOf), missing }
    log.info(told, 'knowledge files changed')
  }
  const wait = clock.wait.bind(clock)
  watchKnowledge(
    watchDir,
    () => {
      bringIn().catch((error: unknown) => {
        log.error({ err: error instanceof Error ? error.name : typeof error }, 'import failed')
      })
    },
    watching.signal,
    wait,
  ).catch(() => {
    log.warn('the knowledge folder cannot be watched: changes count from the next start')
  })
  return watching
}

function whereOf({ file, line, field }: { file: string; line: number; field: string }): string {
  return `${file}:${line} ${field}`
}
