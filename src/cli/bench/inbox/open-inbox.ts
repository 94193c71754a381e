import type { Council } from '../../../knowledge/article.ts'
import { type ConsolePages, openConsolePages } from '../console-pages.ts'
import { fillInbox, type InboxSize } from './fill-inbox.ts'

export const viewers = ['manager', 'adviser'] as const
export type Who = (typeof viewers)[number]

/** Makes the inbox in an empty database; its page is measured as each of its viewers sees it. */
export function openInbox(
  databaseUrl: string,
  size: InboxSize,
  council: Council,
): Promise<ConsolePages<Who>> {
  return openConsolePages<Who>(databaseUrl, council, async (store, at) => {
    const { managerId, adviserId } = await fillInbox(store, size, at)
    const seenBy = (staffId: string) => ({ staffId, url: '/console', holds: 'class="line ' })
    return { manager: seenBy(managerId), adviser: seenBy(adviserId) }
  })
}
