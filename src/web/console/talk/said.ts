/** What came of an act, by the word that a redirect carries. */
const sentences: ReadonlyMap<string, string> = new Map([
  ['changed', 'Nothing was done: the talk had just changed. Look again.'],
  ['owned', 'Nothing was done: somebody else was first.'],
  ['held', 'Kept. It goes when they write again.'],
  ['taken-back', 'Taken back: it is not sent.'],
  ['too-late', 'It was too late to take it back.'],
  ['noted', 'The note is saved. It is not sent.'],
  ['passed-on', 'Passed on. They have been told.'],
  ['put-away', 'Put away: nobody can open it here.'],
  ['missed', 'Reported: the safeguarding lead has it in their list.'],
  ['raised', 'Reported, and the alarm is raised.'],
  ['to-officers', 'Reported: it went to the allegations officers, and is not shown here any more.'],
])

export function saidWords(code: string | undefined): string | undefined {
  return code === undefined ? undefined : sentences.get(code)
}

/** What is said of an act, in the page that is drawn now and in the one a redirect leads to. */
export function telling(code: string | undefined): {
  readonly said?: string
  readonly saidCode?: string
} {
  const said = saidWords(code)
  return code === undefined || said === undefined ? {} : { said, saidCode: code }
}
