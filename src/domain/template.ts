/** staff-first: when staff write first. staff-reply: when WhatsApp's window has closed on a talk. */
export const templateKinds = ['staff-first', 'staff-reply'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** What may fill a template's variables: nothing of a young person's, ever. */
export const templateVariables = ['staff-name', 'council-name'] as const
export type TemplateVariable = (typeof templateVariables)[number]

/** A WhatsApp template as Meta approved it; `{{1}}` in its wording is the first of `variables`. */
export interface ApprovedTemplate {
  readonly kind: TemplateKind
  /** 'en', 'ar' or 'pt-BR'. */
  readonly language: string
  /** Twilio's id of it: HX and 32 hexadecimal digits. */
  readonly contentSid: string
  readonly wording: string
  readonly variables: readonly TemplateVariable[]
}

export type TemplateField = keyof ApprovedTemplate

export interface TemplateProblem {
  readonly field: TemplateField
  readonly problem: string
}

/** Meta's limit, in characters. */
const longestWording = 1024

/** Everything wrong with a template as somebody typed it; nothing: it is an `ApprovedTemplate`. */
export function checkTemplate(
  typed: Readonly<Record<Exclude<TemplateField, 'variables'>, string>> & {
    readonly variables: readonly string[]
  },
): readonly TemplateProblem[] {
  const { kind, language, contentSid, variables } = typed
  const unknown = variables.filter((name) => !isOneOf(templateVariables, name))
  return [
    ...problem('kind', isOneOf(templateKinds, kind), `must be one of ${templateKinds.join(', ')}`),
    ...problem(
      'language',
      /^[a-z]{2,3}(-[A-Z]{2})?$/.test(language),
      "must be a code such as 'en' or 'pt-BR'",
    ),
    ...problem(
      'contentSid',
      /^HX[0-9a-f]{32}$/i.test(contentSid),
      'must be HX and 32 hexadecimal digits, as Twilio shows it',
    ),
    ...problem(
      'variables',
      unknown.length === 0,
      `has ${unknown.join(', ')}; known are ${templateVariables.join(', ')}`,
    ),
    ...wordingProblems(typed.wording, variables.length),
  ]
}

function wordingProblems(wording: string, variables: number): readonly TemplateProblem[] {
  const text = wording.trim()
  const numbers = [...text.matchAll(/\{\{(\d+)\}\}/g)].map((match) => Number(match[1]))
  const wanted = Array.from({ length: variables }, (_, index) => index + 1)
  const isComplete =
    wanted.every((number) => numbers.includes(number)) &&
    numbers.every((number) => wanted.includes(number))
  const braces = /\{\{(?!\d+\}\})|(?<!\{\{\d+)\}\}/.test(text)
  return [
    ...problem('wording', text !== '', 'is empty'),
    ...problem('wording', text.length <= longestWording, `is over ${longestWording} characters`),
    ...problem('wording', !braces, 'has {{ or }} that belong to no variable'),
    ...problem(
      'wording',
      isComplete,
      variables === 0
        ? 'has variables, and none is named'
        : `must have ${wanted.map((number) => `{{${number}}}`).join(', ')} and no other`,
    ),
    ...problem(
      'wording',
      !/^\{\{|\}\}$|\}\}\s*\{\{/.test(text),
      'begins or ends with a variable, or has two side by side: WhatsApp refuses that',
    ),
  ]
}

function problem(field: TemplateField, fine: boolean, what: string): readonly TemplateProblem[] {
  return fine ? [] : [{ field, problem: what }]
}

function isOneOf(list: readonly string[], name: string): boolean {
  return list.includes(name)
}

/** A template with its variables filled: as it is read, and as the network wants them. */
export interface FilledTemplate {
  readonly text: string
  /** By number: `{ '1': 'Sam' }`. */
  readonly variables: Readonly<Record<string, string>>
}

/** Fills a template's variables. */
export function fillTemplate(
  template: Pick<ApprovedTemplate, 'wording' | 'variables'>,
  values: Readonly<Record<TemplateVariable, string>>,
): FilledTemplate {
  const filled = template.variables.map((name) => values[name])
  return {
    text: template.wording.replaceAll(
      /\{\{(\d+)\}\}/g,
      (whole, number) => filled[Number(number) - 1] ?? whole,
    ),
    variables: Object.fromEntries(filled.map((value, index) => [`${index + 1}`, value])),
  }
}
