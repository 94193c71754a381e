import type { CasePage } from '../../../store/views/case-page.ts'
import type { TheirText } from '../../../store/views/conversation-texts.ts'
import { nameIn } from '../needs-you/person-words.ts'
import { deliveryOf } from '../talk/delivery.ts'
import { mediaWords } from '../talk/thread.ts'
import { dayAndTime } from '../times.ts'

/** What was said in the restricted talk, as the view shows it, oldest first. */
export function caseThread({ case: found, texts, names }: CasePage) {
  return texts.map((text) => {
    const said = { id: text.id, text: text.text, at: dayAndTime(text.at) }
    if (text.kind === 'theirs') {
      return { ...said, by: 'theirs', who: nameIn(found.person), came: cameWith(text, found.id) }
    }
    const who = text.kind === 'bot' ? 'Bot' : (names.get(text.staffId ?? '') ?? 'Staff')
    return { ...said, by: text.kind, who, came: [], delivery: deliveryOf(text).words }
  })
}

/** Without `href` it cannot be opened. */
function cameWith({ id, media, quarantined }: TheirText, caseId: string) {
  return media.map(({ contentType }, index) => ({
    what: mediaWords(contentType).what,
    ...(!quarantined && { href: `/console/allegations/${caseId}/media/${id}/${index}` }),
  }))
}
