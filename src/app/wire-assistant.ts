import type { Logger } from 'pino'
import { createApology } from '../assistant/apology.ts'
import { readBesideCard } from '../assistant/beside-card.ts'
import { type Assistant, createAssistant } from '../assistant/create-assistant.ts'
import { dangerChoices } from '../assistant/danger-choices.ts'
import { afterAllegation } from '../assistant/deciders/allegation.ts'
import type { Phrases } from '../assistant/phrases.ts'
import type { ServedKnowledge } from '../editing/serve-knowledge.ts'
import type { ServedSwitches } from '../editing/stay-true/serve-switches.ts'
import type { TrialDeps } from '../editing/trial/trial-deps.ts'
import type { SearchService } from '../knowledge/search/search-service.ts'
import type { FixedCards, TurnTaker } from '../messaging/deps.ts'
import type { ServedPhrases } from '../oversight/safety/serve-phrases.ts'
import type { Cards } from '../safeguarding/cards.ts'
import { madeOfCouncil } from './made-of-council.ts'

interface Wiring {
  readonly log: Logger
  readonly phrases: Phrases
  readonly cards: Cards
  readonly library: ServedKnowledge['library']
  readonly searchArticles: SearchService['searchArticles']
  /** What the safeguarding lead had the net listen for beside its rules. */
  readonly safetyPhrases: ServedPhrases
  /** What staff have taken out of service. */
  readonly switches: ServedSwitches
}

interface Wired {
  readonly assistant: TurnTaker
  readonly fixedCards: FixedCards
  /** The same assistant over other articles, for trials. */
  readonly assistantWith: TrialDeps['assistantWith']
}

/** What takes turns, and the words that need no turn: they are made beforehand, and nothing then breaks them. */
export function wireAssistant(wiring: Wiring): Wired {
  const { log, phrases, cards, library, searchArticles, safetyPhrases, switches } = wiring
  const { outOfService } = switches
  const assistantWith = (parts: Parameters<Wired['assistantWith']>[0]): Assistant =>
    createAssistant({ phrases, cards, outOfService, ...parts }, safetyPhrases.inForce)
  const { assess, takeTurn, tools } = assistantWith({ searchArticles, library })
  const apologise = madeOfCouncil(
    () => library().council,
    (council) => createApology(phrases, council),
    (error) => {
      log.error({ err: error }, 'the apology keeps the numbers it had')
    },
  )
  return {
    assistantWith,
    assistant: { assess, takeTurn, apologise: (turn) => apologise()(turn, 'the turn failed') },
    fixedCards: {
      say: (card, told) => cards.say(card, told),
      alarmText: (text) => cards.alarmText(text),
      beside: readBesideCard(phrases),
      get allegation() {
        return cards.allegation
      },
      allegationAgain: phrases.say('person:told-us.kept'),
      afterDanger: { choices: dangerChoices(phrases) },
      afterAllegation: afterAllegation(tools),
    },
  }
}
