/** A field that says why. */
export interface ActField {
  readonly id: 'why' | 'because' | 'despite-worse' | 'day'
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly type?: 'date'
}

/** One thing that can be done with a text: a button that says what it does, and what it asks. */
export interface ActForm {
  /** Names it, and its fields, on the page. */
  readonly id: string
  readonly title: string
  readonly text?: string
  readonly action: string
  readonly button: string
  readonly look?: 'secondary' | 'warning'
  readonly hidden: Readonly<Record<string, string>>
  readonly fields: readonly ActField[]
}

/** 'What changed, and why', with what was said of it before. */
export function whyField(label: string, value = ''): ActField {
  return { id: 'why', label, value }
}
