import { isCoreArticle } from '../../domain/core-articles.ts'
import type { NoticeKind } from '../../domain/handover.ts'
import { daysBetween, defaultGraceDays, standingOf } from '../../domain/standing.ts'
import type { Role, StaffMember } from '../../domain/staff.ts'
import type { Article } from '../../knowledge/article.ts'
import { londonDate } from '../../knowledge/fill.ts'
import { type Keepers, listKeepers, noteReminder, type ReminderKind } from '../../store/keepers.ts'
import { listUnchecked } from '../../store/revision-history.ts'
import { listPublished } from '../../store/revisions.ts'
import { loadRoster } from '../../store/staff.ts'
import { knowledgeAround } from '../knowledge-around.ts'
import type { PublishDeps } from '../publish/publish-deps.ts'
import { tellEditors } from '../publish/who-approves.ts'

type Deps = Pick<PublishDeps, 'store' | 'clock'>

interface Reminder {
  readonly name: string
  readonly language: string
  readonly kind: ReminderKind
  /** Once for each of these. */
  readonly forDay: string
  readonly notice: NoticeKind
  readonly to: readonly string[]
}

/**
 * Reminds those who keep an article 30 and 7 days before its review and once past it, owners of core
 * articles daily while a fixed text stands in, and approvers daily of a second look that is overdue.
 * Each once, whichever process does it.
 */
export async function remindKeepers(deps: Deps): Promise<void> {
  const { store, clock } = deps
  const at = clock.now()
  for (const { to, notice, ...reminder } of await dueReminders(deps, at)) {
    await store.transaction(async (tx) => {
      if (!(await noteReminder(tx, reminder, reminder, at))) return
      await tellEditors(tx, to, { kind: notice, article: reminder.name }, at)
    })
  }
}

async function dueReminders({ store }: Deps, at: Date): Promise<readonly Reminder[]> {
  const [published, keepers, unchecked, roster] = await Promise.all([
    listPublished(store.reading),
    listKeepers(store.reading),
    listUnchecked(store.reading),
    loadRoster(store.reading, at),
  ])
  const { articles, council } = knowledgeAround(published)
  const today = londonDate(at)
  const graceDays = council?.reviewGraceDays ?? defaultGraceDays
  const overdue = unchecked.filter(({ checkBy }) => checkBy !== undefined && checkBy < at)
  return [
    ...articles.flatMap((article) => {
      const kept = keepers.get(`${article.language}/${article.id}`) ?? {}
      return reminderOf(article, { today, graceDays, kept, roster })
    }),
    ...overdue.map(({ name, language, by }): Reminder => {
      const to = withRole(roster, 'approver').filter((id) => id !== by)
      return { name, language, kind: 'check', forDay: today, notice: 'second-look', to }
    }),
  ]
}

interface Around {
  readonly today: string
  readonly graceDays: number
  readonly kept: Keepers
  readonly roster: readonly StaffMember[]
}

function reminderOf(article: Article, around: Around): readonly Reminder[] {
  const { id: name, language, reviewBy } = article
  const { today, graceDays, kept, roster } = around
  const days = daysBetween(today, reviewBy)
  const isExpired = standingOf(reviewBy, today, graceDays) === 'expired'
  const editors = first([kept.editor, kept.owner], withRole(roster, 'content-editor'))
  if (isExpired && isCoreArticle(name)) {
    const to = first([kept.owner], withRole(roster, 'safeguarding-lead'))
    return [{ name, language, kind: 'core', forDay: today, notice: 'core-unchecked', to }]
  }
  const kind = reviewKind(days)
  if (kind === undefined) return []
  return [{ name, language, kind, forDay: reviewBy, notice: 'review-due', to: editors }]
}

function reviewKind(days: number): ReminderKind | undefined {
  if (days < 0) return 'past-review'
  if (days <= 7) return 'review-7'
  return days <= 30 ? 'review-30' : undefined
}

/** The first of the keepers that is set, else all of those. */
function first(
  keepers: readonly (string | undefined)[],
  otherwise: readonly string[],
): readonly string[] {
  const kept = keepers.find((id) => id !== undefined)
  return kept === undefined ? otherwise : [kept]
}

function withRole(roster: readonly StaffMember[], role: Role): readonly string[] {
  return roster.filter(({ roles }) => roles.includes(role)).map(({ id }) => id)
}
