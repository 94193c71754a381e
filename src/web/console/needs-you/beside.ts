import { hasRole, type Viewer } from '../../../domain/viewer.ts'
import type { Data } from '../../../store/store.ts'
import { readCases } from '../../../store/views/cases.ts'
import { readMisses } from '../../../store/views/misses.ts'

/** What waits on another page for whoever has that role: 'Needs you' would say 'Nobody' otherwise. */
export interface Beside {
  readonly words: string
  readonly href: string
}

/** Cases that nobody or this officer has in hand, and missed texts that no safeguarding lead looked at. */
export async function readBeside(
  data: Data,
  viewer: Viewer,
  now: Date,
): Promise<readonly Beside[]> {
  return [...(await casesFor(data, viewer, now)), ...(await missesFor(data, viewer, now))]
}

async function casesFor(data: Data, viewer: Viewer, now: Date): Promise<readonly Beside[]> {
  if (!hasRole(viewer, 'allegations-officer')) return []
  const { open } = await readCases(data, viewer, now)
  const { length } = open.filter(({ officerId = viewer.staffId }) => officerId === viewer.staffId)
  if (length === 0) return []
  const words = length === 1 ? '1 allegation to deal with' : `${length} allegations to deal with`
  return [{ words, href: '/console/allegations' }]
}

async function missesFor(data: Data, viewer: Viewer, now: Date): Promise<readonly Beside[]> {
  if (!hasRole(viewer, 'safeguarding-lead')) return []
  const misses = await readMisses(data, viewer, now)
  const { length } = misses.filter(({ seenAt }) => seenAt === undefined)
  if (length === 0) return []
  const words =
    length === 1 ? '1 text that staff say was missed' : `${length} texts that staff say were missed`
  return [{ words, href: '/console/safety/misses' }]
}
