import { addStep } from '../../../store/case-steps.ts'
import { findRestrictedMedia } from '../../../store/media.ts'
import { findCaseFor } from '../../../store/views/cases.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import type { ConsoleDeps } from '../page.ts'
import { sendMedia } from '../send-media.ts'

interface MediaRoute {
  readonly Params: { readonly caseId: string; readonly messageId: string; readonly index: string }
}

/** What came with a text of a case: only when asked for, and every look is on the case's record. */
export function addCaseMedia(
  console: Server,
  { store, clock, fetchMedia }: Pick<ConsoleDeps, 'store' | 'clock' | 'fetchMedia'>,
): void {
  console.get<MediaRoute>(
    '/allegations/:caseId/media/:messageId/:index',
    async (request, reply) => {
      const { viewer } = request
      const { caseId, messageId, index } = request.params
      const now = clock.now()
      const data = store.reading
      const found = await findCaseFor(data, viewer, caseId, now)
      const place = { messageId, index: Number(index) }
      const media = found && (await findRestrictedMedia(data, viewer, place, now))
      if (media === undefined || media.talkId !== found?.talkId) throw forbidden()
      const loaded = await fetchMedia(media.reference.url)
      if (!('problem' in loaded)) {
        const step = { caseId, step: 'media-shown', staffId: viewer.staffId } as const
        await store.transaction((tx) => addStep(tx, step, now))
      }
      return sendMedia(reply, loaded)
    },
  )
}
