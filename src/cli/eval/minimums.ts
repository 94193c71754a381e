import { UsageError } from '../usage-error.ts'
import type { EvalSummary } from './score-eval.ts'

/** A share that must be reached; `wrong` one that must not be passed. */
export interface Minimum {
  readonly name: string
  readonly share: number
}

const known = ['right', 'shown', 'wrong', 'admitted', 'person', 'smalltalk', 'stop'] as const

const isKnown = (name: string): boolean => known.some((one) => one === name)

/** Reads 'right=0.9,wrong=0.04'. */
export function parseMinimums(text: string): readonly Minimum[] {
  return text.split(',').map((part) => {
    const [name = '', value = '', ...more] = part.split('=').map((side) => side.trim())
    const share = Number(value)
    if (!isKnown(name) || value === '' || more.length > 0 || !(share >= 0 && share <= 1)) {
      throw new UsageError(
        `--min does not understand '${part}': write it as right=0.9,wrong=0.04, with any of ${known.join(', ')}`,
      )
    }
    return { name, share }
  })
}

/** What is not reached, in words; empty when all is. */
export function missed(summary: EvalSummary, minimums: readonly Minimum[]): string[] {
  return minimums.flatMap(({ name, share }) => {
    const found = reached(summary, name)
    if (found === undefined) return [`${name}: no line of the files expects it`]
    const met = name === 'wrong' ? found <= share : found >= share
    if (met) return []
    const side = name === 'wrong' ? 'at most' : 'at least'
    return [`${name} is ${found.toFixed(3)}, and should be ${side} ${share}`]
  })
}

function reached(summary: EvalSummary, name: string): number | undefined {
  const { right, shown, wrong, admitted, others } = summary
  const share = { right, shown, wrong, admitted, ...others }[name]
  return share === undefined || share.of === 0 ? undefined : share.share
}
