import type { ContactRecord, RecordedText } from '../../../store/views/records.ts'
import { outcomeWords } from '../words.ts'
import { dayAndTime } from '../times.ts'

/** One part of a record: what it is, and what it says. */
export interface RecordLine {
  readonly label: string
  readonly text: string
}

/** A record of contact in the order a case system asks for it; `nameOf` gives staff their names. */
export function recordLines(
  record: ContactRecord,
  nameOf: (staffId: string) => string,
): readonly RecordLine[] {
  const words = record.words.map((word) => lineOf(word, record.personName, nameOf))
  return [
    { label: 'Young person', text: record.personName },
    { label: 'Reference', text: record.caseReference ?? 'none in Waymark' },
    { label: 'From', text: dayAndTime(record.from) },
    { label: 'Until', text: dayAndTime(record.until) },
    { label: 'How', text: record.channels.map((one) => channelWords[one] ?? one).join(', ') },
    { label: 'Member of staff', text: nameOf(record.staffId) },
    { label: 'Outcome', text: outcomeWords(record.outcome) },
    { label: 'Summary', text: record.summary },
    { label: 'Actions', text: record.actions === '' ? 'none' : record.actions },
    ...(words.length === 0 ? [] : [{ label: 'Words', text: words.join('\n') }]),
  ]
}

/** The record as text to paste into the case system. */
export function recordText(lines: readonly RecordLine[]): string {
  return lines.map(({ label, text }) => `${label}: ${text}`).join('\n')
}

const channelWords: Readonly<Record<string, string>> = { sms: 'SMS', whatsapp: 'WhatsApp' }

function lineOf(
  { author, staffId, text, at }: RecordedText,
  personName: string,
  nameOf: (staffId: string) => string,
): string {
  const who = { 'young-person': personName, bot: 'Waymark (bot)', staff: nameOf(staffId ?? '') }
  return `${dayAndTime(at)} ${who[author]}: ${text}`
}
