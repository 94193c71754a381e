import type { DialogState } from '../../domain/talk.ts'
import type { Effect } from '../../domain/turn.ts'

export type OpenDialog = NonNullable<DialogState['dialog']>

/** A phrase a dialog says, by key, and the numbered choices under it. */
export interface Said {
  readonly phrase: string
  readonly choices: readonly DialogChoice[]
}

export interface DialogChoice {
  /** The key of its label. */
  readonly label: string
  /** What the dialog is told when it is picked. */
  readonly answer: string
}

/** What came of one text given to an open dialog. */
export type EngineResult =
  /** The text is no answer to what the dialog asked: the dialog is over, the text is a new question. */
  | { readonly kind: 'passed' }
  | {
      readonly kind: 'said'
      readonly said: readonly Said[]
      readonly effects: readonly Effect[]
      /** Absent: the dialog came to its end. */
      readonly dialog?: OpenDialog
    }

/** Dialogs of several steps. A rejected promise is the only way anything goes wrong. */
export interface Engine {
  /** A dialog that nobody has answered yet: its first choices are put by the decider that opens it. */
  open(name: string): OpenDialog
  answer(dialog: OpenDialog, text: string): Promise<EngineResult>
}
