import { leastAlike } from '../../domain/sensitive-topics.ts'
import { type AskedLately, readAskedLately } from '../../store/asked-lately.ts'
import type { TrialDeps } from './trial-deps.ts'
import type { TriedText } from './tried-text.ts'

const monthMs = 30 * 24 * 60 * 60 * 1000
const pageSize = 500

/** What young people asked in the last month, each text once: masked, never of danger or restricted. */
export async function readRealQuestions(
  { store, clock }: Pick<TrialDeps, 'store' | 'clock'>,
  language: string,
): Promise<readonly TriedText[]> {
  const since = new Date(clock.now().getTime() - monthMs)
  const byText = new Map<string, AskedLately[]>()
  const alike = new Map<string, Alike>()
  for (let after: string | undefined; ;) {
    const page = await readAskedLately(store.reading, {
      ...{ since, most: pageSize },
      ...(after !== undefined && { after }),
    })
    for (const question of page) {
      if (question.language !== language) continue
      const all = byText.get(question.masked)
      if (all === undefined) byText.set(question.masked, [question])
      else all.push(question)
      alike.set(question.signature, withOne(alike.get(question.signature), question))
    }
    after = page.at(-1)?.id
    if (page.length < pageSize) break
  }
  const isHidden = ({ signature }: AskedLately) => isFew(alike.get(signature))
  return Array.from(byText, ([text, all]) => toTried(text, all, all.some(isHidden)))
}

/** Of the questions of one signature. */
interface Alike {
  readonly people: number
  readonly sensitive: boolean
}

/** One person who asks three times is still one: see store/count-asked.ts. */
function withOne(alike: Alike | undefined, { repeats, sensitive }: AskedLately): Alike {
  return {
    people: (alike?.people ?? 0) + (repeats ? 0 : 1),
    sensitive: sensitive || alike?.sensitive === true,
  }
}

/** Fewer could tell an editor who asked about what nobody is to know. */
function isFew(alike: Alike | undefined): boolean {
  return alike !== undefined && alike.sensitive && alike.people < leastAlike
}

function toTried(text: string, all: readonly AskedLately[], isHidden: boolean): TriedText {
  const helped = all.find((question) => question.helped === true)?.topics[0]
  return {
    ...{ text, from: 'real', times: all.length },
    ...(isHidden && { hidden: true }),
    ...(helped !== undefined && { expected: { kind: 'articles', articles: [helped] } }),
  }
}
