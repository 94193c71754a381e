import { moveSealedTexts } from '../store/earlier-texts.ts'
import { recordEvent } from '../store/events.ts'
import type { Tx } from '../store/store.ts'
import { loadTalk } from '../store/talks.ts'

const shownMs = 24 * 60 * 60 * 1000

/**
 * The young person said yes: what was said in their sealed talks in the last 24 hours moves into
 * this one, which is the advisers'. Each sealed talk it came from is on record.
 */
export async function showEarlier(tx: Tx, talkId: string, at: Date): Promise<void> {
  const { personId, audience } = await loadTalk(tx, talkId)
  if (audience !== 'advisers') return
  const since = new Date(at.getTime() - shownMs)
  const moved = await moveSealedTexts(tx, { personId, talkId, since })
  for (const [from, texts] of moved) {
    const detail = { from, texts, earlier: true }
    await recordEvent(tx, { kind: 'audience-opened', talkId, personId, detail }, at)
  }
}
