import { emptyDialogState } from '../domain/talk.ts'
import type { Tx } from '../store/store.ts'
import { saveDialogState, talkForInbound } from '../store/talks.ts'

/** Numbers the bot offered before they talked with a person are no answer to anything now. */
export async function forgetChoices(tx: Tx, personId: string, at: Date): Promise<void> {
  const next = await talkForInbound(tx, personId, at)
  if (next.audience !== 'sealed') return
  const { circumstances } = next.state
  await saveDialogState(tx, next.id, { ...emptyDialogState, circumstances })
}
