import type { OurText, Phone, RecordedAlarm } from '../../store/try-view.ts'
import { timeOf } from './when.ts'

/** Why one reply was said, as the side panel tells it. */
export interface Why {
  readonly id: string
  readonly time: string
  /** The reply's first words, so that it is clear which one is meant. */
  readonly excerpt: string
  /** Whether somebody chose it; otherwise it is the last one. */
  readonly chosen: boolean
  readonly facts: readonly Fact[]
}

export interface Fact {
  readonly name: string
  readonly words: string
  /** The value as it is on record: a code of ours, not a sentence. */
  readonly code?: string
}

/** The chosen reply, or else the last; undefined while nothing was said. */
export function whyOf(phone: Phone, chosenId: string | undefined): Why | undefined {
  const ours = phone.texts.filter((text): text is OurText => text.from !== 'young-person')
  const chosen = ours.find((text) => text.id === chosenId)
  const text = chosen ?? ours.findLast((one) => one.role !== 'welcome') ?? ours.at(-1)
  if (text === undefined) return undefined
  return {
    id: text.id,
    time: timeOf(text.at),
    excerpt: excerptOf(text.text),
    chosen: chosen !== undefined,
    facts: factsOf(text),
  }
}

const longestExcerpt = 90

function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  if (line.length <= longestExcerpt) return line
  return `${line.slice(0, longestExcerpt).replace(/\s\S*$/, '')}…`
}

function factsOf(text: OurText): readonly Fact[] {
  const { outcome, because, article, section, handover } = text
  return [
    {
      name: 'Outcome',
      words: outcomeWords.get(outcome ?? '') ?? 'A reply',
      ...(outcome !== undefined && { code: outcome }),
    },
    { name: 'Because', words: '', ...(because !== undefined && { code: because }) },
    articleFact(article, section),
    { name: 'Answers', words: text.answers === 0 ? 'Sent along with a reply' : many(text.answers) },
    { name: 'Alarm', words: text.alarms.map(alarmWords).join('; ') || 'None recorded' },
    {
      name: 'Handover',
      words: handover
        ? `${handoverWords.get(handover.reason) ?? handover.reason}, open since ${timeOf(handover.openedAt)}`
        : 'None recorded',
    },
    { name: 'Read by', words: audienceWords(text.audience), code: text.audience },
  ]
}

function many(texts: number): string {
  return texts === 1 ? 'One text' : `${texts} texts, as one turn`
}

function articleFact(article: string | undefined, section: string | undefined): Fact {
  if (article === undefined) return { name: 'Article', words: 'No article: fixed words' }
  const words = section === undefined ? 'The short answer of' : `Section '${section}' of`
  return { name: 'Article', words, code: article }
}

const outcomeWords: ReadonlyMap<string, string> = new Map([
  ['answer', 'Answered from a checked article'],
  ['choose', 'Several articles fit: asked which'],
  ['none', 'No checked answer: offered a person'],
  ['crisis', 'Danger: its fixed card, sent at once'],
  ['allegation', 'Something an adult did: its fixed card'],
  ['person', 'A person was asked for'],
  ['smalltalk', 'Small talk'],
  ['stop', 'Texts on or off'],
  ['silent', 'Nothing to say'],
])

const handoverWords: ReadonlyMap<string, string> = new Map([
  ['asked', 'They asked for a person'],
  ['not-known', 'We did not know'],
  ['danger', 'For danger'],
  ['allegation', 'For the allegations officer'],
  ['language', 'For an interpreter'],
  ['apology', 'The bot failed'],
  ['unhelpful', 'Two answers missed'],
  ['media', 'They sent a picture or voice note on'],
  ['staff-began', 'Staff wrote first'],
])

function alarmWords({ category, kind, openedAt }: RecordedAlarm): string {
  const what = category === 'danger' ? `Danger, ${kind.replaceAll('-', ' ')}` : 'Allegation'
  return `${what}, open since ${timeOf(openedAt)}`
}

function audienceWords(audience: OurText['audience']): string {
  if (audience === 'sealed') return 'No adviser: the bot’s own talk'
  if (audience === 'advisers') return 'Their advisers, from the text that opened it'
  return 'Its officers, nobody else'
}
