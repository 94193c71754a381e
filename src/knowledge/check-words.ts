/** Words VOICE keeps out of every answer, with what to say instead. */
const phrases: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  [/\byou(?: will|['’]ll) get\b/i, "say 'usually', 'ask for' or who decides"],
  [/\byou qualify\b/i, "say 'usually', 'ask for' or who decides"],
  [/\byou(?: are|['’]re) entitled\b/i, "say 'usually', 'ask for' or who decides"],
  [/\bthey must\b/i, "say 'they should usually' or whom to ask"],
  [/\bconfidential(?:ly|ity)?\b/i, 'say exactly who can see or hear it'],
  [
    /\bprivate(?:ly)?\b(?! (?:rent|landlord|tenan|sector|let\b|letting|home|hous|flat|hire|provider|parking|firm|compan))/i,
    'say exactly who can see or hear it',
  ],
  [
    /\bonly (?:you|your [a-z]+|\{pa\}|we|i|the [a-z]+|[a-z]+ staff) (?:can |will |may )?(?:see|sees|read|reads|know|knows)\b/i,
    'say exactly who can see it',
  ],
  [/\bsomeone(?: is|['’]s) coming\b/i, 'say who was told, and that 999 comes when called'],
  [/\byou(?: are|['’]re) safe now\b/i, 'leave it out'],
  [/\bit(?: is|['’]s) not serious\b/i, 'leave it out'],
  [/\bthey(?: will|['’]ll) reply by\b/i, "say when they are 'due in'"],
  [/\byou (?:will not|won['’]?t) (?:get|be) in(?:to)? (?:any )?trouble\b/i, 'say who decides'],
  [/\b(?:your|the) baby (?:will not|won['’]?t) be taken\b/i, 'say who decides and who helps'],
  [/\bi understand how you feel\b/i, 'leave it out'],
  [/\bplease note\b/i, 'leave it out'],
  [/\bunfortunately\b/i, 'leave it out'],
]

export interface NeverSaid {
  readonly found: string
  readonly remedy: string
}

/** The phrases of a text that Waymark never says. */
export function neverSaid(text: string): NeverSaid[] {
  return phrases.flatMap(([pattern, remedy]) => {
    const found = pattern.exec(text)?.[0]
    return found === undefined ? [] : [{ found, remedy }]
  })
}

/** Networks and Twilio act on these before we ever see the text. */
const reserved = 'STOP|STOPALL|END|QUIT|CANCEL|UNSUBSCRIBE|START|UNSTOP|YES|HELP|INFO'
const askedFor = new RegExp(
  `\\b(?:[Tt]ext|[Rr]eply|[Ss]end|[Tt]ype|[Aa]nswer|[Tt]xt)(?: (?:back|me|us|the word|with|in))* ` +
    `(?:"(?:${reserved}|${reserved.toLowerCase()})"|'(?:${reserved}|${reserved.toLowerCase()})'|` +
    `(?:${reserved})\\b)`,
  'g',
)

/** Where a text asks the reader to send a word that networks act on. */
export function reservedWordsAskedFor(text: string): string[] {
  return Array.from(text.matchAll(askedFor), ([found]) => found)
}
