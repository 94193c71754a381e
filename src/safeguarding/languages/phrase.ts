import type { DangerKind, Level } from '../../domain/danger.ts'

/**
 * One thing of first need in another language, in its own script and as it is typed in Latin letters.
 * Read without accents and marks. NOT CHECKED BY A NATIVE SPEAKER, none of them: they bring a person
 * and the card, and docs/safety.md says what they may miss.
 */
export type FirstNeed = readonly [kind: DangerKind, level: Level, forms: readonly string[]]
