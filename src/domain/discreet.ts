import type { DangerKind } from './danger.ts'

/**
 * Stands before every text to somebody whose phone others read: a lock screen shows the first
 * words, and these give nothing away.
 */
export const discreetLine = 'Hi, about your text:\n'

/** The text as it leaves for them. */
export function discreetly(text: string): string {
  return text === '' ? '' : `${discreetLine}${text}`
}

/** After danger of these kinds whoever did it may hold the phone: the mode is offered. */
const closeToHome: readonly DangerKind[] = ['violence', 'sexual-violence', 'exploitation']

export function offersDiscreet(kind: DangerKind): boolean {
  return closeToHome.includes(kind)
}

/** Characters of two SMS parts in GSM-7. */
const twoParts = 306

/** As long as a fixed card may be: it fits two parts with the discreet line too. */
export const longestCard = twoParts - discreetLine.length
