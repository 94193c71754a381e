import type { KnowledgePlace } from '../../../../domain/knowledge-place.ts'
import type { ChangeKind } from '../../../../domain/publication.ts'
import type { PastRevision } from '../../../../store/revision-history.ts'
import { readShownStaff } from '../../../../store/views/names.ts'
import type { ConsoleDeps } from '../../page.ts'
import { dayAndTime } from '../../times.ts'
import { editingAddressOf, nameOfPlace } from '../address-of.ts'
import { hunksOf } from './hunks-of.ts'

interface Shown {
  readonly place: KnowledgePlace
  /** The newest first. */
  readonly revisions: readonly PastRevision[]
  /** The one whose difference is shown (default: the newest). */
  readonly show: string | undefined
}

/** What the page of a text's history reads. */
export async function historyContext({ store }: ConsoleDeps, { place, revisions, show }: Shown) {
  const staff = revisions.flatMap(({ by, approvedBy, checkedBy }) => [
    by,
    approvedBy ?? null,
    checkedBy ?? null,
  ])
  const names = await readShownStaff(store.reading, staff)
  const nameOf = (id: string) => (id === 'file' ? 'A file' : (names.get(id)?.name ?? 'Somebody'))
  const found = revisions.findIndex(({ id }) => id === show)
  const at = Math.max(found, 0)
  const [chosen, before] = [revisions[at], revisions[at + 1]]
  const newest = revisions[0]
  return {
    title: nameOfPlace(place),
    address: editingAddressOf(place),
    history: `/console/editing/history/${place.kind}/${place.language}/${place.name}`,
    revisions: revisions.map((one, index) => lineOf(one, nameOf, index === at)),
    ...(chosen && {
      chosen: {
        ...lineOf(chosen, nameOf, true),
        hunks: hunksOf(before?.raw ?? '', chosen.raw),
        isFirst: before === undefined,
        isSame: before?.raw === chosen.raw,
        mayRestore: newest !== undefined && isOther(chosen, newest),
      },
    }),
    newestId: newest?.id,
  }
}

/** What is out already is not brought back; what was taken out can be, with the same text. */
function isOther(chosen: PastRevision, newest: PastRevision): boolean {
  return newest.status === 'withdrawn' || chosen.raw !== newest.raw
}

const changes: Readonly<Record<ChangeKind, string>> = {
  ordinary: 'Published',
  typo: 'A typo',
  urgent: 'Urgent correction',
  withdrawal: 'Taken out',
  restore: 'An older text, brought back',
}

function lineOf(revision: PastRevision, nameOf: (id: string) => string, isShown: boolean) {
  const { id, by, why, change, approvedBy, checkBy, checkedBy, checkedAt, despiteWorse } = revision
  const looked =
    checkedBy !== undefined && checkedAt !== undefined
      ? `${nameOf(checkedBy)} had a second look ${dayAndTime(checkedAt)}`
      : checkBy && `A second person has to look by ${dayAndTime(checkBy)}`
  return {
    ...{ id, why, isShown, despiteWorse, looked },
    change: changes[change],
    when: dayAndTime(revision.publishedAt),
    by: nameOf(by),
    approvedBy: approvedBy && nameOf(approvedBy),
  }
}
