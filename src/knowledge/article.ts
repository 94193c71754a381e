import type { CouncilSafety } from '../domain/council-safety.ts'
import type { Circumstances, District } from '../domain/circumstances.ts'
import type { WorkingPattern } from '../domain/staff.ts'

/** When a section is the reader's own: every condition named must hold. Ages in years. */
export interface SectionCondition {
  readonly under?: number
  readonly over?: number
  readonly district?: District
  readonly student?: boolean
  readonly parent?: boolean
  readonly custody?: boolean
  readonly asylum?: boolean
}

export interface Section {
  readonly key: string
  /** What the numbered choice says; at most 30 characters. */
  readonly label: string
  /** Markdown, with `{pa}`, `{council:…}` and `{fact:…}` not yet filled in. */
  readonly markdown: string
  readonly when?: SectionCondition
  readonly words: readonly string[]
}

export interface Source {
  readonly name: string
  readonly url: string
  /** ISO date on which somebody looked. */
  readonly checked: string
}

export interface DatedFact {
  readonly key: string
  readonly value: string
  /** ISO date from which the value holds. */
  readonly from: string
}

export type Status = 'in-care' | 'care-leaver' | 'custody' | 'asylum' | 'parent' | 'student'

/** One topic's answer in one language, as its file says it. */
export interface Article {
  readonly id: string
  readonly language: string
  readonly title: string
  /** What a numbered choice that leads here says; at most 30 characters. */
  readonly label: string
  readonly asks: readonly string[]
  readonly keywords: readonly string[]
  readonly ages: { readonly from: number; readonly to: number }
  readonly status: readonly Status[]
  readonly sources: readonly Source[]
  readonly confirm: readonly string[]
  readonly owner: string
  readonly reviewBy: string
  readonly facts: readonly DatedFact[]
  /** Markdown before the first heading. */
  readonly shortAnswer: string
  readonly sections: readonly Section[]
}

/** One thing wrong with a file: where it is, what is wrong, and how to mend it. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly field: string
  readonly problem: string
  readonly remedy: string
}

/** This council's names, numbers and hours, from council.yaml. */
export interface Council {
  readonly name: string
  readonly shortName: string
  /** Of its pages' header, '#rrggbb'; white can be read on it. */
  readonly colour?: string
  /** Country codes of numbers that are answered, without '+'. */
  readonly countries: readonly string[]
  /** Only values that are known; a sentence that needs another is left out. */
  readonly values: Readonly<Record<string, string>>
  /** When the service is there: deadlines of staff are counted in these hours. */
  readonly serviceHours: WorkingPattern
  /** Days after its review date for which an article is still served (default: 60). */
  readonly reviewGraceDays?: number
  /** The safety net as this council runs it. */
  readonly safety: CouncilSafety
}

export type { Circumstances }
