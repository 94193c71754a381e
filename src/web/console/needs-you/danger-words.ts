import type { DangerKind } from '../../../domain/danger.ts'

const words: Readonly<Record<DangerKind, string>> = {
  medical: 'medical emergency',
  suicide: 'suicide',
  violence: 'violence',
  'child-danger': 'a child in danger',
  'sexual-violence': 'sexual violence',
  exploitation: 'exploitation',
  'harm-to-others': 'harm to others',
  'self-harm': 'self-harm',
  'unsafe-tonight': 'not safe tonight',
}

/** A kind of danger, as staff read it in a line. */
export function dangerWords(kind: DangerKind): string {
  return words[kind]
}
