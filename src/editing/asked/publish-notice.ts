import type { Clock } from '../../domain/clock.ts'
import { neverSaid } from '../../knowledge/check-words.ts'
import { countSegments } from '../../knowledge/segments.ts'
import { recordEvent } from '../../store/events.ts'
import { addGeneralNotice, withdrawGeneralNotice } from '../../store/general-notices.ts'
import type { Store } from '../../store/store.ts'
import type { DraftProblem } from '../check-draft.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

export interface NoticeToPublish {
  readonly text: string
  /** For how many days it holds. */
  readonly days: number
}

const mostSegments = 2
const mostDays = 90
const dayMs = 24 * 60 * 60 * 1000

/** Puts 'you said, we did' in force from now on, or says what is wrong with it. */
export async function publishNotice(
  { store, clock }: Deps,
  staffId: string,
  { text: typed, days }: NoticeToPublish,
): Promise<readonly DraftProblem[]> {
  const text = typed.trim()
  const problems = [...checkText(text), ...checkDays(days)]
  if (problems.length > 0) return problems
  const from = clock.now()
  const until = new Date(from.getTime() + days * dayMs)
  await store.transaction(async (tx) => {
    const id = await addGeneralNotice(
      tx,
      { language: 'en', text, from, until, createdBy: staffId },
      from,
    )
    await recordEvent(
      tx,
      { kind: 'general-notice-published', staffId, detail: { notice: id } },
      from,
    )
  })
  return []
}

/** False when it was withdrawn already. */
export async function withdrawNotice(
  { store, clock }: Deps,
  staffId: string,
  id: string,
): Promise<boolean> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    if (!(await withdrawGeneralNotice(tx, id, staffId, at))) return false
    const event = { kind: 'general-notice-withdrawn', staffId, detail: { notice: id } } as const
    await recordEvent(tx, event, at)
    return true
  })
}

/** It goes to everybody, by SMS too, and may light up a screen that others see. */
function checkText(text: string): readonly DraftProblem[] {
  const at = (problem: string): DraftProblem => ({ field: 'text', text: problem })
  if (text === '') return [at('Write what they said, and what was done')]
  const { segments, encoding } = countSegments(text)
  return [
    ...(encoding === 'GSM-7'
      ? []
      : [at(`A plain SMS has no ${unusual(text)}: write it otherwise`)]),
    ...(segments > mostSegments && encoding === 'GSM-7'
      ? [at(`It is ${segments} billed parts long. Make it ${mostSegments}: 306 characters`)]
      : []),
    ...neverSaid(text).map(({ found, remedy }) => at(`It says ‘${found}’: ${remedy}`)),
  ]
}

function unusual(text: string): string {
  const found = Array.from(text).filter((one) => countSegments(one).encoding !== 'GSM-7')
  return [...new Set(found)].map((one) => `‘${one}’`).join(' ')
}

function checkDays(days: number): readonly DraftProblem[] {
  if (Number.isInteger(days) && days >= 1 && days <= mostDays) return []
  return [{ field: 'days', text: `Give a number of days from 1 to ${mostDays}` }]
}
