import { recordEvent } from '../../src/store/events.ts'
import { addQuestion } from '../../src/store/questions.ts'
import { saveDialogState } from '../../src/store/talks.ts'
import { emptyDialogState } from '../../src/domain/talk.ts'
import type { Address } from '../../src/domain/address.ts'
import { writes } from './staff-world.ts'
import type { TestStore } from './test-store.ts'

/** What was said to the bot alone, in words that stand nowhere else. */
export const sealedWords = 'zebra crossing secret'
export const sealedTopic = 'sealed-topic-marker'

/** A talk with the bot alone, with all that it leaves behind; returns its id. */
export async function aSealedTalk(test: TestStore, from: Address): Promise<string> {
  const { talkId, personId } = await writes(test, from, { text: sealedWords })
  const at = test.clock.now()
  await test.store.transaction(async (tx) => {
    await saveDialogState(tx, talkId, { ...emptyDialogState, article: sealedTopic })
    const ids = { talkId, personId }
    await recordEvent(tx, { kind: 'received', ...ids }, at)
    await recordEvent(tx, { kind: 'answered', ...ids, detail: { outcome: 'answer' } }, at)
    await recordEvent(tx, { kind: 'send-failed', personId, messageId: 'of-the-sealed-talk' }, at)
    await addQuestion(
      tx,
      {
        ...ids,
        masked: sealedWords,
        words: [],
        language: 'en',
        outcome: 'answer',
        topics: [sealedTopic],
      },
      at,
    )
    tx.hint('talk', talkId)
    tx.hint('inbox', talkId)
  })
  return talkId
}
