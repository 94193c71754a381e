import { maskPersonal } from '../domain/mask.ts'
import type { Place } from '../store/messages.ts'
import { addQuestion } from '../store/questions.ts'
import type { Tx } from '../store/store.ts'
import type { MessagingDeps } from './deps.ts'
import type { TakenTurn } from './finish-turn.ts'

/** The outcomes an editor can make better. Danger, allegations and silence never come here. */
const editable: ReadonlySet<string> = new Set(['answer', 'choose', 'none', 'person'])

/** What editors and reports need of a question, without a name; never of danger or restricted talks. */
export async function recordQuestion(
  tx: Tx,
  deps: Pick<MessagingDeps, 'revisionOf'>,
  place: Place,
  { loaded, findings, outcome }: TakenTurn,
  at: Date,
): Promise<void> {
  const restricted = loaded.talk.audience.startsWith('restricted:')
  const endangered =
    loaded.turn.openAlarm !== undefined ||
    findings?.danger !== undefined ||
    findings?.earlierDanger !== undefined
  if (findings === undefined || restricted || endangered || !editable.has(outcome.kind)) return
  const { person, adviser } = loaded.turn
  const names = [person.preferredName, adviser?.firstName].filter((name) => name !== undefined)
  const masked = maskPersonal(findings.question, names)
  const topic = outcome.topics[0]
  const revisionId = topic === undefined ? undefined : deps.revisionOf(topic, findings.language)
  const { talkId, personId } = place
  const question = { talkId, personId, masked, words: informativeWords(masked) }
  const { language } = findings
  const { kind, topics } = outcome
  await addQuestion(
    tx,
    {
      ...question,
      language,
      outcome: kind,
      topics,
      ...(revisionId !== undefined && { revisionId }),
    },
    at,
  )
}

function informativeWords(masked: string): readonly string[] {
  return [...new Set(masked.toLowerCase().match(/\p{L}{4,}/gu) ?? [])]
}
