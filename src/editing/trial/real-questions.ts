import { type AskedLately, readAskedLately } from '../../store/asked-lately.ts'
import type { TrialDeps } from './trial-deps.ts'
import type { TriedText } from './tried-text.ts'

const monthMs = 30 * 24 * 60 * 60 * 1000
const pageSize = 500
/** Fewer alike could tell an editor who asked about what nobody is to know. */
const leastAlike = 3

/** What young people asked in the last month, each text once: masked, never of danger or restricted. */
export async function readRealQuestions(
  { store, clock }: Pick<TrialDeps, 'store' | 'clock'>,
  language: string,
): Promise<readonly TriedText[]> {
  const since = new Date(clock.now().getTime() - monthMs)
  const byText = new Map<string, AskedLately[]>()
  const alike = new Map<string, number>()
  for (let after: string | undefined; ;) {
    const page = await readAskedLately(store.reading, {
      ...{ since, most: pageSize },
      ...(after !== undefined && { after }),
    })
    for (const question of page) {
      if (question.language !== language) continue
      byText.set(question.masked, [...(byText.get(question.masked) ?? []), question])
      alike.set(question.signature, (alike.get(question.signature) ?? 0) + 1)
    }
    after = page.at(-1)?.id
    if (page.length < pageSize) break
  }
  return Array.from(byText, ([text, all]) => toTried(text, all, alike))
}

function toTried(
  text: string,
  all: readonly AskedLately[],
  alike: ReadonlyMap<string, number>,
): TriedText {
  const isHidden = all.some(
    ({ sensitive, signature }) => sensitive && (alike.get(signature) ?? 0) < leastAlike,
  )
  const helped = all.find((question) => question.helped === true)?.topics[0]
  return {
    ...{ text, from: 'real', times: all.length },
    ...(isHidden && { hidden: true }),
    ...(helped !== undefined && { expected: { kind: 'articles', articles: [helped] } }),
  }
}
