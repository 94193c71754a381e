import { checkSetup } from '../channels/twilio/setup.ts'
import { type Config, loadConfig } from '../config.ts'
import type { Clock } from '../domain/clock.ts'
import type { CouncilSafety } from '../domain/council-safety.ts'
import { pathOf } from '../domain/knowledge-place.ts'
import { readKnowledge } from '../knowledge/check.ts'
import { type KnowledgeFile, readKnowledgeDir } from '../knowledge/load-files.ts'
import { parseCouncil } from '../knowledge/parse-council.ts'
import {
  checkGoLive,
  type GoLiveCheck,
  type GoLiveFacts,
  testedForDays,
} from '../oversight/golive/check-golive.ts'
import { writePass } from '../oversight/golive/pass.ts'
import { missingSafetyValues } from '../safeguarding/cards.ts'
import { detectDanger } from '../safeguarding/detect-danger.ts'
import { contactHash, lastDrillOf } from '../store/drill-events.ts'
import { listPublished } from '../store/revisions.ts'
import { findStaffByEmail, loadRoster } from '../store/staff.ts'
import type { Store } from '../store/store.ts'
import { systemClock } from '../system-clock.ts'
import type { CommandResult } from './commands.ts'
import { withStore } from './open-beside.ts'
import { UsageError } from './usage-error.ts'

/** `golive`: what is missing before real young people may text; passed, it lets the service start. */
export function runGoLive(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  clock: Clock = systemClock,
): Promise<CommandResult> {
  if (args.length > 0) throw new UsageError('Call it without anything else: golive')
  const config = loadConfig(env)
  const { twilio, publicUrl } = config
  if (twilio === undefined || publicUrl === undefined) {
    throw new UsageError(
      'No Twilio account is set: there is nothing to go live with. See .env.example',
    )
  }
  return withStore(config, async (store) => {
    const now = clock.now()
    const settings = { ...twilio, authToken: twilio.authTokens.at(-1) ?? '', publicUrl }
    const facts = await gather(store, config, now)
    const checks = [...checkGoLive(facts), ...(await checkSetup(settings))]
    const ok = checks.every((check) => check.ok)
    if (ok) await store.transaction((tx) => writePass(tx, { ...twilio, publicUrl }, now))
    return { output: describe(checks, ok), ok }
  })
}

function describe(checks: readonly GoLiveCheck[], ok: boolean): string {
  const lines = checks.map(({ what, ok: fine, remedy }) =>
    fine ? `ok       ${what}` : `missing  ${what}\n         ${remedy}`,
  )
  const missing = checks.filter((check) => !check.ok).length
  const end = ok
    ? 'Waymark may start with this account. Run this again after any change of account, sender or address, and a drill at least every month.'
    : `${missing} missing: Waymark does not start with this account.`
  return [...lines, '', end].join('\n')
}

async function gather(store: Store, config: Config, now: Date): Promise<GoLiveFacts> {
  const files = await publishedFiles(store, config)
  const { articles } = readKnowledge(files)
  const council = parseCouncil(
    'council.yaml',
    files.find(({ path }) => path === 'council.yaml')?.raw ?? '',
  )
  if ('faults' in council) {
    throw new UsageError('council.yaml has faults: npm run waymark -- knowledge check')
  }
  const { safety, values } = council.council
  const since = new Date(now.getTime() - testedForDays * 24 * 60 * 60 * 1000)
  const drilledAt = await lastDrillOf(store, contactHash(store, safety), since)
  return {
    dangerHeard: hearsDanger(),
    missingNumbers: missingSafetyValues(values),
    outOfHours: safety.outOfHours,
    ...(drilledAt !== undefined && { drilledAt }),
    goLive: council.goLive,
    toConfirm: {
      values: council.toConfirm,
      articles: articles.filter(({ confirm }) => confirm.length > 0).map(({ id }) => id),
    },
    staff: await loadRoster(store, now),
    demo: config.demo,
    hasMessagingService: config.twilio?.messagingServiceSid !== undefined,
    hasVoiceNumber: config.twilio?.smsFrom !== undefined,
    hasNightAccount: await hasNightAccount(store, safety),
  }
}

async function hasNightAccount(
  store: Store,
  { outOfHours }: Pick<CouncilSafety, 'outOfHours'>,
): Promise<boolean> {
  if (outOfHours.kind !== 'staffed_call' || outOfHours.account === undefined) return false
  return (await findStaffByEmail(store, outOfHours.account)) !== undefined
}

/** What is published, as the service serves it; before its first start, what it would publish. */
async function publishedFiles(store: Store, config: Config): Promise<readonly KnowledgeFile[]> {
  const published = await listPublished(store)
  if (published.length === 0) return readKnowledgeDir(config.knowledgeDir)
  return published.map((revision) => ({ path: pathOf(revision), raw: revision.raw }))
}

function hearsDanger(): boolean {
  return (
    detectDanger(['i want to kill myself tonight'])?.level === 'emergency' &&
    detectDanger(['what time does the library open']) === undefined
  )
}
