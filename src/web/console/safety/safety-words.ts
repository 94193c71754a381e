import {
  type DangerKind,
  dangerKinds,
  type DangerSource,
  type Level,
} from '../../../domain/danger.ts'
import { dangerWords } from '../needs-you/danger-words.ts'

/** Every kind there is, in the order of `dangerKinds`, and what an adult did. */
export const allKinds: readonly string[] = [...dangerKinds, 'allegation']

/** 'Suicide', 'Something an adult did'. */
export function kindName(kind: string): string {
  if (kind === 'allegation') return 'Something an adult did'
  const words = dangerWords(kind as DangerKind)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const levelNames: Readonly<Record<Level, string>> = {
  emergency: 'Emergency',
  worried: 'Worried',
}

export const sourceNames: Readonly<Record<DangerSource, string>> = {
  rule: 'A rule',
  learnt: 'Learnt words',
  language: 'Words in another language',
  phrase: 'A phrase added here',
  answer: 'Their answer to the card',
  person: 'A member of staff',
}

const sourceSentences: Readonly<Record<DangerSource, (rule: string) => string>> = {
  rule: (rule) => `the rule ‘${rule}’`,
  learnt: (rule) => `words it has learnt: ${rule}`,
  language: (rule) => `words in another language, checked by no native speaker: ${rule}`,
  phrase: (rule) => rule,
  answer: (rule) => `their answer to the card: ${rule}`,
  person: (rule) => `a member of staff: ${rule}`,
}

/** What fired, in words; `phraseOf` knows the words of phrases by id. */
export function firedWords(
  { rule, source }: { readonly rule: string; readonly source: DangerSource },
  phraseOf: (id: string) => string | undefined,
): string {
  const [, id = ''] = /^phrase (\S+)$/.exec(rule) ?? []
  const phrase = phraseOf(id)
  if (phrase !== undefined) return `the phrase ‘${phrase}’, added here`
  return sourceSentences[source](rule)
}
