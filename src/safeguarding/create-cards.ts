import type { DangerKind } from '../domain/danger.ts'
export interface Cards {
  danger(kind: DangerKind): string
  readonly dangerAgain: string
  readonly answers: Readonly<Record<'in-danger' | 'not-sure' | 'ok-for-now', string>>
  readonly allegation: string
  readonly falseAlarm: string
  readonly safeContact: { readonly text: string; readonly call: string; readonly notYet: string }
}
export type CardWords = Record<string, string>
// TEMPORARY placeholder until the safeguarding helper's own file replaces it
export function createCards(_words: unknown, _values: unknown): Cards {
  return {
    danger: (kind) => `TEMP ${kind} 999 Samaritans 116 123`,
    dangerAgain: 'TEMP again 999',
    answers: { 'in-danger': 'TEMP 999 press 55', 'not-sure': 'TEMP', 'ok-for-now': 'TEMP' },
    allegation: "TEMP you're not in trouble",
    falseAlarm: "TEMP I'd rather check",
    safeContact: { text: 'TEMP', call: 'TEMP', notYet: 'TEMP' },
  }
}
