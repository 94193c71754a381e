import type { DangerKind, Level } from '../../domain/danger.ts'
import { albanian } from './albanian.ts'
import { amharic } from './amharic.ts'
import { arabic } from './arabic.ts'
import { pashto } from './pashto.ts'
import { persian } from './persian.ts'
import type { FirstNeed } from './phrase.ts'
import { sorani } from './sorani.ts'
import { tigrinya } from './tigrinya.ts'
import { vietnamese } from './vietnamese.ts'

/** A phrase of first need that is in a text. */
export interface LanguagePhrase {
  readonly language: string
  readonly kind: DangerKind
  readonly level: Level
}

interface Form extends LanguagePhrase {
  readonly form: string
}

const languages: Readonly<Record<string, readonly FirstNeed[]>> = {
  ar: arabic,
  ti: tigrinya,
  ps: pashto,
  fa: persian,
  ckb: sorani,
  vi: vietnamese,
  sq: albanian,
  am: amharic,
}

/** What somebody writes who has no English for it; the most pressing of what is in the texts. */
export function hearLanguages(texts: readonly string[]): LanguagePhrase | undefined {
  const all = texts.join(' ')
  const latin = ` ${foldLatin(all)} `
  const own = foldOwnScript(all)
  const found = [
    ...latinForms.filter(({ form }) => latin.includes(form)),
    ...(own === '' ? [] : ownForms.filter(({ form }) => own.includes(form))),
  ]
  return found.find(({ level }) => level === 'emergency') ?? found[0]
}

/** Words with one space between, without accents: 'më rreh' and 'me rreh' are one. */
function foldLatin(text: string): string {
  return unmarked(text)
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Letters of other scripts alone: where Arabic and Persian part words differs from hand to hand. */
function foldOwnScript(text: string): string {
  return unmarked(text)
    .replace(/[يى]/g, 'ی')
    .replaceAll('ك', 'ک')
    .replace(/[^\p{L}]|\p{Script=Latin}/gu, '')
}

const unmarked = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '')

const forms = Object.entries(languages).flatMap(([language, needs]) =>
  needs.flatMap(([kind, level, written]) =>
    written.map((form): Form => ({ language, kind, level, form })),
  ),
)
const isLatin = ({ form }: Form): boolean => foldOwnScript(form) === ''
const latinForms = forms
  .filter(isLatin)
  .map((form) => ({ ...form, form: ` ${foldLatin(form.form)} ` }))
const ownForms = forms
  .filter((form) => !isLatin(form))
  .map((form) => ({ ...form, form: foldOwnScript(form.form) }))
