import { createApology } from '../assistant/apology.ts'
import { readBesideCard } from '../assistant/beside-card.ts'
import { createAssistant } from '../assistant/create-assistant.ts'
import { dangerChoices } from '../assistant/danger-choices.ts'
import { afterAllegation } from '../assistant/deciders/allegation.ts'
import type { Phrases } from '../assistant/phrases.ts'
import type { ServedKnowledge } from '../editing/serve-knowledge.ts'
import type { SearchService } from '../knowledge/search/create-search.ts'
import type { FixedCards, TurnTaker } from '../messaging/deps.ts'
import type { ServedPhrases } from '../oversight/safety/serve-phrases.ts'
import type { Cards } from '../safeguarding/cards.ts'

interface Wiring {
  readonly phrases: Phrases
  readonly cards: Cards
  readonly library: ServedKnowledge['library']
  readonly searchArticles: SearchService['searchArticles']
  /** What the safeguarding lead had the net listen for beside its rules. */
  readonly safetyPhrases: ServedPhrases
}

/** What takes turns, and the words that need no turn: they are made at start, and nothing then breaks them. */
export function wireAssistant({ phrases, cards, library, searchArticles, safetyPhrases }: Wiring): {
  readonly assistant: TurnTaker
  readonly fixedCards: FixedCards
} {
  const { assess, takeTurn, tools } = createAssistant(
    { phrases, searchArticles, library, cards },
    safetyPhrases.inForce,
  )
  const apologise = createApology(phrases, library().council)
  return {
    assistant: { assess, takeTurn, apologise: (turn) => apologise(turn, 'the turn failed') },
    fixedCards: {
      say: (card, told) => cards.say(card, told),
      alarmText: (text) => cards.alarmText(text),
      beside: readBesideCard(phrases),
      allegation: cards.allegation,
      allegationAgain: phrases.say('person:told-us.kept'),
      afterDanger: { choices: dangerChoices(phrases) },
      afterAllegation: afterAllegation(tools),
    },
  }
}
