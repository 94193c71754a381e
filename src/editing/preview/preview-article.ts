import { compose } from '../../assistant/compose.ts'
import type { ChannelName } from '../../domain/address.ts'
import type { Choice } from '../../domain/talk.ts'
import type { Council } from '../../knowledge/article.ts'
import type { ArticleParts, SectionPart } from '../../knowledge/article-parts.ts'
import { exampleName, fill } from '../../knowledge/fill.ts'
import { readingAge } from '../../knowledge/reading-age.ts'
import { renderForChannel } from '../../knowledge/render.ts'
import { countSegments } from '../../knowledge/segments.ts'
import { hardSentences } from './hard-sentences.ts'

/** A text exactly as it leaves. */
export interface ShownText {
  readonly text: string
  /** What the numbered choices say that had room. */
  readonly choices: readonly string[]
  /** Those that had none. */
  readonly leftOut: readonly string[]
}

export interface ShownSms extends ShownText {
  readonly segments: number
  /** In pence, when the council's price is known. */
  readonly cost?: number
}

/** One part of an article: what somebody gets who asks for it. */
export interface ShownPart {
  /** The form's field: short-answer or section-<key>. */
  readonly field: string
  readonly name: string
  readonly sms: ShownSms
  readonly whatsapp: ShownText
  /** In years; of English alone. */
  readonly age?: number
  /** The sentences of it that are hardest to read, as they are sent by SMS. */
  readonly hard: readonly string[]
}

export interface PreviewOf {
  readonly parts: ArticleParts
  readonly id: string
  readonly language: string
  readonly council: Council
  readonly today: Date
}

/** How many sections are offered as numbered choices, as in answer-article.ts. */
const mostChoices = 4

/** Every part as SMS and as WhatsApp send it, with an example name and the council's own values. */
export function previewArticle(preview: PreviewOf): readonly ShownPart[] {
  const { parts, id } = preview
  const choices = parts.sections.slice(0, mostChoices).map(({ key, label }): Choice => ({
    label,
    pick: { to: 'section', article: id, section: key },
  }))
  const answer = { field: 'short-answer', name: 'Short answer', markdown: parts.shortAnswer }
  return [
    showPart(preview, answer, choices),
    ...parts.sections.map((section) => showPart(preview, partOf(section), [])),
  ]
}

interface Part {
  readonly field: string
  readonly name: string
  readonly markdown: string
}

function partOf({ key, label, text }: SectionPart): Part {
  return { field: `section-${key}`, name: label, markdown: text }
}

function showPart(preview: PreviewOf, part: Part, choices: readonly Choice[]): ShownPart {
  const { parts, language, council, today } = preview
  const { field, name } = part
  const body = fill(part.markdown, { pa: exampleName, council, facts: parts.facts, on: today })
  const sms = showText('sms', body, choices)
  const { segments } = countSegments(sms.text)
  const price = Number(council.values['sms-price-pence'] ?? Number.NaN)
  const plain = renderForChannel(body, 'sms')
  const read = language === 'en' && plain !== ''
  return {
    ...{ field, name, whatsapp: showText('whatsapp', body, choices) },
    sms: { ...sms, segments, ...(Number.isFinite(price) && { cost: segments * price }) },
    ...(read && { age: readingAge([plain]) }),
    hard: read ? hardSentences(plain) : [],
  }
}

function showText(channel: ChannelName, body: string, choices: readonly Choice[]): ShownText {
  const sent = compose(channel, body, choices)
  const labels = choices.map(({ label }) => label)
  return {
    text: sent.text,
    choices: labels.slice(0, sent.choices.length),
    leftOut: labels.slice(sent.choices.length),
  }
}
