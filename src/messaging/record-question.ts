import { maskPersonal } from '../domain/mask.ts'
import { firstNameOf } from '../domain/staff.ts'
import { type SensitiveTopic, sensitiveTopicOf } from '../domain/sensitive-topics.ts'
import type { Turn } from '../domain/turn.ts'
import { questionWords } from '../knowledge/question-words.ts'
import type { Place } from '../store/messages.ts'
import { addQuestion, endQuestion, type QuestionEnd } from '../store/questions.ts'
import { findStaff } from '../store/staff.ts'
import type { Tx } from '../store/store.ts'
import { addSuggestion } from '../store/suggestions.ts'
import type { MessagingDeps } from './deps.ts'
import type { TakenTurn } from './finish-turn.ts'

/** The outcomes an editor can make better. Danger, allegations and silence never come here. */
const editable: ReadonlySet<string> = new Set(['answer', 'choose', 'none', 'person'])
/** What is said to these answers us, and asks nothing: the names of deciders. */
const answersToUs: readonly string[] = ['choice of a number', 'open dialog']

type Deps = Pick<MessagingDeps, 'revisionOf' | 'statusesOf'>

/**
 * What editors and reports need of a question, without a name, and how the one before it ended;
 * never of danger or restricted talks.
 */
export async function recordQuestion(
  tx: Tx,
  deps: Deps,
  place: Place,
  taken: TakenTurn,
  at: Date,
): Promise<void> {
  if (isClosedToEditors(taken)) return
  const { loaded, outcome } = taken
  for (const end of endsOf(deps, taken)) await endQuestion(tx, loaded.talk.id, end, at)
  await recordSuggestion(tx, taken, at)
  if (!editable.has(outcome.kind) || isAnswerToUs(taken)) return
  const { talkId, personId } = place
  const masked = await maskedOf(tx, taken, taken.findings?.question ?? '')
  await addQuestion(
    tx,
    {
      ...{ talkId, personId, masked, words: questionWords(masked) },
      language: languageOf(taken),
      outcome: outcome.kind,
      ...answeredOf(deps, taken, masked),
    },
    at,
  )
}

function isClosedToEditors({ loaded, findings }: TakenTurn): boolean {
  const restricted = loaded.talk.audience.startsWith('restricted:')
  const endangered =
    loaded.turn.openAlarm !== undefined ||
    findings?.danger !== undefined ||
    findings?.earlierDanger !== undefined
  return findings === undefined || restricted || endangered || findings.allegation !== undefined
}

function isAnswerToUs({ outcome }: TakenTurn): boolean {
  return answersToUs.some((name) => outcome.because.startsWith(`${name}:`))
}

/** What this turn says of the question before it. */
function endsOf(deps: Deps, taken: TakenTurn): readonly QuestionEnd[] {
  const { outcome } = taken
  const said = outcome.effects.flatMap((effect): QuestionEnd[] =>
    effect.kind === 'helped' ? [{ kind: effect.helped ? 'helped' : 'unhelpful' }] : [],
  )
  const asked = outcome.effects.some((effect) => effect.kind === 'open-handover')
  if (outcome.kind === 'person' && asked) return [...said, { kind: 'person' }]
  if (outcome.kind !== 'answer' || !isAnswerToUs(taken)) return said
  return [...said, { kind: 'chosen', ...answeredOf(deps, taken, '') }]
}

interface Answered {
  readonly topics: readonly string[]
  readonly revisionId?: string
  readonly section?: string
  readonly sensitive?: SensitiveTopic
}

function answeredOf(deps: Deps, taken: TakenTurn, text: string): Answered {
  const { topics, replies } = taken.outcome
  const language = languageOf(taken)
  const [topic] = topics
  const revisionId = topic === undefined ? undefined : deps.revisionOf(topic, language)
  const section = replies.find(({ role }) => role === 'reply')?.section
  const statuses = topics.map((id) => deps.statusesOf(id, language))
  const sensitive = sensitiveTopicOf({ articles: topics, statuses, text })
  return {
    topics,
    ...(revisionId !== undefined && { revisionId }),
    ...(section !== undefined && { section }),
    ...(sensitive !== undefined && { sensitive }),
  }
}

/** Kept without a person, a talk or a moment. */
async function recordSuggestion(tx: Tx, taken: TakenTurn, at: Date): Promise<void> {
  for (const effect of taken.outcome.effects) {
    if (effect.kind !== 'suggested') continue
    const masked = await maskedOf(tx, taken, effect.text)
    await addSuggestion(tx, { masked, language: languageOf(taken) }, at)
  }
}

async function maskedOf(tx: Tx, { loaded: { turn } }: TakenTurn, text: string): Promise<string> {
  const { person, adviser, goesTo, elsewhere, handover, newAdviser } = turn
  const there = [adviser, goesTo, elsewhere, handover?.with].map((one) => one?.firstName)
  const names = [person.preferredName, newAdviser, handover?.seenBy, ...there]
  return maskPersonal(text, [...names, ...(await workersOf(tx, turn))].filter(isName))
}

/** The turn has no name for a number that nobody has checked; its texts may have it all the same. */
async function workersOf(tx: Tx, { person }: Turn): Promise<readonly string[]> {
  const { adviserId, leadWorkerId, adviserToldId } = person
  const names: string[] = []
  for (const id of new Set([adviserId, leadWorkerId, adviserToldId].filter(isName))) {
    names.push(firstNameOf((await findStaff(tx, id))?.name ?? ''))
  }
  return names
}

function isName(name: string | undefined): name is string {
  return name !== undefined
}

function languageOf({ findings }: TakenTurn): string {
  return findings?.language ?? 'en'
}
