import type { Circumstances } from './circumstances.ts'
import type { HandoverReason } from './handover.ts'

/** `sealed`: no adviser reads it. `advisers`: from the text that asked for a person or raised danger. */
export type Audience = 'sealed' | 'advisers' | `restricted:${string}`

/** What a numbered choice leads to. */
export type Pick =
  | { readonly to: 'section'; readonly article: string; readonly section: string }
  | { readonly to: 'article'; readonly article: string }
  | {
      readonly to: 'person'
      /** Default: asked. */
      readonly reason?: HandoverReason
      /** The texts that the person is asked about: they become readable with the asking. */
      readonly bring?: readonly string[]
    }
  | { readonly to: 'rephrase' }
  | { readonly to: 'phrase'; readonly phrase: string }
  | { readonly to: 'danger-answer'; readonly answer: 'in-danger' | 'not-sure' | 'ok-for-now' }
  | { readonly to: 'dialog'; readonly answer: string }
  /** 'Is this about what you told us?' of these texts, while something an adult did is open. */
  | {
      readonly to: 'about-told'
      readonly answer: 'yes' | 'something-else'
      readonly texts: readonly string[]
      /** They asked for a person with it. */
      readonly person?: HandoverReason
      /** What the answer itself had left open. */
      readonly then?: readonly Choice[]
    }
  /** Whether the answer before it helped, and what else it could have been. */
  | { readonly to: 'helped'; readonly helped: boolean; readonly others: readonly string[] }
  /** What they would have staff write. */
  | { readonly to: 'suggest' }

export interface Choice {
  readonly label: string
  readonly pick: Pick
}

/** What the bot must remember between two turns of a talk. Encrypted at rest; small. */
export interface DialogState {
  readonly version: 1
  /** The numbers that are open: choice 1 is the first. */
  readonly choices: readonly Choice[]
  /** The article last answered, for follow-ups such as 'how much is it'. */
  readonly article?: string
  readonly circumstances: Circumstances
  /** An open dialog with Botkit's own state, thrown away when `version` is not the dialog's. */
  readonly dialog?: { readonly name: string; readonly version: number; readonly state: unknown }
  /** A question that found nothing came before this one: do not ask them to rephrase twice. */
  readonly rephrased: boolean
  /** How many answers in a row they said were not what they wanted. */
  readonly unhelpful?: number
  /** Answers since they were last asked in this talk whether one helped. */
  readonly answers?: number
  /** They were asked what an answer should have said: the next text says it. */
  readonly suggesting?: true
}

export const emptyDialogState: DialogState = {
  version: 1,
  choices: [],
  circumstances: {},
  rephrased: false,
}
