/** What was done with a draft, as the page that follows says it: `?done=…`. */
export const doneWords: Readonly<Record<string, string>> = {
  saved: 'Your draft is saved. Nothing is published yet.',
  sent: 'It is sent for approval. Nobody changes it until it comes back.',
  returned: 'It is a draft again.',
  published: 'It is published. Within two seconds young people get it.',
  urgent: 'It is published. A second person has to look at it within a working day: they are told.',
  scheduled: 'It is approved, and goes out as its day begins.',
  withdrawn: 'It is taken out: nobody is answered with it any more.',
  checked: 'Thank you. That you looked is kept with the text.',
  together: 'Both are together in this draft. Look it over before you send it.',
  'from-file': 'This is a draft made of the file. Nobody is sent it until it is published.',
  begun: 'This is your draft. Nobody is sent it until it is published.',
}
