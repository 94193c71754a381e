import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Phrases } from '../assistant/phrases.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../domain/clock.ts'
import type { ServedKnowledge } from '../editing/serve-knowledge.ts'
import type { ServedSwitches } from '../editing/stay-true/serve-switches.ts'
import type { TrialDeps } from '../editing/trial/trial-deps.ts'
import { createAlarmDesk } from '../handover/alarms/alarm-desk.ts'
import { createCaseDesk } from '../handover/cases/case-desk.ts'
import { createDesk } from '../handover/desk.ts'
import type { SearchService } from '../knowledge/search/search-service.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { ServedPhrases } from '../oversight/safety/serve-phrases.ts'
import { type Cards, createCards, missingSafetyValues } from '../safeguarding/cards.ts'
import { type Store, StoreUnavailable } from '../store/store.ts'
import { madeOfCouncil } from './made-of-council.ts'
import { createChannel, senderOf } from './ways-out.ts'
import { wireAssistant } from './wire-assistant.ts'

interface Wiring {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  readonly phrases: Phrases
  readonly knowledge: ServedKnowledge
  readonly searchArticles: SearchService['searchArticles']
  readonly safetyPhrases: ServedPhrases
  /** What staff have taken out of service. */
  readonly switches: ServedSwitches
  /** Where the console is, for the alerts that lead there. */
  readonly consoleUrl: string
}

interface Wired {
  readonly messaging: MessagingDeps
  /** The same assistant over other articles, for trials. */
  readonly assistantWith: TrialDeps['assistantWith']
}

/**
 * What texts are moved on with: their ways in and out, the assistant, the desks of staff.
 * @throws {StoreUnavailable} when a number that danger cards say is not set
 */
export function wireMessaging(wiring: Wiring): Wired {
  const { config, store, clock, log, phrases, knowledge, consoleUrl } = wiring
  const { library, revisionOf } = knowledge
  const cards = wireCards(wiring)
  const { assistant, fixedCards, assistantWith } = wireAssistant({ ...wiring, library, cards })
  const serviceHours = () => library().council.serviceHours
  const safety = () => library().council.safety
  const say = (key: string, values?: Readonly<Record<string, string>>) => phrases.say(key, values)
  const desk = createDesk({ serviceHours })
  const sending = { senderOf: senderOf(config.twilio), say }
  const desks = { log, desk, serviceHours }
  const messaging: MessagingDeps = {
    store,
    clock,
    log,
    ...createChannel(config, { store, clock }),
    ...sending,
    assistant,
    cards: fixedCards,
    processId: randomUUID(),
    burstMs: config.burstMs,
    senderRate: config.senderRate,
    countries: () => library().council.countries,
    councilName: () => library().council.shortName,
    revisionOf,
    statusesOf: (article, language) => library().find(article, language)?.status ?? [],
    serviceHours,
    safety,
    desk,
    alarmDesk: createAlarmDesk({ ...desks, ...sending, safety, cards: fixedCards, consoleUrl }),
    caseDesk: createCaseDesk({ ...desks, say }),
  }
  return { messaging, assistantWith }
}

/** The cards with the council's numbers as they are published, and as they were while those are no good. */
function wireCards({ config, log, phrases, knowledge }: Wiring): Cards {
  const current = madeOfCouncil(
    () => knowledge.library().council,
    ({ values }) => {
      refuseMissingNumbers(config, values)
      return createCards((key) => phrases.say(`cards:${key}`), values)
    },
    (error) => {
      log.error({ err: error }, 'danger cards keep the numbers they had')
    },
  )
  return {
    say: (card, told) => current().say(card, told),
    alarmText: (text) => current().alarmText(text),
    get allegation() {
      return current().allegation
    },
    get safeContact() {
      return current().safeContact
    },
  }
}

/** A young person in danger must never meet a gap where a number should be. */
function refuseMissingNumbers(config: Config, values: Readonly<Record<string, string>>): void {
  const missing = missingSafetyValues(values)
  if (config.demo || missing.length === 0) return
  throw new StoreUnavailable(
    `council.yaml has no value for ${missing.join(', ')}: danger cards need them. Set them and start again`,
  )
}
