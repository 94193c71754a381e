import type { CasePage } from '../../../store/views/case-page.ts'
import { deliveryOf } from '../talk/delivery.ts'
import { mediaWords } from '../talk/thread.ts'
import { nameIn } from '../needs-you/person-words.ts'
import { dayAndTime } from '../times.ts'

/** What was said in the restricted talk, as the view shows it, oldest first. */
export function caseThread({ case: found, texts, names }: CasePage) {
  return texts.map((text) => {
    const said = { id: text.id, text: text.text, at: dayAndTime(text.at) }
    if (text.kind === 'theirs') {
      const came = text.media.map(({ contentType }) => mediaWords(contentType).what)
      return { ...said, isTheirs: true, who: nameIn(found.person), came }
    }
    const who = text.kind === 'bot' ? 'Bot' : (names.get(text.staffId ?? '') ?? 'Staff')
    return { ...said, isTheirs: false, who, came: [], delivery: deliveryOf(text).words }
  })
}
