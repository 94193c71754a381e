/** What came of an act, by the word that a redirect carries. */
const sentences: ReadonlyMap<string, string> = new Map([
  ['seen', 'Kept. The clock goes on until somebody deals with it.'],
  ['dealing', 'You are dealing with it. They are told your name.'],
  ['other', 'A colleague was quicker and is dealing with it. Nothing was changed.'],
  ['reached', 'Recorded. It stays red until you close it with what was done.'],
  ['not-reached', 'Recorded. Try again: without another attempt within 30 minutes it goes on.'],
  ['noted', 'The note is kept. It is not sent.'],
  ['closed', 'Closed. What was done is kept.'],
  [
    'closed-and-sealed',
    'Closed, and their talk has ended: new texts of theirs are sealed. They have been told.',
  ],
  ['closed-before', 'It was closed before. Nothing was changed.'],
])

export function saidWords(code: string | undefined): string | undefined {
  return code === undefined ? undefined : sentences.get(code)
}

/** The page of an alarm, which then says what came of an act. */
export function telling(alarmId: string, code: string): string {
  return `/console/alarms/${alarmId}?said=${code}`
}
